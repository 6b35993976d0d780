package org.waymark.people.earners;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;

/**
 * Why somebody earned as what they did, and what a school held of a guardian's consent. Whom a minor's consent was recorded
 * by stays as an id that names nobody; that they are protected stays, so that no badge of theirs becomes public.
 */
@Component
@Order(71)
@Transactional
class ErasedEarner implements ErasurePart {

    private static final String THEIRS = " where person_id = :person and district_id = :district";

    private final NamedParameterJdbcTemplate jdbc;

    ErasedEarner(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "audience-and-consents";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audience_given", "guardian_consent");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        add(lines, "earners.erasure.audience", "audience_given", erasure);
        add(lines, "earners.erasure.consents", "guardian_consent", erasure);
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        for (String table : List.of("audience_given", "guardian_consent")) {
            jdbc.update("delete from " + table + THEIRS, of(erasure));
        }
    }

    private void add(List<ErasureLine> lines, String what, String table, Erasure erasure) {
        Long count = jdbc.queryForObject("select count(*) from " + table + THEIRS, of(erasure), Long.class);
        if (count != null && count > 0) {
            lines.add(ErasureLine.erased(what, count));
        }
    }

    private static Map<String, Object> of(Erasure erasure) {
        return Map.of(
                "person", erasure.person().id(), "district", erasure.district().id());
    }
}
