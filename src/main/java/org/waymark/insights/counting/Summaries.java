package org.waymark.insights.counting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.MeasuredHours;
import org.waymark.insights.groups.Counted;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.views.FirstViews;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.staff.StaffRecords;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.InForce;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was counted of a district, kept as one row: a page of leads reads it and nothing else, however much was done there.
 * Counting takes longer the more there is, so that it is done in the background and says when.
 */
@Service
public class Summaries {

    private static final Period LATELY = Period.ofMonths(12);
    private static final Duration SOONEST = Duration.ofMinutes(10);

    /** Counting may take this part of the time at most. */
    private static final int SHARE = 20;

    private final WorkRows work;
    private final ReadingRows reading;
    private final AnswerRows answers;
    private final FirstViews views;
    private final Definitions definitions;
    private final ObjectProvider<MeasuredHours> measured;
    private final Entitlements entitlements;
    private final StaffRecords staff;
    private final DistrictSettings settings;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate transaction;

    Summaries(
            WorkRows work,
            ReadingRows reading,
            AnswerRows answers,
            FirstViews views,
            Definitions definitions,
            ObjectProvider<MeasuredHours> measured,
            Entitlements entitlements,
            StaffRecords staff,
            DistrictSettings settings,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.work = work;
        this.reading = reading;
        this.answers = answers;
        this.views = views;
        this.definitions = definitions;
        this.measured = measured;
        this.entitlements = entitlements;
        this.staff = staff;
        this.settings = settings;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What was counted last; empty where nothing was yet. */
    @Transactional(readOnly = true)
    public Optional<Figures> of(DistrictId district) {
        return jdbc.sql("select figures from insight_summary where district_id = :district")
                .param("district", district.id())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Figures.class));
    }

    /** Counts anew where the last time is long enough ago. */
    public void countIfDue(DistrictId district) {
        Instant now = clock.instant();
        boolean due = jdbc.sql("select counted_at, took_millis from insight_summary where district_id = :district")
                .param("district", district.id())
                .query((row, n) -> !row.getObject("counted_at", OffsetDateTime.class)
                        .toInstant()
                        .plus(longest(SOONEST, Duration.ofMillis(row.getLong("took_millis") * SHARE)))
                        .isAfter(now))
                .optional()
                .orElse(true);
        if (due) {
            count(district);
        }
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Counts a district now, beside whoever writes in it: as at one moment, hours told of the last hour. */
    public void count(DistrictId district) {
        long began = System.nanoTime();
        views.write();
        Figures counted = Objects.requireNonNull(snapshot.execute(status -> figures(district)));
        transaction.executeWithoutResult(status -> keep(counted, began, district));
    }

    private void keep(Figures counted, long began, DistrictId district) {
        DistrictProfile profile = settings.of(district);
        String figures = json.writeValueAsString(counted.with(answers.of(
                district,
                profile.zone(),
                counted.countedAt(),
                new SmallGroups(profile.policies().smallGroup()))));
        OffsetDateTime at = clock.instant().atOffset(ZoneOffset.UTC);
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        int changed = jdbc.sql("update insight_summary set counted_at = :at, took_millis = :took, figures = :figures"
                        + " where district_id = :district")
                .param("at", at)
                .param("took", took)
                .param("figures", figures)
                .param("district", district.id())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into insight_summary (district_id, counted_at, took_millis, figures)"
                            + " values (:district, :at, :took, :figures) on conflict do nothing")
                    .param("at", at)
                    .param("took", took)
                    .param("figures", figures)
                    .param("district", district.id())
                    .update();
        }
    }

    /** Released awards as they are now; what is on the way moves in steps, from what was shown last. */
    private Figures figures(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        SmallGroups small = new SmallGroups(profile.policies().smallGroup());
        Optional<Figures> last = of(district);
        Instant now = clock.instant();
        PeopleTally tally = new PeopleTally(
                Stages.earlierDays(now, profile.zone()).stream()
                        .map(day -> day.atStartOfDay(profile.zone()).toInstant())
                        .toList(),
                YearMonth.from(now.atZone(profile.zone())));
        work.count(district, profile.zone(), tally);
        List<DefinitionVersion> current = definitions.published(district);
        Counted everybody = tally.everybody();
        Figures.Reading read = reading.of(
                district,
                profile.businessDays(),
                now.atOffset(ZoneOffset.UTC).minus(LATELY).toInstant(),
                now);
        return new Figures(
                now,
                last.map(before -> everybody.steadied(before.everybody(), small.fewest()))
                        .orElse(everybody),
                tally.outside(),
                tally.schools(),
                tally.programmes(),
                tally.jobs(),
                tally.contracts(),
                steadied(tally.cohorts(), last.map(Figures::cohorts), small),
                steadied(within(everybody, tally.credentials()), last.map(Figures::credentials), small),
                steadied(within(everybody, tally.months()), last.map(Figures::months), small),
                names(district, current),
                awards(district),
                last.map(before -> read.steadied(before.reading(), profile.zone(), small.fewest()))
                        .orElse(read),
                hours(district, current),
                last.map(Figures::answers).orElse(Figures.Answers.NONE),
                rewards(district));
    }

    private static List<Counted> within(Counted everybody, List<Counted> some) {
        return some.stream().map(each -> each.within(everybody.of(0))).toList();
    }

    private static List<Counted> steadied(List<Counted> now, Optional<List<Counted>> last, SmallGroups small) {
        Map<String, Counted> known = new HashMap<>();
        last.ifPresent(before -> before.forEach(each -> known.put(each.key(), each)));
        return now.stream()
                .map(each -> each.steadied(known.getOrDefault(each.key(), each), small.fewest()))
                .toList();
    }

    private Figures.Rewards rewards(DistrictId district) {
        InForce ledger = entitlements.inForce(district);
        int people = jdbc.sql("select count(distinct person_id) from entitlement where district_id = :district"
                        + " and status <> 'REVERSED' and reverses_id is null")
                .param("district", district.id())
                .query(Integer.class)
                .single();
        return new Figures.Rewards(
                people, ledger.rows(), ledger.cents(), ledger.delivered(), ledger.deliveredCents(), ledger.days());
    }

    private int awards(DistrictId district) {
        return jdbc.sql("select count(*) from (select distinct earner_id, definition_id from award"
                        + " where district_id = :district and revoked_at is null"
                        + " and suspended_at is null and (valid_until is null or valid_until > :now)) held")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("district", district.id())
                .query(Integer.class)
                .single();
    }

    private Map<String, String> names(DistrictId district, List<DefinitionVersion> current) {
        Map<String, String> names = new HashMap<>();
        definitions.named(district).forEach(each -> names.put(each.id().id().toString(), each.title()));
        current.forEach(each -> names.put(each.definition().id().toString(), each.title()));
        jdbc.sql("select id, name from programme where district_id = :district")
                .param("district", district.id())
                .query(row -> {
                    names.put(row.getObject("id", UUID.class).toString(), row.getString("name"));
                });
        jdbc.sql("select c.id, c.name, g.name as programme from cohort c join programme g on g.id = c.programme_id"
                        + " and g.district_id = c.district_id and g.ended_at is null"
                        + " where c.district_id = :district and c.ended_at is null")
                .param("district", district.id())
                .query(row -> {
                    names.put(
                            row.getObject("id", UUID.class).toString(),
                            row.getString("name") + " (" + row.getString("programme") + ")");
                });
        names.putAll(staff.schoolNames(district));
        return names;
    }

    private List<Figures.Hours> hours(DistrictId district, List<DefinitionVersion> current) {
        Map<DefinitionId, MeasuredHours.Measured> told = new HashMap<>();
        measured.stream()
                .forEach(each -> told.putAll(each.of(
                        current.stream().map(DefinitionVersion::definition).toList(), district)));
        return current.stream()
                .flatMap(each -> hours(each, told.get(each.definition())).stream())
                .sorted(Comparator.comparing(Figures.Hours::title))
                .toList();
    }

    private static Optional<Figures.Hours> hours(DefinitionVersion credential, MeasuredHours.@Nullable Measured told) {
        return told == null
                ? Optional.empty()
                : Optional.of(new Figures.Hours(
                        credential.title(),
                        credential.content().workload().contactHours(),
                        told.median(),
                        told.earners()));
    }
}
