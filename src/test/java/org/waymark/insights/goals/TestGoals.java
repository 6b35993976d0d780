package org.waymark.insights.goals;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.catalog.goals.GoalPlan;
import org.waymark.catalog.goals.Goals;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Audience;

/** Goals that what a district has serves, and stories of them. */
public final class TestGoals {

    private TestGoals() {}

    public static void goal(String code, Set<Audience> audiences, DistrictId district, ApplicationContext context) {
        context.getBean(Goals.class)
                .put(
                        new GoalPlan(
                                code,
                                "Goal " + code,
                                "Reading opens the rest",
                                audiences,
                                LocalDate.of(2026, 8, 1),
                                LocalDate.of(2099, 7, 31),
                                "Office of literacy",
                                "A micro-credential on reading"),
                        district,
                        "operator",
                        "OPERATOR");
    }

    /** From now on every micro-credential of the district, as a whole, serves the goal. */
    public static void serve(String goal, DistrictId district, ApplicationContext context) {
        context.getBean(JdbcClient.class)
                .sql("update definition_version set content = replace(content, '\"goals\":[]', :some)"
                        + " where district_id = :district")
                .param("some", "\"goals\":[\"" + goal + "\"]")
                .param("district", district.id())
                .update();
    }

    public static UUID hiddenStory(
            String goal, PersonId writer, PersonId lead, DistrictId district, ApplicationContext context) {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = context.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC);
        context.getBean(JdbcClient.class)
                .sql("insert into goal_story (id, version, district_id, goal_code, person_id, award_id, words, signed,"
                        + " consented_at, changed_at, hidden_at, hidden_by_id, hidden_why) select :id, 0, a.district_id,"
                        + " :goal, a.earner_id, a.id, 'They read more.', true, :now, :now, :now, :lead, 'A name'"
                        + " from award a where a.district_id = :district and a.earner_id = :writer"
                        + " and a.revoked_at is null and a.suspended_at is null order by a.awarded_at limit 1")
                .param("id", id)
                .param("goal", goal)
                .param("now", now)
                .param("lead", lead.id())
                .param("district", district.id())
                .param("writer", writer.id())
                .update();
        return id;
    }
}
