package org.waymark.insights.goals;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.goals.GoalView;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;

/**
 * What changed for learners, told by people who earned what serves a goal, with their consent and until they withdraw it. It is shown
 * as long as their award is in force; without a name only where enough contributed that nobody is known by having done so.
 */
@Service
@Transactional
class GoalStories {

    private static final int MOST = 20;
    private static final String EARNER = "EARNER";

    private static final String SHOWN = """
            select s.id, s.version, s.goal_code, s.person_id, s.words, s.signed, s.hidden_why, a.title
            from goal_story s
            join award a on a.id = s.award_id and a.district_id = :district and a.earner_id = s.person_id
              and a.revoked_at is null and a.suspended_at is null and (a.valid_until is null or a.valid_until > :now)
            join person p on p.id = s.person_id and p.erased_at is null
            where s.district_id = :district
            """;

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Minors minors;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    GoalStories(JdbcClient jdbc, Definitions definitions, Minors minors, Notices notices, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.minors = minors;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of whoever wrote it, with how it stands. */
    record Own(String words, boolean signed, @Nullable String hiddenWhy) {}

    /**
     * As others read it.
     *
     * @param by null where it is not signed
     * @param award null where it is not signed: one that few hold would say who they are
     * @param hiddenWhy null where it is not hidden
     */
    record Story(
            UUID id,
            int edition,
            String goal,
            String words,
            @Nullable String by,
            @Nullable String award,
            @Nullable String hiddenWhy) {}

    private record Row(Story story, PersonId person, boolean signed) {}

    /**
     * Those of some goals: the signed ones with the latest first, then the others in no order that tells when they came.
     *
     * @param enough the goals of which those without a name may be shown
     * @param hidden whether those that a lead hid are among them
     */
    @Transactional(readOnly = true)
    List<Story> latest(List<String> goals, Set<String> enough, boolean hidden, int most, SignedInPerson me) {
        if (goals.isEmpty()) {
            return List.of();
        }
        List<Row> rows = jdbc.sql(SHOWN
                        + " and s.goal_code in (:goals) and (s.signed or s.goal_code in (:enough))"
                        + (hidden ? "" : " and s.hidden_at is null")
                        + " order by s.signed desc, case when s.signed then s.changed_at end desc, s.id limit :most")
                .param("district", me.district().id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("goals", goals)
                .param("enough", enough.isEmpty() ? List.of("") : enough)
                .param("most", Math.min(most, MOST))
                .query((row, n) -> row(row))
                .list();
        List<PersonId> writers = rows.stream().map(Row::person).distinct().toList();
        Set<PersonId> silent = minors.protectedAmong(writers, me.district());
        Map<PersonId, String> names = minors.names(writers, me.district(), me.id());
        return rows.stream()
                .filter(row -> !silent.contains(row.person()))
                .map(row -> row.signed() ? signed(row.story(), names.get(row.person())) : row.story())
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<Story> one(UUID id, DistrictId district) {
        return jdbc.sql(SHOWN + " and s.id = :id")
                .param("district", district.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .query((row, n) -> row(row).story())
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<Own> own(String goal, SignedInPerson me) {
        return jdbc.sql("select words, signed, hidden_why from goal_story where district_id = :district"
                        + " and goal_code = :goal and person_id = :person")
                .param("district", me.district().id())
                .param("goal", goal)
                .param("person", me.id().id())
                .query((row, n) ->
                        new Own(row.getString("words"), row.getBoolean("signed"), row.getString("hidden_why")))
                .optional();
    }

    /** The award that lets somebody write; guests and protected minors never may. */
    @Transactional(readOnly = true)
    Optional<UUID> award(String goal, SignedInPerson me) {
        if (me.isGuest() || minors.isProtected(me.id(), me.district())) {
            return Optional.empty();
        }
        record Held(UUID award, DefinitionVersionId version) {}
        List<Held> held = jdbc.sql("select a.id, a.definition_version_id from award a where a.district_id = :district"
                        + " and a.earner_id = :person and a.revoked_at is null and a.suspended_at is null"
                        + " and (a.valid_until is null or a.valid_until > :now) order by a.awarded_at desc, a.id")
                .param("district", me.district().id())
                .param("person", me.id().id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Held(row.getObject(1, UUID.class), new DefinitionVersionId(row.getObject(2, UUID.class))))
                .list();
        Map<DefinitionVersionId, DefinitionContent> contents =
                definitions.contents(held.stream().map(Held::version).distinct().toList(), me.district());
        return held.stream()
                .filter(each -> contents.containsKey(each.version()))
                .filter(each -> !Served.by(Objects.requireNonNull(contents.get(each.version())), goal)
                        .isEmpty())
                .map(Held::award)
                .findFirst();
    }

    /** Writes it, or writes it anew; what a lead hid stays hidden until a lead shows it again. */
    void tell(GoalView goal, UUID award, String words, boolean signed, SignedInPerson me) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int changed = change(goal.code(), award, words, signed, now, me);
        if (changed == 0) {
            jdbc.sql("insert into goal_story (id, version, district_id, goal_code, person_id, award_id, words, signed,"
                            + " consented_at, changed_at) values (:id, 0, :district, :goal, :person, :award, :words,"
                            + " :signed, :now, :now)")
                    .param("id", UuidCreator.getRandomBased())
                    .param("district", me.district().id())
                    .param("goal", goal.code())
                    .param("person", me.id().id())
                    .param("award", award)
                    .param("words", words)
                    .param("signed", signed)
                    .param("now", now)
                    .update();
        }
        audit.record(me.district().id(), me.id().toString(), EARNER, "goal-story-told", named(goal, signed));
    }

    private int change(String goal, UUID award, String words, boolean signed, OffsetDateTime now, SignedInPerson me) {
        return jdbc.sql("update goal_story set version = version + 1, award_id = :award, words = :words,"
                        + " signed = :signed, consented_at = :now, changed_at = :now where district_id = :district"
                        + " and goal_code = :goal and person_id = :person")
                .param("award", award)
                .param("words", words)
                .param("signed", signed)
                .param("now", now)
                .param("district", me.district().id())
                .param("goal", goal)
                .param("person", me.id().id())
                .update();
    }

    /** Leads read the audit: which goal somebody wrote of without a name is not in it. */
    private static String named(GoalView goal, boolean signed) {
        return signed ? goal.code() : "";
    }

    void withdraw(GoalView goal, SignedInPerson me) {
        boolean signed = own(goal.code(), me).filter(Own::signed).isPresent();
        int gone = jdbc.sql("delete from goal_story where district_id = :district and goal_code = :goal"
                        + " and person_id = :person")
                .param("district", me.district().id())
                .param("goal", goal.code())
                .param("person", me.id().id())
                .update();
        if (gone > 0) {
            audit.record(me.district().id(), me.id().toString(), EARNER, "goal-story-withdrawn", named(goal, signed));
        }
    }

    /** False where it was changed meanwhile, so that nobody hides what they did not read. */
    boolean hide(Story story, String why, String goalTitle, SignedInPerson lead) {
        int changed = jdbc.sql("update goal_story set version = version + 1, hidden_at = :now, hidden_by_id = :lead,"
                        + " hidden_why = :why where district_id = :district and id = :id and version = :edition")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("lead", lead.id().id())
                .param("why", why)
                .param("district", lead.district().id())
                .param("id", story.id())
                .param("edition", story.edition())
                .update();
        if (changed == 1) {
            audit.record(
                    lead.district().id(), lead.id().toString(), Role.LEAD.name(), "goal-story-hidden", story.goal());
            notices.send(new Notice(
                    lead.district().id(),
                    writer(story.id(), lead.district()),
                    "goal-story-hidden",
                    List.of(goalTitle),
                    "/goals/" + story.goal() + "/story"));
        }
        return changed == 1;
    }

    void show(Story story, SignedInPerson lead) {
        int changed = jdbc.sql("update goal_story set version = version + 1, hidden_at = null, hidden_by_id = null,"
                        + " hidden_why = null where district_id = :district and id = :id and hidden_at is not null")
                .param("district", lead.district().id())
                .param("id", story.id())
                .update();
        if (changed == 1) {
            audit.record(
                    lead.district().id(), lead.id().toString(), Role.LEAD.name(), "goal-story-shown", story.goal());
        }
    }

    private UUID writer(UUID story, DistrictId district) {
        return jdbc.sql("select person_id from goal_story where id = :id and district_id = :district")
                .param("id", story)
                .param("district", district.id())
                .query(UUID.class)
                .single();
    }

    private static Story signed(Story story, @Nullable String name) {
        return new Story(
                story.id(), story.edition(), story.goal(), story.words(), name, story.award(), story.hiddenWhy());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Story(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        row.getString("goal_code"),
                        row.getString("words"),
                        null,
                        row.getBoolean("signed") ? row.getString("title") : null,
                        row.getString("hidden_why")),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getBoolean("signed"));
    }
}
