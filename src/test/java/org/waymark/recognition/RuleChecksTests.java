package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/** What a lead is told of a rule before it is saved, fault by fault. */
@OnH2
class RuleChecksTests {

    private static final Grant PAY = new Grant.Pay(200_00, false);

    @Autowired
    RuleChecks checks;

    @Autowired
    RewardRules rules;

    @Autowired
    Definitions definitions;

    @Autowired
    Stacks stacks;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId lead;
    private LocalDate today;
    private DefinitionId first;
    private DefinitionId second;

    @BeforeEach
    void aDistrictOfTwoSchools() {
        clock.reset();
        district = people.district();
        lead = people.person(district, "Lena Lead", Role.LEAD);
        today = rules.today(district);
        first = definitions.published(district).get(0).definition();
        second = definitions.published(district).get(1).definition();
        List.of("NORTH", "SOUTH", "EMPTY").forEach(this::school);
        registered("NORTH", "Teachers");
        registered("SOUTH", "Aides");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backdated",
                "contradicts",
                "empty-school",
                "empty-stack",
                "limit-of-nothing",
                "more-than-stack",
                "name-taken",
                "no-conversion",
                "nobody-in-both",
                "pays-twice",
                "raise-that-ends",
                "same-twice",
                "two-repeat",
                "unknown-credential",
                "unknown-group",
                "unknown-school",
                "until-before-from",
                "year-over-lifetime"
            })
    void eachFaultIsSaid(String fault) {
        assertThat(said(faulty(fault))).containsExactly(fault);
    }

    @Test
    void aRuleForASchoolAndAGroupThatHaveSomebodyInCommonHasNoFault() {
        assertThat(said(forWhom(Set.of("NORTH"), Set.of("Teachers")))).isEmpty();
    }

    @Test
    void anotherRuleThatPaysForTheSameReviewsIsNamed() {
        made("Another", new Condition.ReviewsDone(10, true));
        assertThat(said(draft(PayLimits.NONE, new Condition.ReviewsDone(20, false))))
                .containsExactly("contradicts");
    }

    private List<String> said(RuleDraft draft) {
        return checks.of(draft, null, district).stream()
                .map(fault -> Objects.requireNonNull(fault.what().getCodes())[0])
                .map(code -> code.substring("recognition.fault.".length()))
                .toList();
    }

    private RuleDraft faulty(String fault) {
        Condition earned = new Condition.CredentialEarned(first);
        return switch (fault) {
            case "backdated" -> draft(today.minusDays(1), null, PayLimits.NONE, List.of(earned), PAY);
            case "contradicts" -> {
                made("Another", earned);
                yield draft(PayLimits.NONE, earned);
            }
            case "pays-twice" -> {
                made("Another", new Condition.AwardsCounted(1, true));
                yield draft(PayLimits.NONE, earned);
            }
            case "name-taken" -> {
                made("Pay", new Condition.CredentialEarned(second));
                yield draft(PayLimits.NONE, earned);
            }
            case "empty-school" -> forWhom(Set.of("EMPTY"), Set.of());
            case "unknown-school" -> forWhom(Set.of("WEST"), Set.of());
            case "unknown-group" -> forWhom(Set.of(), Set.of("Drivers"));
            case "nobody-in-both" -> forWhom(Set.of("NORTH"), Set.of("Aides"));
            case "empty-stack" -> draft(PayLimits.NONE, new Condition.StackCompleted(StackId.fresh()));
            case "more-than-stack" -> draft(PayLimits.NONE, new Condition.AnyOfStack(3, stackOfTwo()));
            case "unknown-credential" ->
                draft(PayLimits.NONE, new Condition.CredentialEarned(new DefinitionId(UUID.randomUUID())));
            case "same-twice" -> draft(PayLimits.NONE, earned, earned);
            case "two-repeat" ->
                draft(PayLimits.NONE, new Condition.AwardsCounted(1, true), new Condition.ReviewsDone(2, true));
            case "until-before-from" -> draft(today, today.minusDays(1), PayLimits.NONE, List.of(earned), PAY);
            case "limit-of-nothing" ->
                draft(today, null, TestRules.lifetime(500_00), List.of(earned), new Grant.Time(100));
            case "year-over-lifetime" -> draft(new PayLimits(600_00L, 500_00L, null), earned);
            case "raise-that-ends" ->
                draft(today, null, TestRules.lifetime(500_00), List.of(earned), new Grant.Pay(200_00, true));
            case "no-conversion" ->
                draft(today, null, PayLimits.NONE, List.of(earned), new Grant.Credit("Utah", "USBE credit"));
            default -> throw new IllegalArgumentException(fault);
        };
    }

    private void made(String name, Condition when) {
        RuleDraft draft = draft(PayLimits.NONE, when);
        rules.make(new RuleDraft(name, draft.content(), today, null, "", null), district, lead);
    }

    private RuleDraft draft(PayLimits limits, Condition... when) {
        return draft(today, null, limits, List.of(when), PAY);
    }

    private static RuleDraft draft(
            LocalDate from, @Nullable LocalDate until, PayLimits limits, List<Condition> when, Grant brings) {
        return new RuleDraft("Pay", TestRules.content(when, limits, brings), from, until, "", null);
    }

    private RuleDraft forWhom(Set<String> schools, Set<String> groups) {
        RuleContent content = new RuleContent(
                List.of(new Condition.CredentialEarned(first)),
                new Who(schools, groups),
                List.of(PAY),
                PayLimits.NONE,
                7,
                null,
                false);
        return new RuleDraft("Pay", content, today, null, "", null);
    }

    private StackId stackOfTwo() {
        Stacks.By by = new Stacks.By(district, lead.toString(), Role.LEAD.name());
        StackText text = new StackText("Two", "", Rule.all(List.of(Rule.credential(first), Rule.credential(second))));
        StackId stack = stacks.begin("TWO", false, text, by).orElseThrow();
        assertThat(stacks.publish(stack, by)).isEmpty();
        return stack;
    }

    private void school(String code) {
        jdbc.sql("insert into staff_school (district_id, code, name) values (:district, :code, :code)")
                .param("district", district.id())
                .param("code", code)
                .update();
    }

    private void registered(String school, String group) {
        jdbc.sql(
                        "insert into staff_record (id, district_id, sourcedid, school_code, contract_group, given_at, changed_at)"
                                + " values (:id, :district, :code, :school, :group, current_timestamp, current_timestamp)")
                .param("id", UUID.randomUUID())
                .param("district", district.id())
                .param("code", "S-" + school)
                .param("school", school)
                .param("group", group)
                .update();
    }
}
