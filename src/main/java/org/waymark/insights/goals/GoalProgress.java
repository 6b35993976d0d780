package org.waymark.insights.goals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.goals.GoalView;
import org.waymark.catalog.goals.Goals;
import org.waymark.insights.goals.GoalFigures.OfCriterion;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.staff.StaffRecords;

/** What awards add up to for a goal, and for all of them. */
@Service
@Transactional(readOnly = true)
public class GoalProgress {

    private static final int ON_A_PAGE = 20;

    private final Goals goals;
    private final GoalSummaries summaries;
    private final Audiences audiences;
    private final People people;
    private final StaffRecords staff;
    private final DistrictSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    GoalProgress(
            Goals goals,
            GoalSummaries summaries,
            Audiences audiences,
            People people,
            StaffRecords staff,
            DistrictSettings settings,
            AuditLog audit,
            Clock clock) {
        this.goals = goals;
        this.summaries = summaries;
        this.audiences = audiences;
        this.people = people;
        this.staff = staff;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A goal as somebody may see it.
     *
     * @param at when it was counted; null where it was not yet
     * @param totals one row: about how many contributed, and how often
     * @param enough whether so many contributed that none of them is known by having done so
     * @param criteria those that somebody demonstrated, to choose from
     * @param chosen the key of the one that was chosen
     */
    record Seen(
            GoalView goal,
            @Nullable Instant at,
            int fewest,
            boolean lead,
            @Nullable InsightTable totals,
            boolean enough,
            Map<String, InsightTable> tables,
            List<OfCriterion> criteria,
            @Nullable OfCriterion chosen,
            Map<Audience, List<String>> serving) {}

    /** Who is not addressed finds nothing, unless a lead. */
    Seen seen(String code, @Nullable String criterion, SignedInPerson me) {
        boolean lead = mayLead(me);
        GoalView goal = goal(code, lead, me);
        SmallGroups small = small(me.district());
        Optional<GoalFigures> counted = summaries.of(goal.code(), me.district());
        if (counted.isEmpty()) {
            return new Seen(goal, null, small.fewest(), lead, null, false, Map.of(), List.of(), null, Map.of());
        }
        GoalFigures figures = counted.get();
        OfCriterion chosen = figures.criteria().stream()
                .filter(each -> each.key().equals(criterion))
                .findFirst()
                .orElse(null);
        GoalTables tables = new GoalTables(figures, small);
        return new Seen(
                goal,
                figures.countedAt(),
                small.fewest(),
                lead,
                tables.totals(),
                figures.all().people() >= small.fewest(),
                tables.all(lead, chosen, lead ? staff.schoolNames(me.district()) : Map.of()),
                figures.criteria(),
                chosen,
                figures.serving());
    }

    /**
     * A goal by itself.
     *
     * @param known whether they may know of it whomever it addresses
     */
    GoalView goal(String code, boolean known, SignedInPerson me) {
        return goals.byCode(code, me.district())
                .filter(found -> known || found.audiences().contains(audiences.of(me.id(), me.district())))
                .orElseThrow(GoalProgressNotFound::new);
    }

    /**
     * A goal among all of them.
     *
     * @param table its numbers, in the columns of the table of all goals
     * @param unserved for whom the goal is, and no micro-credential
     */
    record Line(GoalView goal, boolean over, InsightTable.Row row, List<Audience> unserved) {}

    /** @param at when the oldest of the numbers was counted; null where none was */
    record All(
            List<Line> lines, InsightTable table, @Nullable Instant at, int fewest, int page, int pages) {}

    All page(int wanted, DistrictId district) {
        List<GoalView> all = goals.of(district);
        int pages = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        int page = Math.min(wanted, pages);
        return of(all.subList((page - 1) * ON_A_PAGE, Math.min(all.size(), page * ON_A_PAGE)), district, page, pages);
    }

    /**
     * A goal whose tables can be asked for.
     *
     * @param tables their names; none before it was counted
     */
    public record Named(String code, String title, Set<String> tables) {}

    /** Every goal, with the tables that leads see. */
    public List<Named> named(DistrictId district) {
        List<GoalView> all = goals.of(district);
        Map<String, GoalFigures> figures =
                summaries.of(all.stream().map(GoalView::code).toList(), district);
        SmallGroups small = small(district);
        return all.stream()
                .map(goal -> new Named(goal.code(), goal.title(), names(figures.get(goal.code()), small)))
                .toList();
    }

    private static Set<String> names(@Nullable GoalFigures figures, SmallGroups small) {
        return figures == null
                ? Set.of()
                : new GoalTables(figures, small).all(true, null, Map.of()).keySet();
    }

    /** All goals in one table. */
    public InsightTable table(DistrictId district) {
        return all(district).table();
    }

    /** The tables of a goal, by name; none of a goal that there is not, or that was not counted. */
    public Map<String, InsightTable> tables(String code, DistrictId district) {
        return summaries
                .of(code, district)
                .map(figures -> new GoalTables(figures, small(district)).all(true, null, staff.schoolNames(district)))
                .orElse(Map.of());
    }

    All all(DistrictId district) {
        return of(goals.of(district), district, 1, 1);
    }

    /** Those whose period is not over, as many as one sheet of paper takes. */
    All current(int most, DistrictId district) {
        LocalDate today = today(district);
        return of(
                goals.of(district).stream()
                        .filter(goal -> !goal.isOver(today))
                        .limit(most)
                        .toList(),
                district,
                1,
                1);
    }

    private All of(List<GoalView> some, DistrictId district, int page, int pages) {
        LocalDate today = today(district);
        SmallGroups small = small(district);
        Map<String, GoalFigures> figures =
                summaries.of(some.stream().map(GoalView::code).toList(), district);
        List<Line> lines = new ArrayList<>();
        for (GoalView goal : some) {
            GoalFigures counted = figures.get(goal.code());
            lines.add(new Line(
                    goal,
                    goal.isOver(today),
                    row(goal, counted, small),
                    counted == null
                            ? List.of()
                            : goal.audiences().stream()
                                    .filter(each -> counted.serving()
                                            .getOrDefault(each, List.of())
                                            .isEmpty())
                                    .sorted()
                                    .toList()));
        }
        InsightTable table = new InsightTable(
                "goals",
                List.of(
                        InsightTable.column("people", Measure.PEOPLE),
                        InsightTable.column("contributions", Measure.COUNT),
                        InsightTable.column("last-month", Measure.COUNT),
                        InsightTable.column("month-before", Measure.COUNT),
                        InsightTable.column("last-year", Measure.COUNT),
                        InsightTable.column("year-before", Measure.COUNT)),
                lines.stream().map(Line::row).toList(),
                true);
        return new All(
                lines,
                table,
                figures.values().stream()
                        .map(GoalFigures::countedAt)
                        .min(Instant::compareTo)
                        .orElse(null),
                small.fewest(),
                page,
                pages);
    }

    private static InsightTable.Row row(GoalView goal, @Nullable GoalFigures counted, SmallGroups small) {
        if (counted == null) {
            return InsightTable.named(goal.title(), Arrays.asList(null, null, null, null, null, null));
        }
        GoalTables tables = new GoalTables(counted, small);
        List<@Nullable Integer> cells = new ArrayList<>();
        cells.add(tables.people());
        cells.add(tables.contributions(counted.all()));
        counted.windows().forEach(each -> cells.add(tables.contributions(each)));
        return InsightTable.named(goal.title(), cells);
    }

    @Transactional
    void exported(String table, PersonId by, String role, DistrictId district) {
        audit.record(district.id(), by.toString(), role, "insights-exported", table);
    }

    boolean mayLead(SignedInPerson me) {
        return VisibilityRule.GOAL_SCHOOLS.isOpenTo(people.rolesOf(me.id(), me.district()));
    }

    boolean mayHide(SignedInPerson me) {
        return VisibilityRule.HIDDEN_STORIES.isOpenTo(people.rolesOf(me.id(), me.district()));
    }

    private SmallGroups small(DistrictId district) {
        return new SmallGroups(settings.of(district).policies().smallGroup());
    }

    private LocalDate today(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        return LocalDate.ofInstant(clock.instant(), profile.zone());
    }
}
