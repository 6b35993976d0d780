package org.waymark.insights.counting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.people.DistrictId;

/**
 * Counts answers of months that are over, and of those only as many together as at least five people gave: where the numbers
 * moved with each answer, whoever looks twice would learn whose it was.
 */
@Component
class AnswerRows {

    private final JdbcClient jdbc;

    AnswerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Said(UUID person, boolean another, List<String> answers) {}

    Figures.Answers of(DistrictId district, ZoneId zone, Instant now, SmallGroups small) {
        String month = month(now, zone);
        TreeMap<String, List<Said>> byMonth = new TreeMap<>();
        jdbc.sql("select person_id, kind, answers, ended_at from asked_question where district_id = :district"
                        + " and ended_at is not null and answers <> ''")
                .param("district", district.id())
                .query(row -> {
                    String of = month(
                            row.getObject("ended_at", OffsetDateTime.class).toInstant(), zone);
                    if (of.compareTo(month) < 0) {
                        byMonth.computeIfAbsent(of, none -> new ArrayList<>())
                                .add(new Said(
                                        row.getObject("person_id", UUID.class),
                                        "AWARD".equals(row.getString("kind")),
                                        List.of(row.getString("answers").split(","))));
                    }
                });
        int asked = jdbc.sql("select count(distinct person_id) from asked_question where district_id = :district"
                        + " and kind <> 'AWARD'")
                .param("district", district.id())
                .query(Integer.class)
                .single();
        Map<String, Integer> reasons = new HashMap<>();
        int people = tally(byMonth, false, small, reasons);
        Map<String, Integer> another = new HashMap<>();
        tally(byMonth, true, small, another);
        return new Figures.Answers(asked, people, reasons, another);
    }

    /** Counts people, not answers: who says the same of three micro-credentials says it once. */
    private static int tally(
            TreeMap<String, List<Said>> byMonth, boolean another, SmallGroups small, Map<String, Integer> counts) {
        Map<String, Set<UUID>> who = new HashMap<>();
        Set<UUID> all = new HashSet<>();
        List<Said> waiting = new ArrayList<>();
        for (List<Said> month : byMonth.values()) {
            month.stream().filter(said -> said.another() == another).forEach(waiting::add);
            if (small.mayBeShown(
                    (int) waiting.stream().map(Said::person).distinct().count())) {
                for (Said said : waiting) {
                    all.add(said.person());
                    said.answers()
                            .forEach(answer -> who.computeIfAbsent(answer, none -> new HashSet<>())
                                    .add(said.person()));
                }
                waiting.clear();
            }
        }
        who.forEach((answer, persons) -> counts.put(answer, persons.size()));
        return all.size();
    }

    private static String month(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toString().substring(0, 7);
    }
}
