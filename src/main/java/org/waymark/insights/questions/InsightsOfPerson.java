package org.waymark.insights.questions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/** What somebody opened first and when, and what they were asked and said. */
@Component
@Order(8)
@Transactional
class InsightsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final JdbcClient jdbc;
    private final Definitions definitions;

    InsightsOfPerson(JdbcClient jdbc, Definitions definitions) {
        this.jdbc = jdbc;
        this.definitions = definitions;
    }

    @Override
    public String heading() {
        return "insights.privacy.heading";
    }

    @Override
    public String name() {
        return "insights";
    }

    @Override
    public Set<String> tables() {
        return Set.of("first_view", "asked_question");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.ofUnversioned("first_view", "person_id", "definition_id"),
                Column.of("asked_question", "person_id", "definition_id", "kind"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        add(lines, "insights.privacy.views", views(person, district));
        add(lines, "insights.privacy.questions", questions(person, district));
        return lines;
    }

    private static void add(List<MessageSourceResolvable> lines, String key, long count) {
        if (count > 0) {
            lines.add(new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {count}));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Map<String, Object>> views = new ArrayList<>();
        jdbc.sql("select definition_id, viewed_at from first_view where district_id = :district"
                        + " and person_id = :person order by viewed_at")
                .param("district", district.id())
                .param("person", person.id())
                .query(row -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("microCredential", title(row.getObject("definition_id", UUID.class), district));
                    view.put(
                            "firstOpened",
                            row.getObject("viewed_at", java.time.OffsetDateTime.class)
                                    .toString());
                    views.add(view);
                });
        if (!views.isEmpty()) {
            archive.json("first-views.json", views);
        }
        List<Map<String, Object>> questions = new ArrayList<>();
        jdbc.sql("select definition_id, kind, asked_at, ended_at, answers, words from asked_question"
                        + " where district_id = :district and person_id = :person order by asked_at")
                .param("district", district.id())
                .param("person", person.id())
                .query(row -> {
                    Map<String, Object> question = new LinkedHashMap<>();
                    question.put("microCredential", title(row.getObject("definition_id", UUID.class), district));
                    question.put("askedFor", row.getString("kind"));
                    question.put(
                            "asked",
                            row.getObject("asked_at", java.time.OffsetDateTime.class)
                                    .toString());
                    question.put("answers", List.of(row.getString("answers").split(",")));
                    if (row.getString("words") != null) {
                        question.put("words", row.getString("words"));
                    }
                    questions.add(question);
                });
        if (!questions.isEmpty()) {
            archive.json("questions.json", questions);
        }
    }

    private String title(UUID definition, DistrictId district) {
        DefinitionId id = new DefinitionId(definition);
        var named = definitions.named(List.of(id), district).get(id);
        return named == null ? "" : named.title();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        long views = views(erasure.person(), erasure.district());
        if (views > 0) {
            lines.add(ErasureLine.erased("insights.erasure.views", views));
        }
        long questions = questions(erasure.person(), erasure.district());
        if (questions > 0) {
            lines.add(ErasureLine.erased("insights.erasure.questions", questions));
        }
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        jdbc.sql("delete from first_view where district_id = :district and person_id = :person")
                .param("district", erasure.district().id())
                .param("person", erasure.person().id())
                .update();
        jdbc.sql("delete from asked_question where district_id = :district and person_id = :person")
                .param("district", erasure.district().id())
                .param("person", erasure.person().id())
                .update();
    }

    private long views(PersonId person, DistrictId district) {
        return jdbc.sql("select count(*) from first_view where district_id = :district and person_id = :person")
                .param("district", district.id())
                .param("person", person.id())
                .query(Long.class)
                .single();
    }

    private long questions(PersonId person, DistrictId district) {
        return jdbc.sql("select count(*) from asked_question where district_id = :district and person_id = :person")
                .param("district", district.id())
                .param("person", person.id())
                .query(Long.class)
                .single();
    }
}
