package org.waymark.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.People;

/** In which courses a person was, and what gradebooks were told of them. What stands in a gradebook is the LMS's. */
@Component
@Order(40)
@Transactional
class ErasedPlaces implements ErasurePart {

    private static final String MINE = " where person_id = :person and district_id = :district";
    private static final String TOLD = " where district_id = :district and entry_id in"
            + " (select id from gradebook_entry where person_id = :person and district_id = :district)";
    private static final String CELL =
            " where district_id = :district and sub = :sub and registration_id in (:registrations)";
    private static final String CHOSEN =
            "select count(*) from placement" + " where chosen_by_id = :person and district_id = :district";

    private final NamedParameterJdbcTemplate jdbc;
    private final LtiRegistrations registrations;

    ErasedPlaces(NamedParameterJdbcTemplate jdbc, LtiRegistrations registrations) {
        this.jdbc = jdbc;
        this.registrations = registrations;
    }

    @Override
    public String name() {
        return "places";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "gradebook_entry",
                "score_publication",
                "gradebook_cell",
                "deep_linking_request",
                "course_author",
                "shown_work",
                "placement");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        Map<String, Object> mine = of(erasure);
        List<ErasureLine> lines = new ArrayList<>();
        long cells = 0;
        for (Map<String, Object> cell : cells(erasure)) {
            cells += count("select count(*) from gradebook_cell" + CELL, cell);
        }
        add(
                lines,
                ErasureLine.erased(
                        "placement.erasure.gradebooks",
                        count("select count(*) from gradebook_entry" + MINE, mine) + cells));
        add(
                lines,
                ErasureLine.erased(
                        "placement.erasure.courses",
                        count("select count(*) from course_author" + MINE, mine)
                                + count("select count(*) from deep_linking_request" + MINE, mine)));
        add(
                lines,
                ErasureLine.erased("placement.erasure.shown", count("select count(*) from shown_work" + MINE, mine)));
        add(lines, ErasureLine.pseudonymised("placement.erasure.chosen", count(CHOSEN, mine)));
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        Map<String, Object> mine = of(erasure);
        jdbc.update("delete from score_publication" + TOLD, mine);
        jdbc.update("delete from gradebook_entry" + MINE, mine);
        jdbc.update("delete from deep_linking_request" + MINE, mine);
        jdbc.update("delete from course_author" + MINE, mine);
        jdbc.update("delete from shown_work" + MINE, mine);
        cells(erasure).forEach(cell -> jdbc.update("delete from gradebook_cell" + CELL, cell));
    }

    private static Map<String, Object> of(Erasure erasure) {
        return Map.of(
                "person", erasure.person().id(), "district", erasure.district().id());
    }

    /** The same id in another LMS is somebody else. */
    private List<Map<String, Object>> cells(Erasure erasure) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (People.LmsIdentity identity : erasure.identities()) {
            List<UUID> theirs = registrations.all().stream()
                    .filter(each -> each.issuer().equals(identity.issuer()))
                    .map(PlatformRegistration::id)
                    .toList();
            if (!theirs.isEmpty()) {
                Map<String, Object> cell = new HashMap<>(of(erasure));
                cell.put("sub", identity.sub());
                cell.put("registrations", theirs);
                cells.add(cell);
            }
        }
        return cells;
    }

    private long count(String query, Map<String, Object> values) {
        Long count = jdbc.queryForObject(query, values, Long.class);
        return count == null ? 0 : count;
    }

    private static void add(List<ErasureLine> lines, ErasureLine line) {
        if (line.count() > 0) {
            lines.add(line);
        }
    }
}
