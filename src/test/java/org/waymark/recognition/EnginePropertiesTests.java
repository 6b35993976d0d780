package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.recognition.TestRules.book;
import static org.waymark.recognition.TestRules.facts;
import static org.waymark.recognition.TestRules.kept;
import static org.waymark.recognition.TestRules.paid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.award.AwardId;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;

/** What holds of every rule and every history, tried with many that chance makes; a seed names each. */
class EnginePropertiesTests {

    static Stream<Integer> seeds() {
        return IntStream.range(0, 300).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderInWhichFactsArriveDoesNotMatter(int seed) {
        World world = new World(seed);
        Engine.Book book = world.withoutYearlyLimit();
        long inOrder = sum(world.arriving(book));
        Collections.shuffle(world.awards, world.chance);

        List<Kept> shuffled = world.arriving(book);

        assertThat(sum(shuffled)).isEqualTo(inOrder);
        assertThat(world.settled(book, world.awards, shuffled)).isEqualTo(shuffled);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void computingAgainChangesNothing(int seed) {
        World world = new World(seed);
        List<Line> first = Engine.lines(world.book, facts(world.awards), List.of());

        assertThat(Engine.lines(world.book, facts(world.awards), kept(first)))
                .allSatisfy(line -> assertThat(line.given()).isZero());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sumsNeverExceedTheirLimits(int seed) {
        World world = new World(seed);
        List<Kept> ledger = world.arriving();

        assertWithin(world, ledger);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatArrivesOneByOneBringsAsMuchAsAllAtOnce(int seed) {
        World world = new World(seed);

        assertThat(world.arriving().stream().mapToLong(Kept::cents).sum())
                .isEqualTo(paid(Engine.lines(world.book, facts(world.awards), List.of())));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void takingAnAwardBackAndGivingItAgainRestoresTheSum(int seed) {
        World world = new World(seed);
        List<Kept> before = world.arriving();
        List<Facts.Earned> fewer = new ArrayList<>(world.awards);
        fewer.remove(world.chance.nextInt(fewer.size()));

        List<Kept> without = world.settled(fewer, before);
        List<Kept> again = world.settled(world.awards, without);

        assertWithin(world, without);
        assertWithin(world, again);
        assertThat(sum(without)).isLessThanOrEqualTo(sum(before));
        assertThat(sum(again)).isEqualTo(sum(before));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noAwardBringsPayByTwoVersionsThatAskForDifferentThings(int seed) {
        World world = new World(seed);
        Engine.Book book = world.writtenAnew();
        List<Kept> ledger = world.arriving(book);

        assertThat(grounds(ledger, 1)).doesNotContainAnyElementsOf(grounds(ledger, 2));
        assertThat(world.settled(book, world.awards, ledger)).isEqualTo(ledger);
    }

    private static List<DefinitionId> grounds(List<Kept> ledger, int version) {
        return Stream.concat(
                        Stream.of(new DefinitionId(new UUID(0, version))),
                        ledger.stream()
                                .filter(row -> row.version() == version)
                                .flatMap(row -> row.reason().grounds().stream())
                                .map(Reason.Ground::definition))
                .toList();
    }

    private static long sum(List<Kept> ledger) {
        return ledger.stream().mapToLong(Kept::cents).sum();
    }

    private static void assertWithin(World world, List<Kept> ledger) {
        PayLimits limits = world.rule.content().limits();
        if (limits.lifetime() != null) {
            assertThat(sum(ledger)).isLessThanOrEqualTo(limits.lifetime());
        }
        if (limits.budget() != null) {
            assertThat(sum(ledger)).isLessThanOrEqualTo(limits.budget() - World.SPENT);
        }
        if (limits.perYear() != null) {
            Map<LocalDate, Long> years = ledger.stream()
                    .collect(Collectors.groupingBy(
                            row -> world.rule.content().yearOf(row.on()), Collectors.summingLong(Kept::cents)));
            assertThat(years.values()).allSatisfy(year -> assertThat(year).isLessThanOrEqualTo(limits.perYear()));
        }
    }

    /** A rule, and what somebody earned in three years. */
    private static final class World {

        static final long SPENT = 300_00;

        final Random chance;
        final List<Facts.Earned> awards = new ArrayList<>();
        final RuledVersion rule;
        private final List<DefinitionId> offered = TestRules.definitions(12);
        private final StackId stack = StackId.fresh();
        final Engine.Book book;

        World(int seed) {
            this.chance = new Random(seed);
            int held = 1 + chance.nextInt(12);
            for (int n = 0; n < held; n++) {
                awards.add(new Facts.Earned(
                        AwardId.fresh(), offered.get(n), TestRules.START.plusDays(chance.nextInt(1000)), false));
            }
            Stackbook stacks = TestRules.stack(
                    stack,
                    Rule.any(
                            1 + chance.nextInt(4),
                            offered.subList(0, 6).stream().map(Rule::credential).toList()));
            awards.sort(Comparator.comparing(Facts.Earned::on));
            this.rule = TestRules.version(TestRules.content(
                    List.of(condition()),
                    new PayLimits(limit(700), limit(1500), limit(2500)),
                    new Grant.Pay(1 + chance.nextInt(40_000), chance.nextBoolean())));
            Engine.Book plain = book(stacks, rule);
            this.book = new Engine.Book(
                    plain.versions(), stacks, List.of(), Map.of(rule.rule(), SPENT), TestRules.START.plusDays(1100));
        }

        private Condition condition() {
            return switch (chance.nextInt(5)) {
                case 0 -> new Condition.AwardsCounted(1, true);
                case 1 -> new Condition.AwardsCounted(1 + chance.nextInt(4), chance.nextBoolean());
                case 2 -> new Condition.StackCompleted(stack);
                case 3 -> new Condition.AnyOfStack(1 + chance.nextInt(3), stack);
                default -> new Condition.CredentialEarned(offered.get(chance.nextInt(12)));
            };
        }

        /** Which year has room may depend on what came first. */
        Engine.Book withoutYearlyLimit() {
            RuleContent content = rule.content();
            PayLimits limits = new PayLimits(
                    null, content.limits().lifetime(), content.limits().budget());
            return new Engine.Book(
                    List.of(TestRules.version(
                            rule.rule(),
                            1,
                            TestRules.content(
                                    content.when(), limits, content.what().get(0)),
                            TestRules.START,
                            null)),
                    book.stacks(),
                    List.of(),
                    book.spent(),
                    book.today());
        }

        /** The same rule until a day, and from then on one that asks for something else. */
        Engine.Book writtenAnew() {
            LocalDate anew = TestRules.START.plusDays(chance.nextInt(1000));
            Condition other = condition();
            while (rule.content().when().contains(other)) {
                other = condition();
            }
            return new Engine.Book(
                    List.of(
                            TestRules.version(rule.rule(), 1, rule.content(), TestRules.START, anew.minusDays(1)),
                            TestRules.version(
                                    rule.rule(),
                                    2,
                                    new RuleContent(
                                            List.of(other),
                                            Who.EVERYBODY,
                                            List.of(new Grant.Pay(1 + chance.nextInt(40_000), false)),
                                            PayLimits.NONE,
                                            7,
                                            null,
                                            chance.nextBoolean()),
                                    anew,
                                    null)),
                    book.stacks(),
                    List.of(),
                    Map.of(),
                    book.today());
        }

        private Long limit(int dollars) {
            return chance.nextBoolean() ? null : 300_00L + chance.nextInt(dollars * 100);
        }

        /** The ledger after the awards came in one by one, as they were earned. */
        List<Kept> arriving() {
            return arriving(book);
        }

        List<Kept> arriving(Engine.Book book) {
            List<Kept> ledger = List.of();
            for (int n = 1; n <= awards.size(); n++) {
                ledger = settled(book, awards.subList(0, n), ledger);
            }
            return ledger;
        }

        List<Kept> settled(List<Facts.Earned> awards, List<Kept> ledger) {
            return settled(book, awards, ledger);
        }

        /** As the ledger is settled: what rests on nothing more falls away, then what is new comes in. */
        List<Kept> settled(Engine.Book book, List<Facts.Earned> awards, List<Kept> ledger) {
            Facts facts = facts(awards);
            Set<Kept> stands = Engine.standing(book, facts, ledger);
            List<Kept> standing =
                    new ArrayList<>(ledger.stream().filter(stands::contains).toList());
            standing.addAll(kept(Engine.lines(book, facts, standing)));
            return standing;
        }
    }
}
