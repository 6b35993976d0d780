package org.waymark.insights.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.insights.counting.Figures;
import org.waymark.insights.counting.Stages;
import org.waymark.insights.counting.Summaries;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.questions.Questions;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;

/** What may be shown of a district, from what was counted last: on pages, in files and over the API the same. */
@Service
@Transactional(readOnly = true)
public class Insights {

    /** Reported hours above so many times the declared ones are an alarm. */
    private static final double TOO_LONG = 1.3;

    private final Summaries summaries;
    private final Questions questions;
    private final DistrictSettings settings;
    private final AuditLog audit;

    Insights(Summaries summaries, Questions questions, DistrictSettings settings, AuditLog audit) {
        this.summaries = summaries;
        this.questions = questions;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * All of it.
     *
     * @param at when it was counted
     * @param fewest of how many people numbers are shown
     * @param facts the first page's figures
     * @param rewards what awards brought; empty where nothing is in the ledger, or of few people
     * @param readAt when times and rates of decisions were counted, which is once a month
     * @param advice what might be done next
     * @param tables by name
     * @param gaps groups of which clearly fewer earned one, by the table they are in
     * @param tooLong micro-credentials that take clearly longer than they say
     * @param asked how many were asked what kept them; null where that is hidden
     * @param answered how many answered
     */
    record Seen(
            Instant at,
            int fewest,
            List<Fact> facts,
            List<Fact> rewards,
            List<Fact> reading,
            Instant readAt,
            List<String> advice,
            Map<String, InsightTable> tables,
            Map<String, List<InsightTable.Row>> gaps,
            List<InsightTable.Row> tooLong,
            @Nullable Integer asked,
            @Nullable Integer answered) {

        /** For pages: every table that they show is there. */
        public InsightTable table(String name) {
            InsightTable table = tables.get(name);
            if (table == null) {
                throw new InsightsNotFound();
            }
            return table;
        }
    }

    /** Empty where nothing was counted yet. */
    Optional<Seen> seen(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        return summaries.of(district).map(figures -> seen(figures, profile));
    }

    /** The tables of a district by name, with everything hidden that is small; none before it was counted. */
    public Map<String, InsightTable> tables(DistrictId district) {
        return seen(district).map(Seen::tables).orElse(Map.of());
    }

    /** When what is shown was counted; empty before it was. */
    public Optional<Instant> countedAt(DistrictId district) {
        return summaries.of(district).map(Figures::countedAt);
    }

    /** What people wrote in their own words. */
    List<String> words(DistrictId district) {
        return questions.words(district);
    }

    @Transactional
    void exported(String table, PersonId lead, DistrictId district) {
        audit.record(district.id(), lead.toString(), Role.LEAD.name(), "insights-exported", table);
    }

    private static Seen seen(Figures figures, DistrictProfile profile) {
        SmallGroups small = new SmallGroups(profile.policies().smallGroup());
        FunnelTables funnel = new FunnelTables(figures, small, profile.zone());
        ReadingFacts reading = new ReadingFacts(figures.reading(), small, profile.policies());
        AnswerTables answers = new AnswerTables(figures.answers(), small);
        InsightTable hours = hours(figures.hours(), small);
        Map<String, InsightTable> tables = new LinkedHashMap<>();
        for (InsightTable table : List.of(
                funnel.funnel(),
                funnel.credentials(),
                funnel.schools(),
                funnel.adoption(),
                funnel.programmes(),
                funnel.cohorts(),
                funnel.months(),
                funnel.jobs(),
                funnel.contracts(),
                answers.barriers(),
                answers.occasions(),
                answers.another(),
                reading.measures(),
                reading.hands(),
                hours)) {
            tables.put(table.name(), table);
        }
        Map<String, List<InsightTable.Row>> gaps = new LinkedHashMap<>();
        for (InsightTable table : List.of(funnel.schools(), funnel.jobs(), funnel.contracts())) {
            gaps.put(table.name(), funnel.gaps(table));
        }
        return new Seen(
                figures.countedAt(),
                small.fewest(),
                facts(figures, funnel, reading, small),
                rewards(figures.rewards(), small),
                reading.all(),
                Objects.requireNonNullElse(figures.reading().countedAt(), figures.countedAt()),
                Advice.of(answers, funnel),
                tables,
                gaps,
                tooLong(hours),
                answers.asked(),
                answers.people());
    }

    /** The number of awards stands beside that of their earners, and is hidden with it. */
    private static List<Fact> facts(Figures figures, FunnelTables funnel, ReadingFacts reading, SmallGroups small) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("eligible", Measure.PEOPLE, funnel.all(Stages.ELIGIBLE)));
        facts.add(Fact.of("enrolled", Measure.PEOPLE, funnel.all(Stages.ENROLLED)));
        facts.add(Fact.of("earned", Measure.PEOPLE, funnel.all(Stages.EARNED)));
        facts.add(Fact.of("outside", Measure.PEOPLE, figures.outside() >= small.fewest() ? figures.outside() : null));
        facts.add(Fact.of("awards", Measure.COUNT, funnel.all(Stages.EARNED) == null ? null : figures.awards()));
        facts.add(reading.all().get(0));
        return facts;
    }

    private static List<Fact> rewards(Figures.Rewards rewards, SmallGroups small) {
        if (rewards.people() < small.fewest()) {
            return List.of();
        }
        boolean tells = small.mayBeShown((int) rewards.delivered())
                && small.mayBeShown((int) (rewards.rows() - rewards.delivered()));
        return List.of(
                Fact.of("promised", Measure.COUNT, rewards.rows()),
                Fact.of("promised-cents", Measure.CENTS, rewards.cents()),
                Fact.of("delivered", Measure.PERCENT, tells ? 100.0 * rewards.delivered() / rewards.rows() : null),
                Fact.of("latency", Measure.CALENDAR_DAYS, tells ? rewards.waited() : null));
    }

    private static InsightTable hours(List<Figures.Hours> hours, SmallGroups small) {
        return new InsightTable(
                "hours",
                List.of(
                        InsightTable.column("declared", Measure.HOURS),
                        InsightTable.column("reported", Measure.HOURS),
                        InsightTable.column("ratio", Measure.TIMES)),
                hours.stream()
                        .map(each -> {
                            boolean shown = each.earners() >= small.fewest();
                            return InsightTable.named(
                                    each.title(),
                                    Arrays.asList(
                                            (Number) each.declared(),
                                            shown ? (Number) each.reported() : null,
                                            shown && each.declared() > 0
                                                    ? (Number) (each.reported() / each.declared())
                                                    : null));
                        })
                        .toList(),
                false);
    }

    private static List<InsightTable.Row> tooLong(InsightTable hours) {
        return hours.rows().stream()
                .filter(row -> {
                    Double ratio = row.value(2);
                    return ratio != null && ratio > TOO_LONG;
                })
                .toList();
    }
}
