package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.waymark.recognition.TestRules.all;
import static org.waymark.recognition.TestRules.book;
import static org.waymark.recognition.TestRules.content;
import static org.waymark.recognition.TestRules.definitions;
import static org.waymark.recognition.TestRules.earned;
import static org.waymark.recognition.TestRules.facts;
import static org.waymark.recognition.TestRules.given;
import static org.waymark.recognition.TestRules.kept;
import static org.waymark.recognition.TestRules.lifetime;
import static org.waymark.recognition.TestRules.monthly;
import static org.waymark.recognition.TestRules.paid;
import static org.waymark.recognition.TestRules.perYear;
import static org.waymark.recognition.TestRules.stack;
import static org.waymark.recognition.TestRules.twoHundred;
import static org.waymark.recognition.TestRules.version;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.Role;

class EngineTests {

    // S1, Kettle Moraine: $200 each, $600 at most.
    @ParameterizedTest
    @CsvSource({"1, 20000", "2, 40000", "3, 60000", "4, 60000"})
    void payTwoHundredEachUpToSixHundredALifetime(int awards, long cents) {
        assertThat(paid(lines(twoHundred(lifetime(600_00)), monthly(definitions(awards)))))
                .isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource({"1, 20000", "2, 40000", "3, 60000", "4, 60000"})
    void payTwoHundredEachUpToSixHundredAYear(int awards, long cents) {
        assertThat(paid(lines(twoHundred(perYear(600_00)), monthly(definitions(awards)))))
                .isEqualTo(cents);
    }

    @Test
    void payOnInTheNextYearWhereTheLimitIsAYears() {
        List<Facts.Earned> awards = new ArrayList<>(monthly(definitions(3)));
        awards.add(earned(definitions(1).get(0), "2027-07-02"));
        RuledVersion rule = version(twoHundred(perYear(600_00)));
        Engine.Book later = new Engine.Book(
                List.of(rule), new Stackbook(Map.of()), List.of(), Map.of(), LocalDate.parse("2027-08-01"));

        assertThat(paid(Engine.lines(later, facts(awards), List.of()))).isEqualTo(800_00);
    }

    @Test
    void sayOfAFourthAwardThatTheLimitIsReached() {
        Line fourth =
                lines(twoHundred(lifetime(600_00)), monthly(definitions(4))).get(3);

        assertThat(fourth.reason()).satisfies(reason -> {
            assertThat(reason.cap()).isEqualTo(Reason.Cap.LIFETIME);
            assertThat(reason.most()).isEqualTo(600_00);
            assertThat(reason.used()).isEqualTo(600_00);
            assertThat(reason.asked()).isEqualTo(200_00);
        });
    }

    // S3, Mineola: $500 each year and a role, once three areas of six are complete.
    @Test
    void payForThreeAreasWhenTheThirdIsComplete() {
        List<DefinitionId> eighteen = definitions(18);
        StackId areas = StackId.fresh();
        RuledVersion rule = version(mineola(areas));
        Stackbook stacks = stack(areas, areas(eighteen));

        List<Line> seventeen = Engine.lines(book(stacks, rule), facts(monthly(eighteen.subList(0, 17))), List.of());
        List<Line> complete = Engine.lines(book(stacks, rule), facts(monthly(eighteen)), List.of());

        assertThat(seventeen).isEmpty();
        assertThat(complete)
                .extracting(Line::kind, Line::given)
                .containsExactlyInAnyOrder(tuple(EntitlementKind.PAY, 500_00L), tuple(EntitlementKind.ROLE, 1L));
    }

    @Test
    void payARaiseAgainEachYear() {
        List<DefinitionId> eighteen = definitions(18);
        StackId areas = StackId.fresh();
        Engine.Book twoYearsOn = new Engine.Book(
                List.of(version(mineola(areas))),
                stack(areas, areas(eighteen)),
                List.of(),
                Map.of(),
                LocalDate.parse("2029-03-01"));

        assertThat(paid(Engine.lines(twoYearsOn, facts(monthly(eighteen)), List.of())))
                .isEqualTo(3 * 500_00);
    }

    @Test
    void takeNothingBackWhenAStackAsksForLessLater() {
        List<DefinitionId> eighteen = definitions(18);
        StackId areas = StackId.fresh();
        RuledVersion rule = version(mineola(areas));
        Facts facts = facts(monthly(eighteen));
        List<Line> before = Engine.lines(book(stack(areas, areas(eighteen)), rule), facts, List.of());

        Stackbook relaxed = stack(areas, areas(eighteen), all(eighteen.subList(0, 12)));

        assertThat(Engine.standing(book(relaxed, rule), facts, kept(before)))
                .containsExactlyInAnyOrderElementsOf(kept(before));
        assertThat(paid(Engine.lines(book(relaxed, rule), facts, kept(before)))).isZero();
    }

    // S8, Muskego-Norway: all of fifteen, and any fifteen of another stack.
    @Test
    void payForAllOfOneStackAndAnyFifteenOfAnother() {
        List<DefinitionId> foundation = definitions(15);
        List<DefinitionId> electives = definitions(22);
        StackId all = StackId.fresh();
        StackId any = StackId.fresh();
        Stackbook stacks = new Stackbook(Map.of(
                all, List.of(new Stackbook.Version(all(foundation), TestRules.START)),
                any, List.of(new Stackbook.Version(all(electives), TestRules.START))));
        RuledVersion rule = version(content(
                List.of(new Condition.StackCompleted(all), new Condition.AnyOfStack(15, any)),
                PayLimits.NONE,
                new Grant.Pay(3_000_00, true)));
        List<DefinitionId> thirty = new ArrayList<>(foundation);
        thirty.addAll(electives.subList(3, 18));

        assertThat(paid(Engine.lines(book(stacks, rule), facts(monthly(thirty)), List.of())))
                .isEqualTo(3_000_00);
        assertThat(Engine.lines(book(stacks, rule), facts(monthly(thirty.subList(0, 29))), List.of()))
                .isEmpty();
        assertThat(Engine.lines(book(stacks, rule), facts(monthly(thirty.subList(1, 30))), List.of()))
                .isEmpty();
    }

    @Test
    void payByTheVersionThatWasInForceThen() {
        RewardRuleId id = RewardRuleId.fresh();
        RuledVersion first = version(id, 1, twoHundred(PayLimits.NONE), TestRules.START, LocalDate.parse("2026-12-31"));
        RuledVersion second = version(
                id,
                2,
                content(List.of(new Condition.AwardsCounted(1, true)), PayLimits.NONE, new Grant.Pay(50_00, false)),
                LocalDate.parse("2027-01-01"),
                null);
        List<DefinitionId> two = definitions(2);

        assertThat(given(Engine.lines(
                        book(first, second),
                        facts(List.of(earned(two.get(0), "2026-12-31"), earned(two.get(1), "2027-01-01"))),
                        List.of())))
                .containsExactly(200_00L, 50_00L);
    }

    @ParameterizedTest
    @CsvSource({"5, 10, 8, 30", "10, 5, 13, 25", "5, 3, 8, 14", "3, 5, 9, 24"})
    void countOnByAnotherStepFromWhereTheFirstHadCome(int step, int other, int done, int after) {
        RuledVersion first = before(reviewsEach(step), 1);
        RuledVersion second = after(first, reviewsEach(other));
        int counted = done / step * step;

        List<Line> lines = Engine.lines(book(first, second), reader(done, after), List.of());

        assertThat(lines.stream()
                        .filter(line -> line.version().number() == 2)
                        .map(line -> line.reason().reviews()))
                .containsExactlyElementsOf(IntStream.iterate(counted + other, at -> at <= after, at -> at + other)
                        .filter(at -> at > done)
                        .boxed()
                        .toList());
    }

    @Test
    void payOnForReviewsByAWiderStepWhenTheLedgerHoldsThoseOfANarrower() {
        RuledVersion first = before(reviewsEach(5), 1);
        List<Kept> ledger = kept(Engine.lines(book(first), reader(100, 100), List.of()));
        RuledVersion second = after(first, reviewsEach(10));

        assertThat(paid(Engine.lines(book(first, second), reader(100, 110), ledger)))
                .isEqualTo(200_00);
    }

    @Test
    void payForNoAwardASecondTimeWhenARuleIsWrittenAnew() {
        List<DefinitionId> five = definitions(5);
        List<Facts.Earned> earned = monthly(five);
        RuledVersion each = before(twoHundred(PayLimits.NONE), 1);
        List<Kept> ledger = kept(Engine.lines(book(each), facts(earned.subList(0, 3)), List.of()));
        RuledVersion two = after(
                each,
                new RuleContent(
                        List.of(new Condition.AwardsCounted(2, true)),
                        Who.EVERYBODY,
                        List.of(new Grant.Pay(500_00, false)),
                        PayLimits.NONE,
                        7,
                        null,
                        true));

        List<Facts.Earned> more = new ArrayList<>(earned.subList(0, 3));
        more.add(earned(five.get(3), "2027-02-01"));
        assertThat(paid(Engine.lines(book(each, two), facts(more), ledger))).isZero();

        more.add(earned(five.get(4), "2027-03-01"));
        List<Line> lines = Engine.lines(book(each, two), facts(more), ledger);
        assertThat(paid(lines)).isEqualTo(500_00);

        List<Kept> all = new ArrayList<>(ledger);
        all.addAll(kept(lines));
        assertThat(Engine.standing(book(each, two), facts(more), all)).hasSize(4);
        assertThat(paid(Engine.lines(book(each, two), facts(more), all))).isZero();
        assertThat(Engine.standing(book(each, two), facts(more.subList(0, 4)), all))
                .hasSize(3);
    }

    private static final LocalDate ANEW = LocalDate.parse("2027-01-01");

    private static RuledVersion before(RuleContent content, int number) {
        return version(RewardRuleId.fresh(), number, content, TestRules.START, ANEW.minusDays(1));
    }

    private static RuledVersion after(RuledVersion first, RuleContent content) {
        return version(first.rule(), first.number() + 1, content, ANEW, null);
    }

    private static RuleContent reviewsEach(int step) {
        return content(List.of(new Condition.ReviewsDone(step, true)), PayLimits.NONE, new Grant.Pay(200_00, false));
    }

    /** Who did so many reviews before the rule was written anew, and so many in all. */
    private static Facts reader(int before, int all) {
        return new Facts(
                List.of(),
                IntStream.range(0, all)
                        .mapToObj(n -> n < before ? LocalDate.parse("2026-12-01") : LocalDate.parse("2027-02-01"))
                        .toList(),
                Map.of(),
                null,
                null,
                false);
    }

    @Test
    void payNobodyOfAnotherSchool() {
        RuleContent south = new RuleContent(
                List.of(new Condition.AwardsCounted(1, true)),
                new Who(Set.of("south"), Set.of()),
                List.of(new Grant.Pay(200_00, false)),
                PayLimits.NONE,
                7,
                null,
                false);

        assertThat(lines(south, monthly(definitions(2)))).isEmpty();
    }

    @Test
    void payForEveryFiveReviewsOfSomebodyInARole() {
        RuleContent rule = content(
                List.of(new Condition.RoleHeld(Role.REVIEWER), new Condition.ReviewsDone(5, true)),
                PayLimits.NONE,
                new Grant.Pay(75_00, false));
        Facts reader = new Facts(
                List.of(),
                IntStream.range(0, 12)
                        .mapToObj(n -> LocalDate.parse("2026-10-01").plusDays(n))
                        .toList(),
                Map.of(Role.REVIEWER, new Facts.Held(LocalDate.parse("2026-08-01"), true)),
                null,
                null,
                false);

        assertThat(given(Engine.lines(book(version(rule)), reader, List.of()))).containsExactly(75_00L, 75_00L);
    }

    @Test
    void aRoleThatEndedBringsNothingNew() {
        RuleContent rule =
                content(List.of(new Condition.RoleHeld(Role.REVIEWER)), PayLimits.NONE, new Grant.Pay(75_00, false));

        assertThat(Engine.lines(book(version(rule)), formerReviewer(), List.of()))
                .isEmpty();
    }

    @Test
    void whatARoleBroughtStandsAfterItEnded() {
        RuledVersion rule = version(
                content(List.of(new Condition.RoleHeld(Role.REVIEWER)), PayLimits.NONE, new Grant.Pay(75_00, false)));

        assertThat(Engine.standing(book(rule), formerReviewer(), List.of(kept(rule, "PAY role:REVIEWER"))))
                .hasSize(1);
    }

    @Test
    void yearlyPayEndsWhenTheRegisterLetsThemGo() {
        RuledVersion rule = version(
                content(List.of(new Condition.AwardsCounted(1, true)), PayLimits.NONE, new Grant.Pay(200_00, true)));
        Facts here = facts(List.of(earned(definitions(1).get(0), "2026-08-01")));
        Facts gone = new Facts(here.awards(), List.of(), Map.of(), null, null, true);
        Engine.Book inThreeYears = new Engine.Book(
                List.of(rule), new Stackbook(Map.of()), List.of(), Map.of(), LocalDate.parse("2029-09-01"));

        assertThat(Engine.lines(inThreeYears, here, List.of())).hasSize(4);
        assertThat(Engine.lines(inThreeYears, gone, List.of())).hasSize(1);
    }

    private static Facts formerReviewer() {
        return new Facts(
                List.of(),
                List.of(),
                Map.of(Role.REVIEWER, new Facts.Held(LocalDate.parse("2026-08-01"), false)),
                null,
                null,
                false);
    }

    @Test
    void countCreditByItsConversionUpToACycle() {
        CreditConversion utah = new CreditConversion(
                "Utah", "USBE credit", 50, "professional learning", 120, 5, LocalDate.parse("2026-01-01"), null);
        RuledVersion rule = version(content(
                List.of(new Condition.AwardsCounted(1, true)),
                PayLimits.NONE,
                new Grant.Credit("Utah", "USBE credit")));
        Engine.Book book =
                new Engine.Book(List.of(rule), new Stackbook(Map.of()), List.of(utah), Map.of(), TestRules.TODAY);

        assertThat(given(Engine.lines(book, facts(monthly(definitions(4))), List.of())))
                .containsExactly(50L, 50L, 20L, 0L);
    }

    @Test
    void takeACycleOnceHoweverOftenItsAmountChanges() {
        CreditConversion before = utah("2026-01-01", "2026-09-20");
        CreditConversion after = utah("2026-09-21", null);
        RuledVersion rule = version(content(
                List.of(new Condition.AwardsCounted(1, true)),
                PayLimits.NONE,
                new Grant.Credit("Utah", "USBE credit")));
        Engine.Book book = new Engine.Book(
                List.of(rule), new Stackbook(Map.of()), List.of(before, after), Map.of(), TestRules.TODAY);

        assertThat(given(Engine.lines(book, facts(monthly(definitions(4))), List.of())))
                .containsExactly(50L, 50L, 20L, 0L);
    }

    private static CreditConversion utah(String from, @Nullable String until) {
        return new CreditConversion(
                "Utah",
                "USBE credit",
                50,
                "",
                120,
                5,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }

    @Test
    void promiseNothingToWhoComesAfterTheEnd() {
        RuledVersion rule = north();

        assertThat(linesOf(rule, List.of())).isEmpty();
    }

    @Test
    void goOnAfterTheEndForWhomItPromisedSomething() {
        RuledVersion rule = north();
        Kept first = new Kept(
                rule.rule(),
                1,
                EntitlementKind.PAY,
                "",
                "PAY award:other",
                LocalDate.parse("2026-08-01"),
                200_00,
                new Reason(List.of(), 0, 200_00, 0, null, 0, 0));

        assertThat(linesOf(rule, List.of(first))).hasSize(1);
    }

    private static List<Line> linesOf(RuledVersion rule, List<Kept> kept) {
        return Engine.lines(Books.forOne(book(rule), true, kept), facts(monthly(definitions(1))), kept);
    }

    private static RuledVersion north() {
        RuleContent content = new RuleContent(
                List.of(new Condition.AwardsCounted(1, true)),
                new Who(Set.of("north"), Set.of()),
                List.of(new Grant.Pay(200_00, false)),
                PayLimits.NONE,
                7,
                null,
                false);
        return version(RewardRuleId.fresh(), 1, content, TestRules.START, LocalDate.parse("2026-12-31"));
    }

    @Test
    void leaveWhatIsSuspendedAsideAndKeepWhatItBrought() {
        DefinitionId one = definitions(1).get(0);
        Facts.Earned award = earned(one, "2026-09-10");
        Facts suspended = facts(List.of(new Facts.Earned(award.award(), one, award.on(), true)));
        RuledVersion rule = version(twoHundred(PayLimits.NONE));

        assertThat(Engine.lines(book(rule), suspended, List.of())).isEmpty();
        assertThat(Engine.standing(book(rule), suspended, List.of(kept(rule, "PAY award:" + one))))
                .hasSize(1);
    }

    private static List<Line> lines(RuleContent content, List<Facts.Earned> awards) {
        return Engine.lines(book(version(content)), facts(awards), List.of());
    }

    private static RuleContent mineola(StackId areas) {
        return content(
                List.of(new Condition.StackCompleted(areas)),
                PayLimits.NONE,
                new Grant.Pay(500_00, true),
                new Grant.Eligibility("Teacher leader"));
    }

    private static Rule areas(List<DefinitionId> eighteen) {
        return Rule.all(
                List.of(all(eighteen.subList(0, 6)), all(eighteen.subList(6, 12)), all(eighteen.subList(12, 18))));
    }
}
