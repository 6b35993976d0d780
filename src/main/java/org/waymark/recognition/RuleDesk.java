package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.staff.StaffRecords;

/** The rules as pages show them, and what those pages do. */
@Component
@Transactional
class RuleDesk {

    private final RewardRules rules;
    private final RuleChecks checks;
    private final RuleTrial trials;
    private final RuleNames names;
    private final CreditRules credits;
    private final SettlingRuns runs;
    private final Entitlements entitlements;
    private final RuleAgreements agreements;
    private final Definitions definitions;
    private final Stacks stacks;
    private final StaffRecords staff;
    private final People people;

    RuleDesk(
            RewardRules rules,
            RuleChecks checks,
            RuleTrial trials,
            RuleNames names,
            CreditRules credits,
            SettlingRuns runs,
            Entitlements entitlements,
            RuleAgreements agreements,
            Definitions definitions,
            Stacks stacks,
            StaffRecords staff,
            People people) {
        this.rules = rules;
        this.checks = checks;
        this.trials = trials;
        this.names = names;
        this.credits = credits;
        this.runs = runs;
        this.entitlements = entitlements;
        this.agreements = agreements;
        this.definitions = definitions;
        this.stacks = stacks;
        this.staff = staff;
        this.people = people;
    }

    /** A version read back. */
    record ReadBack(int number, MessageSourceResolvable sentence, List<MessageSourceResolvable> terms) {}

    /** @param spent what it has promised in pay; null for none */
    record RuleView(
            RewardRules.Ruled rule,
            List<ReadBack> versions,
            @Nullable MessageSourceResolvable spent) {

        public ReadBack last() {
            return versions.get(0);
        }
    }

    /** Who may read the rules; nobody else finds them. */
    @Transactional(readOnly = true)
    SignedInPerson reader(@Nullable SignedInPerson me) {
        if (me == null
                || me.isGuest()
                || !VisibilityRule.REWARD_RULES.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new RewardRuleNotFound();
        }
        return me;
    }

    @Transactional(readOnly = true)
    SignedInPerson lead(@Nullable SignedInPerson me) {
        SignedInPerson reader = reader(me);
        if (!mayWrite(reader)) {
            throw new RewardRuleNotFound();
        }
        return reader;
    }

    @Transactional(readOnly = true)
    boolean mayWrite(SignedInPerson me) {
        return people.rolesOf(me.id(), me.district()).contains(Role.LEAD);
    }

    @Transactional(readOnly = true)
    List<RuleView> rules(DistrictId district) {
        RuleNames.Names known = names.of(district);
        List<RewardRules.Ruled> all = rules.of(district);
        Map<RewardRuleId, Long> spent =
                entitlements.spent(all.stream().map(RewardRules.Ruled::id).toList(), district);
        return all.stream().map(rule -> view(rule, known, spent.get(rule.id()))).toList();
    }

    @Transactional(readOnly = true)
    RuleView rule(RewardRuleId id, DistrictId district) {
        return rules(district).stream()
                .filter(view -> view.rule().id().equals(id))
                .findFirst()
                .orElseThrow(RewardRuleNotFound::new);
    }

    @Transactional(readOnly = true)
    ModelAndView page(RewardRuleId id, SignedInPerson reader) {
        return new ModelAndView("recognition/rules/one")
                .addObject("rule", rule(id, reader.district()))
                .addObject("agreements", agreements.of(id, reader.district()))
                .addObject("mayWrite", mayWrite(reader));
    }

    /** For whoever may read the rules, and for whom this version promised something. */
    @Transactional(readOnly = true)
    RuleAgreements.Agreement agreement(RewardRuleId id, int number, @Nullable SignedInPerson me) {
        if (me == null || !entitlements.hasAnyBy(id, number, me.id(), me.district())) {
            reader(me);
        }
        return Optional.ofNullable(me)
                .map(reader -> agreements.of(id, reader.district()).get(number))
                .filter(RuleAgreements.Agreement::readable)
                .orElseThrow(RewardRuleNotFound::new);
    }

    private static RuleView view(RewardRules.Ruled rule, RuleNames.Names known, @Nullable Long spent) {
        List<ReadBack> versions = new ArrayList<>();
        for (RewardRules.Written version : rule.versions()) {
            versions.add(0, readBack(version.number(), version.draft(), known));
        }
        return new RuleView(rule, versions, spent == null ? null : RuleSentence.money(spent));
    }

    private static ReadBack readBack(int number, RuleDraft draft, RuleNames.Names known) {
        return new ReadBack(number, RuleSentence.of(draft.content(), known), RuleSentence.terms(draft));
    }

    /** What the form offers to choose from. */
    @Transactional(readOnly = true)
    ModelAndView offered(DistrictId district) {
        return new ModelAndView("recognition/rules/edit")
                .addObject("kinds", TypedRule.Kind.values())
                .addObject(
                        "slots",
                        IntStream.rangeClosed(1, TypedRule.CONDITIONS).boxed().toList())
                .addObject(
                        "credentials",
                        definitions.named(district).stream()
                                .sorted(Comparator.comparing(each -> each.title()))
                                .toList())
                .addObject("stacks", stacks.of(district))
                .addObject("roles", Role.values())
                .addObject("schools", staff.schoolNames(district))
                .addObject("groups", staff.contractGroups(district))
                .addObject("months", IntStream.rangeClosed(1, 12).boxed().toList())
                .addObject(
                        "credits",
                        credits.of(district).stream()
                                .map(CreditConversion::unit)
                                .distinct()
                                .toList());
    }

    /** The last version as it is written anew: from today on where it has begun, as no earlier day is taken. */
    @Transactional(readOnly = true)
    TypedRule form(RewardRuleId id, DistrictId district) {
        RewardRules.Written last = rules.one(id, district).last();
        LocalDate today = rules.today(district);
        RuleDraft draft = last.draft();
        return RuleFields.of(draft.from().isBefore(today) ? draft.begins(today) : draft)
                .over(last.number());
    }

    /** Whether somebody else wrote the rule since this version of it was seen. */
    @Transactional(readOnly = true)
    boolean isOverwritten(RewardRuleId id, int seen, DistrictId district) {
        return rules.one(id, district).last().number() != seen;
    }

    @Transactional(readOnly = true)
    List<RuleFault> faults(RuleDraft draft, @Nullable RewardRuleId id, DistrictId district) {
        return checks.of(draft, id, district);
    }

    @Transactional(readOnly = true)
    ModelAndView trial(RuleDraft draft, @Nullable RewardRuleId id, DistrictId district, TypedRule form) {
        return new ModelAndView("recognition/rules/trial")
                .addObject("read", readBack(0, draft, names.of(district)))
                .addObject("outcome", trials.of(draft, id, district))
                .addObject("form", form)
                .addObject("id", id);
    }

    /** Saves it, and has the ledger follow where its days have begun. */
    RewardRuleId save(RuleDraft draft, @Nullable RewardRuleId id, int seen, SignedInPerson lead) {
        RewardRuleId saved = id;
        if (saved == null) {
            saved = rules.make(draft, lead.district(), lead.id());
        } else {
            rules.write(saved, draft, seen, lead.district(), lead.id());
        }
        if (!draft.from().isAfter(rules.today(lead.district()))) {
            runs.begin(lead.district());
        }
        return saved;
    }

    void end(RewardRuleId id, SignedInPerson lead) {
        rules.end(id, lead.district(), lead.id());
    }

    void settleAll(SignedInPerson lead) {
        runs.begin(lead.district());
    }

    @Transactional(readOnly = true)
    SettlingRuns.@Nullable Run lastRun(DistrictId district) {
        return runs.last(district).orElse(null);
    }
}
