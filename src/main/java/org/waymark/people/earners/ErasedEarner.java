package org.waymark.people.earners;

import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;

/** As whom a person earns, and what their school holds of a guardian's consent: without the person there is nothing to consent to. */
@Component
@Order(80)
@Transactional
class ErasedEarner implements ErasurePart {

    private static final String THEIRS = " where person_id = :person and district_id = :district";

    private final JdbcClient jdbc;

    ErasedEarner(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public Set<String> tables() {
        return Set.of("guardian_consent");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        long consents = jdbc.sql("select count(*) from guardian_consent" + THEIRS)
                .param("person", erasure.person().id())
                .param("district", erasure.district().id())
                .query(Long.class)
                .single();
        return consents == 0 ? List.of() : List.of(ErasureLine.erased("people.erasure.consents", consents));
    }

    @Override
    public void erase(Erasure erasure) {
        update("delete from guardian_consent" + THEIRS, erasure);
        update(
                "update person set protected_until = null, protected_school = null"
                        + " where id = :person and district_id = :district",
                erasure);
    }

    private void update(String sql, Erasure erasure) {
        jdbc.sql(sql)
                .param("person", erasure.person().id())
                .param("district", erasure.district().id())
                .update();
    }
}
