package org.waymark.insights.counting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.questions.Occasion;
import org.waymark.people.DistrictId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Releases answers of months that are over, of as many new people at a time as the district shows numbers of. Only numbers
 * are kept of what was released: they move by enough people or not at all, and stay when somebody's answer is erased.
 */
@Component
class AnswerRows {

    private static final String BARRIERS = "BARRIERS";
    private static final String ANOTHER = "ANOTHER";
    private static final List<Occasion> OCCASIONS = List.of(Occasion.VIEW_EXIT, Occasion.STALL, Occasion.LAPSE);

    private static final String OVER = " from asked_question where district_id = :district and answers <> ''"
            + " and ended_at < :month and (kind = 'AWARD') = :another";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AnswerRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Said(UUID person, Occasion occasion, boolean counted, List<String> answers) {}

    Figures.Answers of(DistrictId district, ZoneId zone, Instant now, SmallGroups small) {
        OffsetDateTime month = now.atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        ReleasedAnswers barriers = released(BARRIERS, month, at, small, district);
        ReleasedAnswers another = released(ANOTHER, month, at, small, district);
        Map<String, Map<String, Integer>> occasions = new LinkedHashMap<>();
        OCCASIONS.forEach(
                each -> occasions.put(each.name(), before(each.name(), district).shown()));
        return new Figures.Answers(barriers.asked(), barriers.people(), barriers.counts(), another.counts(), occasions);
    }

    /** What is released after this time, with what waited where it is enough. */
    private ReleasedAnswers released(
            String kind, OffsetDateTime month, OffsetDateTime at, SmallGroups small, DistrictId district) {
        ReleasedAnswers before = before(kind, district);
        boolean another = ANOTHER.equals(kind);
        List<Said> said = said(month, another, district);
        ReleasedAnswers.Batch batch = batch(said);
        if (batch.newcomers() < small.fewest()
                || another && !batch.said().values().stream().allMatch(small::mayBeShown)) {
            return before;
        }
        ReleasedAnswers after = before.with(batch, asked(month, another, district), small);
        jdbc.sql("update asked_question set counted_at = :at where counted_at is null and id in (select id" + OVER
                        + ") and district_id = :district")
                .param("at", at)
                .param("district", district.id())
                .param("month", month)
                .param("another", another)
                .update();
        keep(kind, json.writeValueAsString(after), district);
        if (!another) {
            OCCASIONS.forEach(each -> releaseOf(each, said, small, district));
        }
        return after;
    }

    /** The same answers by occasion: each reason as soon as enough gave it on this occasion, and enough or none did not. */
    private void releaseOf(Occasion occasion, List<Said> all, SmallGroups small, DistrictId district) {
        ReleasedAnswers.Batch batch =
                batch(all.stream().filter(said -> said.occasion() == occasion).toList());
        ReleasedAnswers after = before(occasion.name(), district).with(batch, 0, small);
        keep(occasion.name(), json.writeValueAsString(after), district);
    }

    private ReleasedAnswers before(String kind, DistrictId district) {
        return jdbc.sql("select figures from answer_release where district_id = :district and kind = :kind")
                .param("district", district.id())
                .param("kind", kind)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, ReleasedAnswers.class))
                .orElse(ReleasedAnswers.NOTHING);
    }

    private List<Said> said(OffsetDateTime month, boolean another, DistrictId district) {
        return jdbc.sql("select person_id, kind, counted_at, answers" + OVER)
                .param("district", district.id())
                .param("month", month)
                .param("another", another)
                .query((row, n) -> new Said(
                        row.getObject("person_id", UUID.class),
                        Occasion.valueOf(row.getString("kind")),
                        row.getObject("counted_at") != null,
                        List.of(row.getString("answers").split(","))))
                .list();
    }

    private int asked(OffsetDateTime month, boolean another, DistrictId district) {
        return jdbc.sql("select count(distinct person_id) from asked_question where district_id = :district"
                        + " and asked_at < :month and (kind = 'AWARD') = :another")
                .param("district", district.id())
                .param("month", month)
                .param("another", another)
                .query(Integer.class)
                .single();
    }

    /** Counts people, not answers: who says the same of three micro-credentials says it once. */
    private static ReleasedAnswers.Batch batch(List<Said> all) {
        Set<UUID> known = new HashSet<>();
        Map<String, Set<UUID>> knownToSay = new HashMap<>();
        all.stream().filter(Said::counted).forEach(said -> {
            known.add(said.person());
            add(said, knownToSay);
        });
        Set<UUID> waiting = new HashSet<>();
        Map<String, Set<UUID>> say = new HashMap<>();
        all.stream().filter(said -> !said.counted()).forEach(said -> {
            waiting.add(said.person());
            add(said, say);
        });
        Map<String, Integer> counts = new HashMap<>();
        say.forEach((answer, people) -> {
            people.removeAll(knownToSay.getOrDefault(answer, Set.of()));
            counts.put(answer, people.size());
        });
        int people = waiting.size();
        waiting.removeAll(known);
        return new ReleasedAnswers.Batch(people, waiting.size(), counts);
    }

    private static void add(Said said, Map<String, Set<UUID>> who) {
        said.answers()
                .forEach(answer ->
                        who.computeIfAbsent(answer, none -> new HashSet<>()).add(said.person()));
    }

    private void keep(String kind, String figures, DistrictId district) {
        int changed = jdbc.sql("update answer_release set figures = :figures where district_id = :district"
                        + " and kind = :kind")
                .param("figures", figures)
                .param("district", district.id())
                .param("kind", kind)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into answer_release (district_id, kind, figures) values (:district, :kind, :figures)")
                    .param("figures", figures)
                    .param("district", district.id())
                    .param("kind", kind)
                    .update();
        }
    }
}
