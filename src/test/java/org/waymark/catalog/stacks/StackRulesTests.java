package org.waymark.catalog.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.stacks.RuleFault.Kind;

class StackRulesTests {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final UUID SELF = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void aRuleOfKnownThingsIsFine() {
        assertThat(faults(Rule.all(List.of(Rule.any(1, ProgressTests.rules(A, B)), stack(OTHER)))))
                .isEmpty();
    }

    @Test
    void nothingIsNoRule() {
        assertThat(faults(Rule.all(List.of()))).containsExactly(new RuleFault("", Kind.EMPTY, 0));
        assertThat(faults(ProgressTests.rules(A).get(0))).containsExactly(new RuleFault("", Kind.EMPTY, 0));
    }

    @Test
    void enoughIsFromOneToAll() {
        assertThat(faults(Rule.any(3, ProgressTests.rules(A, B)))).containsExactly(new RuleFault("", Kind.NEED, 2));
        assertThat(faults(Rule.all(List.of(Rule.any(0, ProgressTests.rules(A, B))))))
                .containsExactly(new RuleFault("0", Kind.NEED, 2));
    }

    @Test
    void whatTheDistrictDoesNotHaveIsNamed() {
        assertThat(faults(Rule.all(List.of(
                        ProgressTests.rules(A).get(0),
                        ProgressTests.rules(UUID.randomUUID()).get(0),
                        stack(UUID.randomUUID())))))
                .containsExactly(
                        new RuleFault("1", Kind.UNKNOWN_CREDENTIAL, 0), new RuleFault("2", Kind.UNKNOWN_STACK, 0));
    }

    @Test
    void nothingStandsTwiceInAGroup() {
        assertThat(faults(Rule.all(ProgressTests.rules(A, A)))).containsExactly(new RuleFault("1", Kind.TWICE, 0));
    }

    @Test
    void aStackNeverLeadsBackToItself() {
        assertThat(faults(Rule.all(List.of(stack(SELF))))).containsExactly(new RuleFault("0", Kind.CYCLE, 0));
        StackRules rules =
                new StackRules(Set.of(A), Map.of(OTHER, new StackText("Other", "", Rule.all(List.of(stack(SELF))))));
        assertThat(rules.faults(SELF, false, Rule.all(List.of(stack(OTHER)))))
                .containsExactly(new RuleFault("0", Kind.CYCLE, 0));
    }

    @Test
    void groupsDoNotGoDeeperThanOnePageCanShow() {
        Rule deep = Rule.all(ProgressTests.rules(A));
        for (int i = 0; i < StackRules.DEEPEST; i++) {
            deep = Rule.all(List.of(deep));
        }
        assertThat(faults(deep)).extracting(RuleFault::kind).containsExactly(Kind.TOO_DEEP);
    }

    @Test
    void aRuleHasAnEnd() {
        Rule many = Rule.all(IntStream.range(0, 200)
                .mapToObj(i -> ProgressTests.rules(UUID.randomUUID()).get(0))
                .toList());
        assertThat(faults(many)).extracting(RuleFault::kind).containsExactly(Kind.TOO_MANY);
    }

    @Test
    void aPathwayIsMadeOfStacks() {
        StackRules rules = rules();
        assertThat(rules.faults(
                        SELF,
                        true,
                        Rule.all(List.of(stack(OTHER), ProgressTests.rules(A).get(0)))))
                .containsExactly(new RuleFault("1", Kind.NOT_A_STACK, 0));
    }

    @Test
    void otherStacksStandInARuleUnderTheirTitles() {
        Rule expanded = rules().expand(Rule.all(List.of(stack(OTHER))));
        assertThat(expanded.members()).singleElement().satisfies(member -> {
            assertThat(member.kind()).isEqualTo(Rule.Kind.ANY);
            assertThat(member.name()).isEqualTo("Other");
            assertThat(member.members()).hasSize(2);
        });
    }

    @Test
    void aRuleIsWrittenClickByClick() {
        Rule rule = Rule.all(ProgressTests.rules(A));
        rule = RuleEdit.add(rule, "", ProgressTests.rules(B).get(0));
        rule = RuleEdit.up(rule, "1");
        assertThat(rule.members()).extracting(Rule::of).containsExactly(B, A);
        rule = RuleEdit.down(rule, "0");
        rule = RuleEdit.add(rule, "", Rule.any(1, List.of()));
        rule = RuleEdit.add(rule, "2", ProgressTests.rules(B).get(0));
        rule = RuleEdit.set(rule, "2", Rule.Kind.ANY, 1, "Extra");
        rule = RuleEdit.remove(rule, "1");
        assertThat(rule)
                .isEqualTo(Rule.all(List.of(
                        ProgressTests.rules(A).get(0),
                        new Rule(Rule.Kind.ANY, null, 1, ProgressTests.rules(B), "Extra"))));
    }

    @Test
    void aClickOnNothingChangesNothing() {
        Rule rule = Rule.all(ProgressTests.rules(A));
        assertThat(RuleEdit.remove(rule, "7")).isEqualTo(rule);
        assertThat(RuleEdit.up(rule, "0")).isEqualTo(rule);
        assertThat(RuleEdit.down(rule, "x")).isEqualTo(rule);
        assertThat(RuleEdit.add(rule, "0", Rule.all(List.of()))).isEqualTo(rule);
        assertThat(RuleEdit.remove(rule, "")).isEqualTo(rule);
    }

    @Test
    void aRuleComesBackFromItsText() {
        Rule rule = Rule.all(List.of(Rule.any(1, ProgressTests.rules(A, B)), stack(OTHER)));
        assertThat(new RuleAsJson().convertToEntityAttribute(StackForm.json(rule)))
                .isEqualTo(rule);
    }

    private static List<RuleFault> faults(Rule rule) {
        return rules().faults(SELF, false, rule);
    }

    private static StackRules rules() {
        return new StackRules(
                Set.of(A, B), Map.of(OTHER, new StackText("Other", "", Rule.any(1, ProgressTests.rules(A, B)))));
    }

    private static Rule stack(UUID id) {
        return Rule.stack(new StackId(id));
    }
}
