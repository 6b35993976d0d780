package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.recognition.TestRules.facts;
import static org.waymark.recognition.TestRules.kept;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.award.AwardId;
import org.waymark.catalog.DefinitionId;

/**
 * What holds after every step of histories that chance makes: awards come in any order, are suspended, resumed and taken back,
 * under a rule that was written anew once or twice, and two conversions of the same credit. A seed names each.
 */
class EngineHistoriesTests {

    private static final int STEPS = 25;

    static Stream<Integer> seeds() {
        return IntStream.range(0, Boolean.getBoolean("waymark.thorough") ? 300 : 100)
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsGivenTwiceForOneAward(int seed) {
        History history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();

            for (EntitlementKind kind : EntitlementKind.values()) {
                // What comes again each year, and the rest that a limit made room for later, is for the same.
                Map<DefinitionId, Set<String>> counted = new HashMap<>();
                history.ledger.stream()
                        .filter(row -> row.kind() == kind && !history.isHeld(row))
                        .forEach(row -> row.reason()
                                .grounds()
                                .forEach(ground -> counted.computeIfAbsent(ground.definition(), any -> new HashSet<>())
                                        .add(row.cause().split("@")[0])));
                assertThat(counted.values())
                        .as("what each award counts for, of %s", kind)
                        .allSatisfy(causes -> assertThat(causes).hasSize(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachRowRestsOnWhatIsInForce(int seed) {
        History history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();

            Set<AwardId> inForce =
                    history.awards.stream().map(Facts.Earned::award).collect(Collectors.toSet());
            assertThat(history.ledger)
                    .allSatisfy(row -> assertThat(row.reason().grounds())
                            .isNotEmpty()
                            .allSatisfy(ground -> assertThat(inForce).contains(ground.award())));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noSumIsAboveItsLimit(int seed) {
        History history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();

            assertThat(history.ledger.stream().mapToLong(Kept::cents).sum()).isLessThanOrEqualTo(History.LIFETIME);
            Map<LocalDate, Long> cycles = history.ledger.stream()
                    .filter(row -> row.kind() == EntitlementKind.CREDIT)
                    .collect(Collectors.groupingBy(
                            row -> history.first.cycleOf(row.on(), history.first.from()),
                            Collectors.summingLong(Kept::amount)));
            Map<LocalDate, Long> years = history.ledger.stream()
                    .collect(Collectors.groupingBy(
                            row -> history.versions.get(0).content().yearOf(row.on()),
                            Collectors.summingLong(Kept::cents)));
            assertThat(years.values()).allSatisfy(year -> assertThat(year).isLessThanOrEqualTo(History.PER_YEAR));
            assertThat(cycles.values()).allSatisfy(cycle -> assertThat(cycle).isLessThanOrEqualTo(History.PER_CYCLE));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void settlingAgainChangesNothing(int seed) {
        History history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
            List<Kept> before = history.ledger;

            history.settle();

            assertThat(history.ledger)
                    .usingRecursiveFieldByFieldElementComparatorOnFields("version", "kind", "cause", "on", "amount")
                    .isEqualTo(before);
        }
    }

    // A late award made the first of what had been the second: a row that was exported would be deducted and promised
    // anew.
    @ParameterizedTest
    @MethodSource("manySeeds")
    void whatIsCountedUnderAnotherNumberStaysAsItIs(int seed) {
        History history = new History(seed);
        for (int step = 0; step < STEPS; step++) {
            List<Kept> before = history.ledger;
            history.step();

            List<String> lost = rows(before, history.ledger);
            lost.retainAll(rows(history.ledger, before));
            assertThat(lost).as("taken back and promised anew in step %d", step).isEmpty();
        }
    }

    static Stream<Integer> manySeeds() {
        return Stream.concat(seeds(), Stream.of(2883));
    }

    /** Those of these that are not among the others: what they rest on and bring, whatever their number. */
    private static List<String> rows(List<Kept> some, List<Kept> others) {
        Set<String> there = others.stream().map(EngineHistoriesTests::row).collect(Collectors.toSet());
        return some.stream()
                .filter(each -> !there.contains(row(each)))
                .map(each -> each.version() + " " + each.kind() + " " + each.amount() + " "
                        + each.reason().grounds() + " " + each.cause().replaceFirst("^.*?(@|$)", "@"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String row(Kept row) {
        return row.version() + " " + row.cause();
    }

    // What a row rested on may have been taken while it was held.
    @Test
    void aRowYieldsWhatAnotherVersionCountsMeanwhile() {
        List<Facts.Earned> awards = TestRules.monthly(TestRules.definitions(5));
        RewardRuleId rule = RewardRuleId.fresh();
        RuledVersion pairs = paying(rule, 1, 2);
        RuledVersion threes = paying(rule, 2, 3);
        Kept two = kept(pairs, "PAY awards:1").on(grounds(awards.subList(0, 2)));
        Kept three = kept(threes, "PAY awards:1~2").on(grounds(awards.subList(1, 4)));

        assertThat(Engine.grounds(TestRules.book(pairs, threes), facts(awards), List.of(two, three), List.of()))
                .isEqualTo(Map.of(
                        two,
                        grounds(List.of(awards.get(0), awards.get(4))),
                        three,
                        three.reason().grounds()));
    }

    @Test
    void aRowKeepsItsDayWhenAnotherConversionCountsOnTheNext() {
        CreditConversion before = new CreditConversion(
                "Utah", "USBE credit", 50, "", null, 2, TestRules.START, TestRules.START.plusDays(99));
        CreditConversion after =
                new CreditConversion("Utah", "USBE credit", 75, "", null, 2, TestRules.START.plusDays(100), null);
        RuledVersion rule = TestRules.version(TestRules.content(
                List.of(new Condition.AwardsCounted(1, false)),
                PayLimits.NONE,
                new Grant.Credit("Utah", "USBE credit")));
        List<Facts.Earned> later = List.of(new Facts.Earned(
                AwardId.fresh(), TestRules.definitions(1).get(0), TestRules.START.plusDays(200), false));
        Kept row = new Kept(
                rule.rule(),
                1,
                EntitlementKind.CREDIT,
                "Utah: USBE credit",
                "CREDIT awards",
                TestRules.START.plusDays(10),
                50,
                new Reason(grounds(later), 0, 50, 0, null, 0, 0));
        Engine.Book book = new Engine.Book(
                List.of(rule), new Stackbook(Map.of()), List.of(before, after), Map.of(), TestRules.TODAY);

        assertThat(TestRules.given(Engine.lines(book, facts(later), List.of(row))))
                .containsExactly(0L);
    }

    private static RuledVersion paying(RewardRuleId rule, int number, int each) {
        return TestRules.version(
                rule,
                number,
                TestRules.content(
                        List.of(new Condition.AwardsCounted(each, true)), PayLimits.NONE, new Grant.Pay(200_00, false)),
                TestRules.START,
                null);
    }

    private static List<Reason.Ground> grounds(List<Facts.Earned> awards) {
        return awards.stream().map(Facts.Earned::ground).toList();
    }

    /** Somebody's awards as they come and go, and what stands in the ledger of them. */
    private static final class History {

        static final long LIFETIME = 1_100_00;
        static final long PER_YEAR = 500_00;
        static final int PER_CYCLE = 325;

        final CreditConversion first = new CreditConversion(
                "Utah", "USBE credit", 50, "", PER_CYCLE, 2, TestRules.START, TestRules.START.plusDays(399));
        final List<Facts.Earned> awards = new ArrayList<>();
        List<Kept> ledger = List.of();

        private final Random chance;
        private final List<DefinitionId> offered;
        private final List<RuledVersion> versions;
        private final List<CreditConversion> conversions;
        private LocalDate today = TestRules.START.plusDays(1000);

        History(int seed) {
            this.chance = new Random(seed);
            this.offered =
                    Stream.generate(() -> new DefinitionId(id())).limit(14).toList();
            CreditConversion second = new CreditConversion(
                    "Utah", "USBE credit", 75, "", PER_CYCLE, 2, TestRules.START.plusDays(400), null);
            this.conversions = List.of(first, second);
            this.versions = versions();
        }

        private Engine.Book book() {
            return new Engine.Book(versions, new Stackbook(Map.of()), conversions, Map.of(), today);
        }

        /** Two or three, one after the other; the last may have an end. */
        private List<RuledVersion> versions() {
            RewardRuleId rule = RewardRuleId.fresh();
            int count = 2 + chance.nextInt(2);
            List<RuledVersion> versions = new ArrayList<>();
            LocalDate from = TestRules.START;
            for (int number = 1; number <= count; number++) {
                LocalDate next = from.plusDays(50 + chance.nextInt(400));
                boolean last = number == count;
                versions.add(TestRules.version(
                        rule,
                        number,
                        new RuleContent(
                                List.of(new Condition.AwardsCounted(1 + chance.nextInt(4), chance.nextBoolean())),
                                Who.EVERYBODY,
                                List.of(
                                        new Grant.Pay(50_00 + chance.nextInt(300_00), chance.nextBoolean()),
                                        new Grant.Credit("Utah", "USBE credit")),
                                new PayLimits(PER_YEAR, LIFETIME, null),
                                7,
                                null,
                                chance.nextBoolean()),
                        from,
                        last && chance.nextBoolean() ? null : next.minusDays(1)));
                from = next;
            }
            return versions;
        }

        void step() {
            int which = awards.isEmpty() ? 0 : chance.nextInt(awards.size());
            switch (awards.isEmpty() ? 0 : chance.nextInt(6)) {
                case 0, 1, 2 -> earn();
                case 3 -> awards.remove(which);
                default -> awards.set(which, turned(awards.get(which)));
            }
            today = today.plusDays(chance.nextInt(60));
            settle();
        }

        private void earn() {
            offered.stream()
                    .filter(each ->
                            awards.stream().noneMatch(have -> have.definition().equals(each)))
                    .skip(chance.nextInt(3))
                    .findFirst()
                    .ifPresent(each -> awards.add(new Facts.Earned(
                            new AwardId(id()), each, TestRules.START.plusDays(chance.nextInt(1000)), false)));
        }

        /** Of the seed, too: what comes on one day is counted in the order of its ids. */
        private UUID id() {
            return new UUID(chance.nextLong(), chance.nextLong());
        }

        private static Facts.Earned turned(Facts.Earned award) {
            return new Facts.Earned(award.award(), award.definition(), award.on(), !award.suspended());
        }

        /** Whether it stands by a suspended award alone: it waits, and pays nothing meanwhile. */
        boolean isHeld(Kept row) {
            return !Engine.standing(book(), facts(awards).reliable(), ledger).contains(row);
        }

        /** As the ledger is settled. */
        void settle() {
            List<String> before;
            do {
                before = amounts(ledger);
                settleOnce();
            } while (!amounts(ledger).equals(before));
        }

        private static List<String> amounts(List<Kept> rows) {
            return rows.stream().map(row -> row.cause() + " " + row.amount()).toList();
        }

        private void settleOnce() {
            Facts facts = facts(awards);
            List<Kept> before = resting(facts.reliable(), ledger, List.of());
            Map<Kept, List<Reason.Ground>> standing = Engine.grounds(book(), facts, before, List.of());
            List<Kept> rows = new ArrayList<>(before.stream()
                    .filter(standing::containsKey)
                    .map(row -> facts.have(row.reason()) ? row : row.on(standing.get(row)))
                    .toList());
            List<Kept> added = kept(Engine.lines(Books.forOne(book(), true, rows), facts, rows));
            rows.addAll(added);
            ledger = added.isEmpty() ? rows : resting(facts.reliable(), rows, added);
        }

        private List<Kept> resting(Facts by, List<Kept> rows, List<Kept> added) {
            Map<Kept, List<Reason.Ground>> grounds = Engine.grounds(book(), by, rows, added);
            return rows.stream()
                    .map(row -> grounds.containsKey(row) ? row.on(grounds.get(row)) : row)
                    .toList();
        }
    }
}
