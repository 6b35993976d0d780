package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.catalog.Stage;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackState;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.staff.StaffGroup;
import org.waymark.people.staff.StaffRecords;

/** Whether a rule says what can happen, and only that: asked before it is saved. */
@Component
@Transactional(readOnly = true)
class RuleChecks {

    private final RewardRules rules;
    private final CreditRules credits;
    private final KnownFacts known;
    private final Definitions definitions;
    private final RuleNames names;
    private final StaffRecords staff;

    RuleChecks(
            RewardRules rules,
            CreditRules credits,
            KnownFacts known,
            Definitions definitions,
            RuleNames names,
            StaffRecords staff) {
        this.rules = rules;
        this.credits = credits;
        this.known = known;
        this.definitions = definitions;
        this.names = names;
        this.staff = staff;
    }

    /** @param own the rule that is written anew; null for a new one */
    List<RuleFault> of(RuleDraft draft, @Nullable RewardRuleId own, DistrictId district) {
        List<RuleFault> faults = new ArrayList<>();
        LocalDate today = rules.today(district);
        List<RewardRules.Ruled> all = rules.of(district);
        days(draft, own, today, faults);
        conditions(draft.content(), district, faults);
        people(draft.content().who(), district, faults);
        limits(draft.content(), faults);
        credit(draft, district, faults);
        for (RewardRules.Ruled rule : all) {
            if (rule.id().equals(own)) {
                anew(draft, rule, district, faults);
            } else {
                against(draft, rule, today, district, faults);
            }
        }
        return faults;
    }

    private static void days(RuleDraft draft, @Nullable RewardRuleId own, LocalDate today, List<RuleFault> faults) {
        if (draft.until() != null && draft.until().isBefore(draft.from())) {
            faults.add(RuleFault.refused("until", "until-before-from"));
        }
        if (draft.agreementOn() != null && draft.from().isBefore(draft.agreementOn())) {
            faults.add(RuleFault.refused("from", "before-agreement"));
        }
        if (own != null && draft.from().isBefore(today)) {
            faults.add(RuleFault.refused("from", "past"));
        } else if (draft.from().isBefore(today)) {
            faults.add(RuleFault.warned("from", "backdated"));
        }
    }

    private void conditions(RuleContent content, DistrictId district, List<RuleFault> faults) {
        List<NamedDefinition> offered = definitions.named(district);
        RuleNames.Names known = names.of(district);
        Stackbook book = stacks(content, district);
        if (content.when().stream().filter(Condition::repeats).count() > 1) {
            faults.add(RuleFault.refused("kind-1", "two-repeat"));
        }
        if (new HashSet<>(content.when()).size() < content.when().size()) {
            faults.add(RuleFault.refused("kind-1", "same-twice"));
        }
        for (Condition condition : content.when()) {
            if (condition instanceof Condition.CredentialEarned earned) {
                stage(earned.definition(), offered, faults);
            } else if (condition instanceof Condition.AwardsCounted counted && counted.count() > offered.size()) {
                faults.add(RuleFault.refused("kind-1", "more-than-offered", counted.count(), offered.size()));
            }
            condition.looksAt().ifPresent(stack -> stack(stack, condition, known, book, faults));
        }
    }

    private static void stage(DefinitionId wanted, List<NamedDefinition> offered, List<RuleFault> faults) {
        Stage stage = offered.stream()
                .filter(each -> each.id().equals(wanted))
                .map(NamedDefinition::stage)
                .findFirst()
                .orElse(null);
        if (stage == null) {
            faults.add(RuleFault.refused("kind-1", "unknown-credential"));
        } else if (stage == Stage.RETIRED) {
            faults.add(RuleFault.warned("kind-1", "retired-credential"));
        }
    }

    private static void stack(
            StackId id, Condition condition, RuleNames.Names known, Stackbook book, List<RuleFault> faults) {
        StackState stack = known.stacks().get(id);
        Set<UUID> members = book.members(id);
        if (stack == null || stack.published() == null || members.isEmpty()) {
            faults.add(RuleFault.refused("kind-1", "empty-stack"));
        } else if (condition instanceof Condition.AnyOfStack any && any.count() > members.size()) {
            faults.add(RuleFault.refused("kind-1", "more-than-stack", any.count(), members.size()));
        } else if (stack.retired()) {
            faults.add(RuleFault.warned("kind-1", "retired-stack"));
        }
    }

    private void people(Who who, DistrictId district, List<RuleFault> faults) {
        int before = faults.size();
        groups("school", who.schools(), staff.schools(district), faults);
        groups("group", who.contractGroups(), staff.contractGroups(district), faults);
        if (faults.size() == before
                && !who.schools().isEmpty()
                && !who.contractGroups().isEmpty()
                && staff.countInBoth(district, who.schools(), who.contractGroups()) == 0) {
            faults.add(RuleFault.warned("group", "nobody-in-both"));
        }
    }

    private static void groups(String field, Set<String> asked, List<StaffGroup> known, List<RuleFault> faults) {
        if (asked.isEmpty()) {
            return;
        }
        long people = known.stream()
                .filter(group -> asked.contains(group.code()))
                .mapToLong(StaffGroup::people)
                .sum();
        if (known.stream().noneMatch(group -> asked.contains(group.code()))) {
            faults.add(RuleFault.refused(field, "unknown-" + field));
        } else if (people == 0) {
            faults.add(RuleFault.warned(field, "empty-" + field));
        }
    }

    private static void limits(RuleContent content, List<RuleFault> faults) {
        long cents = content.what().stream()
                .filter(Grant.Pay.class::isInstance)
                .mapToLong(grant -> ((Grant.Pay) grant).cents())
                .sum();
        PayLimits limits = content.limits();
        below("perYear", limits.perYear(), cents, faults);
        below("lifetime", limits.lifetime(), cents, faults);
        below("budget", limits.budget(), cents, faults);
        if (limits.perYear() != null && limits.lifetime() != null && limits.lifetime() < limits.perYear()) {
            faults.add(RuleFault.warned("perYear", "year-over-lifetime"));
        }
        if (content.paysYearly() && limits.lifetime() != null) {
            faults.add(RuleFault.warned("lifetime", "raise-that-ends"));
        }
    }

    private static void below(String field, @Nullable Long limit, long cents, List<RuleFault> faults) {
        if (limit != null && cents == 0) {
            faults.add(RuleFault.refused(field, "limit-of-nothing"));
        } else if (limit != null && limit < cents) {
            faults.add(RuleFault.refused(field, "below-amount", RuleSentence.money(cents)));
        }
    }

    private void credit(RuleDraft draft, DistrictId district, List<RuleFault> faults) {
        for (Grant grant : draft.content().what()) {
            if (grant instanceof Grant.Credit
                    && credits.of(district).stream()
                            .noneMatch(each -> each.unit().equals(grant.unit()) && each.countsOn(draft.from()))) {
                faults.add(RuleFault.refused("credit", "no-conversion"));
            }
        }
    }

    /** Whether it can be written anew, and what of it its earlier versions have counted. */
    private void anew(RuleDraft draft, RewardRules.Ruled rule, DistrictId district, List<RuleFault> faults) {
        if (rule.endedOn() != null) {
            faults.add(RuleFault.refused("name", "ended"));
        }
        boolean counted = rule.versions().stream()
                .map(RewardRules.Written::draft)
                .anyMatch(before -> !before.content().asksTheSameAs(draft.content())
                        && bothPay(draft, before)
                        && (overlap(draft.content(), before.content(), district) || reviews(draft) && reviews(before)));
        if (counted) {
            faults.add(RuleFault.warned("kind-1", "counted-before"));
        }
    }

    private static boolean reviews(RuleDraft draft) {
        return draft.content().when().stream().anyMatch(Condition.ReviewsDone.class::isInstance);
    }

    /** Whether another rule pays for the same, or says otherwise of it. */
    private void against(
            RuleDraft draft, RewardRules.Ruled rule, LocalDate today, DistrictId district, List<RuleFault> faults) {
        if (rule.name().equals(draft.name())) {
            faults.add(RuleFault.refused("name", "name-taken"));
        }
        RuleDraft other = rule.last().draft();
        boolean over = rule.endedOn() != null && !rule.endedOn().isAfter(today)
                || other.until() != null && other.until().isBefore(draft.from())
                || draft.until() != null && draft.until().isBefore(other.from());
        if (over || !draft.content().who().meets(other.content().who()) || !bothPay(draft, other)) {
            return;
        }
        if (draft.content().asksTheSameAs(other.content()) || reviews(draft) && reviews(other)) {
            faults.add(RuleFault.warned("name", "contradicts", rule.name()));
        } else if (overlap(draft.content(), other.content(), district)) {
            faults.add(RuleFault.warned("name", "pays-twice", rule.name()));
        }
    }

    private static boolean bothPay(RuleDraft one, RuleDraft other) {
        return one.content().what().stream()
                .anyMatch(grant -> other.content().what().stream()
                        .anyMatch(another ->
                                another.kind() == grant.kind() && another.unit().equals(grant.unit())));
    }

    private boolean overlap(RuleContent one, RuleContent other, DistrictId district) {
        Set<UUID> ours = about(one, district);
        Set<UUID> theirs = about(other, district);
        return ours.stream().anyMatch(theirs::contains);
    }

    /** The micro-credentials that a rule pays for. */
    private Set<UUID> about(RuleContent content, DistrictId district) {
        Set<UUID> about = new HashSet<>();
        Stackbook book = stacks(content, district);
        for (Condition condition : content.when()) {
            if (condition instanceof Condition.CredentialEarned earned) {
                about.add(earned.definition().id());
            } else if (condition instanceof Condition.AwardsCounted) {
                definitions.named(district).forEach(each -> about.add(each.id().id()));
            }
            condition.looksAt().ifPresent(stack -> about.addAll(book.members(stack)));
        }
        return about;
    }

    private Stackbook stacks(RuleContent content, DistrictId district) {
        return known.stacks(
                district,
                List.of(new RuledVersion(RewardRuleId.fresh(), 1, PersonId.fresh(), content, LocalDate.MIN, null)));
    }
}
