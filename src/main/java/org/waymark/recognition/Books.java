package org.waymark.recognition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What decides in a district besides people's own facts. */
@Component
@Transactional(readOnly = true)
class Books {

    private final RewardRules rules;
    private final CreditRules credits;
    private final KnownFacts known;
    private final EntitlementRepository entitlements;
    private final PresentGrounds present;

    Books(
            RewardRules rules,
            CreditRules credits,
            KnownFacts known,
            EntitlementRepository entitlements,
            PresentGrounds present) {
        this.rules = rules;
        this.credits = credits;
        this.known = known;
        this.entitlements = entitlements;
        this.present = present;
    }

    /** As these versions decide; nothing is spent of any budget yet. */
    Engine.Book of(DistrictId district, List<RuledVersion> versions) {
        return new Engine.Book(
                versions, known.stacks(district, versions), credits.of(district), Map.of(), rules.today(district));
    }

    /**
     * How one person stands, for their own eyes: nothing is changed, and nobody is held.
     *
     * @param kept what the ledger holds in force
     */
    record Own(Engine.Book book, Facts facts, List<Kept> kept) {

        static final Own NOTHING = new Own(
                new Engine.Book(List.of(), new Stackbook(Map.of()), List.of(), Map.of(), LocalDate.EPOCH),
                Facts.NONE,
                List.of());

        List<Line> lines() {
            return Engine.lines(book, facts, kept);
        }
    }

    /** What of a book decides for one person. */
    static Engine.Book forOne(Engine.Book book, boolean paid, List<Kept> kept) {
        return new Engine.Book(
                book.versions().stream()
                        .filter(version -> version.isFor(kept, book.today()))
                        .map(version -> paid ? version : version.unpaid())
                        .toList(),
                book.stacks(),
                book.conversions(),
                book.spent(),
                book.today());
    }

    Own own(PersonId person, DistrictId district) {
        List<RuledVersion> versions = rules.deciding(district);
        if (versions.isEmpty()) {
            // Every page of a micro-credential asks, and most districts begin without a rule.
            return Own.NOTHING;
        }
        Map<RewardRuleId, Long> others = new HashMap<>();
        Set<RewardRuleId> budgeted = budgeted(versions);
        if (!budgeted.isEmpty()) {
            entitlements.spent(budgeted, district).forEach(each -> others.put(each.rule(), each.cents()));
        }
        List<Entitlement> inForce = entitlements.of(List.of(person), district).stream()
                .filter(Entitlement::isInForce)
                .toList();
        Map<EntitlementId, List<Reason.Ground>> now =
                present.of(inForce.stream().map(Entitlement::id).toList(), district);
        List<Kept> kept = inForce.stream()
                .map(row -> now.containsKey(row.id()) ? row.kept().on(now.get(row.id())) : row.kept())
                .toList();
        kept.forEach(row -> others.merge(row.rule(), -row.cents(), Long::sum));
        Facts facts = known.of(List.of(person), district, versions).get(person);
        boolean paid = !known.unpaid(List.of(person), district).contains(person);
        return new Own(
                forOne(of(district, versions).with(others), paid, kept), facts == null ? Facts.NONE : facts, kept);
    }

    static Set<RewardRuleId> budgeted(Collection<RuledVersion> versions) {
        return versions.stream()
                .filter(version -> version.content().limits().budget() != null)
                .map(RuledVersion::rule)
                .collect(Collectors.toSet());
    }
}
