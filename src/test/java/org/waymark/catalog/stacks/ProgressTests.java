package org.waymark.catalog.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionId;

class ProgressTests {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final UUID C = UUID.randomUUID();
    private static final UUID D = UUID.randomUUID();

    @Test
    void allOfAsksForEach() {
        Progress two = Progress.of(Rule.all(rules(A, B, C)), Set.of(A, C));
        assertThat(two)
                .extracting(Progress::have, Progress::enough, Progress::remaining)
                .containsExactly(2, 3, 1);
        assertThat(Progress.of(Rule.all(rules(A, B)), Set.of(A, B)).complete()).isTrue();
    }

    @Test
    void anyOfIsContentWithEnough() {
        Progress more = Progress.of(Rule.any(2, rules(A, B, C)), Set.of(A, B, C));
        assertThat(more.complete()).isTrue();
        assertThat(more.have()).isEqualTo(2);
    }

    @Test
    void groupsInGroupsCountAsOneEach() {
        Rule rule = Rule.all(List.of(Rule.all(rules(A, B)), Rule.any(1, rules(C, D))));
        Progress progress = Progress.of(rule, Set.of(A, C));
        assertThat(progress)
                .extracting(Progress::have, Progress::enough, Progress::remaining)
                .containsExactly(1, 2, 1);
    }

    @Test
    void whatRemainsIsTheLeastThereIsToDo() {
        Rule rule = Rule.any(1, List.of(Rule.all(rules(A, B, C)), Rule.all(rules(A, D))));
        assertThat(Progress.of(rule, Set.of(A)).remaining()).isEqualTo(1);
        assertThat(Progress.of(rule, Set.of()).remaining()).isEqualTo(2);
    }

    @Test
    void aStackThatNobodyKnowsIsNeverEarned() {
        assertThat(Progress.of(Rule.all(List.of(Rule.stack(new StackId(A)))), Set.of(A))
                        .complete())
                .isFalse();
    }

    @Test
    void whoeverBeganUnderARelaxedRuleKeepsItWhenItIsTightened() {
        Standing.Counted counted = Standing.of(
                List.of(ruled(1, Rule.any(1, rules(A, B)), 0), ruled(2, Rule.all(rules(A, B, C)), 10)),
                Map.of(A, at(5)));
        assertThat(counted.progress().complete()).isTrue();
        assertThat(counted.number()).isEqualTo(1);
    }

    @Test
    void whoeverBeganUnderAStrictRuleGetsTheRelaxedOne() {
        Standing.Counted counted = Standing.of(
                List.of(ruled(1, Rule.all(rules(A, B, C)), 0), ruled(2, Rule.any(1, rules(A, B)), 10)),
                Map.of(A, at(5)));
        assertThat(counted.progress().complete()).isTrue();
        assertThat(counted.number()).isEqualTo(2);
    }

    @Test
    void whatWasCompleteInBetweenStaysComplete() {
        List<Standing.Ruled> versions = List.of(
                ruled(1, Rule.all(rules(A, B, C)), 0),
                ruled(2, Rule.any(1, rules(A, B)), 10),
                ruled(3, Rule.all(rules(A, B, C, D)), 20));
        assertThat(Standing.of(versions, Map.of(A, at(5))).progress().complete())
                .isTrue();
        assertThat(Standing.of(versions, Map.of(A, at(25))).progress().complete())
                .as("began under the third")
                .isFalse();
    }

    @Test
    void aRelaxedRuleThatIsOverCountsOnlyWhatWasEarnedWhileItLasted() {
        List<Standing.Ruled> versions = List.of(
                ruled(1, Rule.all(rules(A, B, C)), 0),
                ruled(2, Rule.any(2, rules(A, B, C)), 10),
                ruled(3, Rule.all(rules(A, B, C)), 20));
        Standing.Counted late = Standing.of(versions, Map.of(A, at(5), B, at(25)));
        assertThat(late.progress().complete()).isFalse();
        assertThat(late.progress().remaining()).isEqualTo(1);
    }

    @Test
    void whoeverEarnedBeforeThereWasAStackCountsByTheFirstRuleToo() {
        Standing.Counted counted = Standing.of(
                List.of(ruled(1, Rule.all(rules(A)), 10), ruled(2, Rule.all(rules(A, B)), 20)), Map.of(A, at(5)));
        assertThat(counted.progress().complete()).isTrue();
    }

    @Test
    void whoeverHasNothingOfItSeesThePresentRule() {
        Standing.Counted counted = Standing.of(
                List.of(ruled(1, Rule.all(rules(A)), 0), ruled(2, Rule.all(rules(A, B)), 10)), Map.of(D, at(5)));
        assertThat(counted.begun()).isFalse();
        assertThat(counted.progress().enough()).isEqualTo(2);
    }

    static List<Rule> rules(UUID... definitions) {
        return Arrays.stream(definitions)
                .map(DefinitionId::new)
                .map(Rule::credential)
                .toList();
    }

    private static Standing.Ruled ruled(int number, Rule rule, int since) {
        return new Standing.Ruled(number, rule, at(since));
    }

    private static Instant at(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }
}
