package org.waymark.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.RuleFault;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.recognition.Condition;
import org.waymark.recognition.Grant;
import org.waymark.recognition.PayLimits;
import org.waymark.recognition.RewardRuleId;
import org.waymark.recognition.RewardRules;
import org.waymark.recognition.RuleContent;
import org.waymark.recognition.RuleDraft;
import org.waymark.recognition.Who;

/** What micro-credentials bring in scenarios, where anything was told: stacks, and the rules that rest on them. */
@Component
@Profile("sandbox")
class ScenarioRewards {

    static final String LEADER = "Teacher leader";
    static final String DEGREE = "Pay as with an advanced degree";

    private static final long RAISE = 200_00;
    private static final long MOST = 600_00;
    private static final long THREE_AREAS = 500_00;
    private static final int HALF = 15;

    private final Stacks stacks;
    private final RewardRules rules;
    private final ScenarioRoles roles;

    ScenarioRewards(Stacks stacks, RewardRules rules, ScenarioRoles roles) {
        this.stacks = stacks;
        this.rules = rules;
        this.roles = roles;
    }

    /** @param writer who writes the rules, so that somebody else can approve what they bring */
    void promise(
            Scenario scenario,
            List<DefinitionVersion> offered,
            List<PersonId> members,
            DistrictId district,
            PersonId writer,
            Timeline time) {
        Stacks.By by = new Stacks.By(district, writer.toString(), Desk.roleOf(writer.toString()));
        List<Rule> all = offered.stream()
                .map(version -> Rule.credential(version.definition()))
                .toList();
        switch (scenario) {
            case S1 -> raises(district, writer, time);
            case S3 -> areas(all, by, writer, time);
            case S4 -> {
                StackId practice = published("LEAD", false, "Leading by evidence", Rule.all(all.subList(0, 3)), by);
                StackId pathway =
                        published("PATH", true, "Teacher leadership", Rule.all(List.of(Rule.stack(practice))), by);
                make(
                        "Eligible as teacher leader",
                        content(List.of(new Condition.StackCompleted(pathway)), new Grant.Eligibility(LEADER)),
                        district,
                        writer,
                        time);
                roles.open(LEADER, pathway, scenario, members, by, time);
            }
            case S8 -> {
                StackId foundations = published("FOUND", false, "Foundations", Rule.all(all.subList(0, HALF)), by);
                StackId electives =
                        published("ELECT", false, "Electives", Rule.any(HALF, all.subList(HALF, all.size())), by);
                make(
                        "Fifteen and fifteen",
                        content(
                                List.of(
                                        new Condition.StackCompleted(foundations),
                                        new Condition.AnyOfStack(HALF, electives)),
                                new Grant.Eligibility(DEGREE)),
                        district,
                        writer,
                        time);
            }
            default -> {
                // Nothing was promised, or nothing that was told in numbers.
            }
        }
    }

    /** "Up to $600" can be read in two ways: in each year, of a raise that stays, or ever. Each contract group has one. */
    private void raises(DistrictId district, PersonId writer, Timeline time) {
        for (boolean yearly : List.of(true, false)) {
            make(
                    yearly ? "$200 a year each, up to $600 a year" : "$200 each, up to $600 ever",
                    new RuleContent(
                            List.of(new Condition.AwardsCounted(1, true)),
                            new Who(Set.of(), Set.of(yearly ? ScenarioPeople.GROUP_A : ScenarioPeople.GROUP_B)),
                            List.of(new Grant.Pay(RAISE, yearly)),
                            yearly ? new PayLimits(MOST, null, null) : new PayLimits(null, MOST, null),
                            time.begins().getMonthValue(),
                            null,
                            false),
                    district,
                    writer,
                    time);
        }
    }

    /** Three areas of six; at the end two are enough from then on, which takes nothing from anybody. */
    private void areas(List<Rule> all, Stacks.By by, PersonId writer, Timeline time) {
        int each = ScenarioCatalogue.IN_AREA;
        List<Rule> areas = IntStream.range(0, all.size() / each)
                .mapToObj(n -> Rule.stack(published(
                        "AREA-" + (n + 1),
                        false,
                        "Area " + (n + 1),
                        Rule.all(all.subList(n * each, n * each + each)),
                        by)))
                .toList();
        StackId three = published("AREAS-3", false, "Three areas", Rule.any(3, areas), by);
        StackId two = published("AREAS-2", false, "Two areas", Rule.any(2, areas), by);
        String name = "$500 for good and a role for three areas";
        RewardRuleId rule = make(name, areasDone(three), by.district(), writer, time);
        int relaxed = Scenario.S3.work().days() - 5;
        time.after(
                relaxed,
                () -> rules.write(
                        rule,
                        draft(name, areasDone(two), time.begins().plusDays(relaxed + 2)),
                        1,
                        by.district(),
                        writer));
    }

    private static RuleContent areasDone(StackId areas) {
        return content(
                List.of(new Condition.StackCompleted(areas)),
                new Grant.Pay(THREE_AREAS, true),
                new Grant.Eligibility(LEADER));
    }

    private static RuleContent content(List<Condition> when, Grant... what) {
        return new RuleContent(when, Who.EVERYBODY, List.of(what), PayLimits.NONE, 7, null, false);
    }

    private RewardRuleId make(String name, RuleContent content, DistrictId district, PersonId writer, Timeline time) {
        return rules.make(draft(name, content, time.begins()), district, writer);
    }

    private static RuleDraft draft(String name, RuleContent content, LocalDate from) {
        return new RuleDraft(name, content, from, null, "", null);
    }

    private StackId published(String code, boolean pathway, String title, Rule rule, Stacks.By by) {
        StackId made =
                stacks.begin(code, pathway, new StackText(title, "", rule), by).orElseThrow();
        List<RuleFault> faults = stacks.publish(made, by);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Stack " + code + " cannot be published: " + faults);
        }
        return made;
    }
}
