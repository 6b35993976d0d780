package org.waymark.insights.goals;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/** The stories that somebody told, and that as a lead they hid others'. */
@Component
@Order(9)
@Transactional
class StoriesOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final JdbcClient jdbc;

    StoriesOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String heading() {
        return "insights.story.privacy.heading";
    }

    @Override
    public String name() {
        return "goal-stories";
    }

    @Override
    public Set<String> tables() {
        return Set.of("goal_story");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("goal_story", "person_id", "goal_code"), Column.of("goal_story", "hidden_by_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        long count = count(person, district);
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"insights.story.privacy.stories"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Map<String, Object>> stories = new ArrayList<>();
        jdbc.sql("select goal_code, words, signed, consented_at, hidden_why from goal_story"
                        + " where district_id = :district and person_id = :person order by goal_code")
                .param("district", district.id())
                .param("person", person.id())
                .query(row -> {
                    Map<String, Object> story = new LinkedHashMap<>();
                    story.put("goal", row.getString("goal_code"));
                    story.put("words", row.getString("words"));
                    story.put("signed", row.getBoolean("signed"));
                    story.put(
                            "consented",
                            row.getObject("consented_at", OffsetDateTime.class).toString());
                    if (row.getString("hidden_why") != null) {
                        story.put("hiddenBecause", row.getString("hidden_why"));
                    }
                    stories.add(story);
                });
        if (!stories.isEmpty()) {
            archive.json("goal-stories.json", stories);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        long count = count(erasure.person(), erasure.district());
        return count == 0 ? List.of() : List.of(ErasureLine.erased("insights.story.erasure.stories", count));
    }

    @Override
    public void erase(Erasure erasure) {
        jdbc.sql("delete from goal_story where district_id = :district and person_id = :person")
                .param("district", erasure.district().id())
                .param("person", erasure.person().id())
                .update();
        jdbc.sql("update goal_story set hidden_by_id = null, version = version + 1 where district_id = :district"
                        + " and hidden_by_id = :person")
                .param("district", erasure.district().id())
                .param("person", erasure.person().id())
                .update();
    }

    private long count(PersonId person, DistrictId district) {
        return jdbc.sql("select count(*) from goal_story where district_id = :district and person_id = :person")
                .param("district", district.id())
                .param("person", person.id())
                .query(Long.class)
                .single();
    }
}
