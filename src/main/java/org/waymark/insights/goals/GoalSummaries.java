package org.waymark.insights.goals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.goals.GoalView;
import org.waymark.catalog.goals.Goals;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.earners.Audience;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was counted of each goal, one row for each: pages read these, however many awards there are. Awards that were revoked, are
 * suspended or have run out are not counted, nor are those from elsewhere.
 */
@Service
public class GoalSummaries {

    private static final Duration SOONEST = Duration.ofMinutes(10);
    private static final int SHARE = 20;
    private static final int AT_ONCE = 2_000;

    private static final String IN_FORCE =
            " a.revoked_at is null and a.suspended_at is null" + " and (a.valid_until is null or a.valid_until > :now)";

    private static final String AWARDS = """
            select a.earner_id, r.school_code, a.definition_version_id, a.awarded_at from award a
            join person p on p.id = a.earner_id and p.erased_at is null
            left join staff_record r on r.district_id = p.district_id and r.sourcedid = p.sourcedid and r.left_at is null
            where a.district_id = :district and
            """ + IN_FORCE + " order by a.earner_id, a.awarded_at, a.id";

    private final Goals goals;
    private final Definitions definitions;
    private final DistrictSettings settings;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate stream;
    private final JsonMapper json;
    private final Clock clock;

    GoalSummaries(
            Goals goals,
            Definitions definitions,
            DistrictSettings settings,
            JdbcClient jdbc,
            DataSource source,
            JsonMapper json,
            Clock clock) {
        this.goals = goals;
        this.definitions = definitions;
        this.settings = settings;
        this.jdbc = jdbc;
        JdbcTemplate few = new JdbcTemplate(source);
        few.setFetchSize(AT_ONCE);
        this.stream = new NamedParameterJdbcTemplate(few);
        this.json = json;
        this.clock = clock;
    }

    /** What was counted last of these goals, by code, in one read; what was not yet is left out. */
    @Transactional(readOnly = true)
    Map<String, GoalFigures> of(Collection<String> codes, DistrictId district) {
        Map<String, GoalFigures> figures = new HashMap<>();
        if (!codes.isEmpty()) {
            jdbc.sql("select goal_code, figures from goal_summary where district_id = :district"
                            + " and goal_code in (:codes)")
                    .param("district", district.id())
                    .param("codes", codes)
                    .query(row -> {
                        figures.put(
                                row.getString("goal_code"),
                                json.readValue(row.getString("figures"), GoalFigures.class));
                    });
        }
        return figures;
    }

    @Transactional(readOnly = true)
    Optional<GoalFigures> of(String code, DistrictId district) {
        return Optional.ofNullable(of(List.of(code), district).get(code));
    }

    /** Counts anew where the last time is long enough ago, or a goal is new. */
    @Transactional
    public void countIfDue(DistrictId district) {
        List<GoalView> all = goals.of(district);
        if (all.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        long fresh = jdbc
                .sql("select counted_at, took_millis from goal_summary where district_id = :district")
                .param("district", district.id())
                .query((row, n) -> row.getObject("counted_at", OffsetDateTime.class)
                        .toInstant()
                        .plus(longest(SOONEST, Duration.ofMillis(row.getLong("took_millis") * SHARE)))
                        .isAfter(now))
                .list()
                .stream()
                .filter(Boolean::booleanValue)
                .count();
        if (fresh < all.size()) {
            count(district);
        }
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Counts all goals of a district now, in one pass over its awards. */
    @Transactional
    public void count(DistrictId district) {
        long began = System.nanoTime();
        Instant now = clock.instant();
        ZoneId zone = settings.of(district).zone();
        List<GoalView> all = goals.of(district);
        Map<String, GoalTally> tallies = new LinkedHashMap<>();
        all.forEach(goal -> tallies.put(goal.code(), new GoalTally(YearMonth.from(now.atZone(zone)))));
        Map<UUID, Map<String, List<String>>> served = served(district, tallies);
        pass(district, now, zone, served, tallies);
        List<DefinitionVersion> live = definitions.published(district);
        Map<String, GoalFigures> figures = new LinkedHashMap<>();
        for (GoalView goal : all) {
            GoalTally tally = Objects.requireNonNull(tallies.get(goal.code()));
            figures.put(
                    goal.code(),
                    new GoalFigures(
                            now,
                            tally.all(),
                            tally.months(),
                            tally.schools(),
                            tally.windows(),
                            tally.criteria(),
                            serving(goal, live)));
        }
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        figures.forEach((code, each) -> keep(district, code, each, now, took));
    }

    /** The keys of the criteria that serve each goal, by the version that was awarded. */
    private Map<UUID, Map<String, List<String>>> served(DistrictId district, Map<String, GoalTally> tallies) {
        Map<UUID, UUID> definitionOf = new LinkedHashMap<>();
        jdbc.sql("select v.id, v.definition_id from definition_version v where v.district_id = :district"
                        + " and exists (select 1 from award a where a.district_id = :district"
                        + " and a.definition_version_id = v.id) order by v.published_at, v.id")
                .param("district", district.id())
                .query(row -> {
                    definitionOf.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        Map<DefinitionVersionId, DefinitionContent> contents = definitions.contents(
                definitionOf.keySet().stream().map(DefinitionVersionId::new).toList(), district);
        Map<UUID, Map<String, List<String>>> served = new HashMap<>();
        definitionOf.forEach((version, definition) -> {
            DefinitionContent content = contents.get(new DefinitionVersionId(version));
            if (content != null) {
                tallies.forEach((goal, tally) -> {
                    for (Criterion criterion : Served.by(content, goal)) {
                        String key = definition + ":" + criterion.id();
                        tally.serves(key, criterion.title(), content.title());
                        served.computeIfAbsent(version, none -> new HashMap<>())
                                .computeIfAbsent(goal, none -> new ArrayList<>())
                                .add(key);
                    }
                });
            }
        });
        return served;
    }

    /** One person after the other: only what one of them did is in memory. */
    private void pass(
            DistrictId district,
            Instant now,
            ZoneId zone,
            Map<UUID, Map<String, List<String>>> served,
            Map<String, GoalTally> tallies) {
        OnePerson one = new OnePerson(tallies);
        stream.query(
                AWARDS,
                new MapSqlParameterSource("district", district.id()).addValue("now", now.atOffset(ZoneOffset.UTC)),
                row -> {
                    one.is(row.getObject("earner_id", UUID.class), row.getString("school_code"));
                    YearMonth month = YearMonth.from(
                            row.getObject("awarded_at", OffsetDateTime.class).atZoneSameInstant(zone));
                    served.getOrDefault(row.getObject("definition_version_id", UUID.class), Map.of())
                            .forEach((goal, keys) -> one.showed(goal, keys, month));
                });
        one.end();
    }

    private static final class OnePerson {

        private final Map<String, GoalTally> tallies;
        private final Map<String, Map<String, YearMonth>> shown = new HashMap<>();
        private @Nullable UUID person;
        private String school = "";

        OnePerson(Map<String, GoalTally> tallies) {
            this.tallies = tallies;
        }

        void is(UUID next, @Nullable String where) {
            if (!next.equals(person)) {
                end();
                person = next;
                school = where == null ? "" : where;
            }
        }

        /** What was demonstrated twice counts once, at the first time. */
        void showed(String goal, List<String> keys, YearMonth month) {
            Map<String, YearMonth> of = shown.computeIfAbsent(goal, none -> new HashMap<>());
            keys.forEach(key -> of.putIfAbsent(key, month));
        }

        void end() {
            shown.forEach((goal, criteria) ->
                    Objects.requireNonNull(tallies.get(goal)).person(school, criteria));
            shown.clear();
        }
    }

    private static Map<Audience, List<String>> serving(GoalView goal, List<DefinitionVersion> live) {
        Map<Audience, List<String>> serving = new EnumMap<>(Audience.class);
        for (Audience audience : goal.audiences()) {
            serving.put(
                    audience,
                    live.stream()
                            .filter(each -> each.content().about().audiences().contains(audience))
                            .filter(each ->
                                    !Served.by(each.content(), goal.code()).isEmpty())
                            .map(DefinitionVersion::title)
                            .toList());
        }
        return serving;
    }

    private void keep(DistrictId district, String code, GoalFigures figures, Instant at, long took) {
        String text = json.writeValueAsString(figures);
        int changed = jdbc.sql("update goal_summary set counted_at = :at, took_millis = :took, figures = :figures"
                        + " where district_id = :district and goal_code = :code")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("took", took)
                .param("figures", text)
                .param("district", district.id())
                .param("code", code)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into goal_summary (district_id, goal_code, counted_at, took_millis, figures)"
                            + " values (:district, :code, :at, :took, :figures) on conflict do nothing")
                    .param("district", district.id())
                    .param("code", code)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("took", took)
                    .param("figures", text)
                    .update();
        }
    }
}
