package org.waymark.recognition;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/**
 * Brings the ledger of people to what the rules say of their facts. Done again it changes nothing. Each person is held until
 * the transaction ends, and each rule with a budget after all persons: two at once cannot both take what is left of a limit.
 */
@Service
@Transactional
class Settling {

    private static final Logger log = LoggerFactory.getLogger(Settling.class);

    /** So that no transaction goes on for ever; the next day would go on. */
    private static final int ROUNDS = 10;

    private final EntitlementRepository entitlements;
    private final RewardRules rules;
    private final Books books;
    private final KnownFacts known;
    private final PresentGrounds present;
    private final People people;
    private final Clock clock;

    Settling(
            EntitlementRepository entitlements,
            RewardRules rules,
            Books books,
            KnownFacts known,
            PresentGrounds present,
            People people,
            Clock clock) {
        this.entitlements = entitlements;
        this.rules = rules;
        this.books = books;
        this.known = known;
        this.present = present;
        this.people = people;
        this.clock = clock;
    }

    /** @return how many rows were written or taken back */
    @Transactional(propagation = Propagation.REQUIRED)
    int settle(Collection<PersonId> some, DistrictId district) {
        List<RuledVersion> versions = rules.deciding(district);
        if (versions.isEmpty() || some.isEmpty()) {
            return 0;
        }
        List<PersonId> persons = some.stream()
                .distinct()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        persons.forEach(person -> people.hold(person, district));
        // What this transaction did to awards is read by plain SQL below.
        entitlements.flush();
        Set<RewardRuleId> budgeted = Books.budgeted(versions);
        rules.hold(budgeted, district);
        Map<RewardRuleId, Long> spent = spent(budgeted, district);
        Map<PersonId, List<Entitlement>> ledger =
                entitlements.holdOf(persons, district).stream().collect(Collectors.groupingBy(Entitlement::person));
        Map<PersonId, Facts> facts = known.of(persons, district, versions);
        Set<PersonId> unpaid = known.unpaid(persons, district);
        Engine.Book book = books.of(district, versions);
        Map<EntitlementId, List<Reason.Ground>> noted = present.of(
                ledger.values().stream()
                        .flatMap(List::stream)
                        .filter(Entitlement::isInForce)
                        .map(Entitlement::id)
                        .toList(),
                district);
        int changed = 0;
        for (PersonId person : persons) {
            Person each = new Person(
                    person,
                    district,
                    Optional.ofNullable(facts.get(person)).orElseThrow(),
                    new ArrayList<>(ledger.getOrDefault(person, List.of())),
                    noted);
            changed += each.settle(book, spent, !unpaid.contains(person));
        }
        if (changed > 0) {
            log.info("{} rows of the ledger of district {} changed", changed, district);
        }
        return changed;
    }

    private Map<RewardRuleId, Long> spent(Set<RewardRuleId> some, DistrictId district) {
        Map<RewardRuleId, Long> spent = new HashMap<>();
        if (!some.isEmpty()) {
            entitlements.spent(some, district).forEach(each -> spent.put(each.rule(), each.cents()));
        }
        return spent;
    }

    /** One person's part of the ledger while it is brought up to date. */
    private final class Person {

        private final PersonId person;
        private final DistrictId district;
        private final Facts facts;
        private final List<Entitlement> rows;
        private final Map<EntitlementId, List<Reason.Ground>> noted;
        private final Map<EntitlementId, List<Reason.Ground>> changes = new LinkedHashMap<>();
        private int changed;

        Person(
                PersonId person,
                DistrictId district,
                Facts facts,
                List<Entitlement> rows,
                Map<EntitlementId, List<Reason.Ground>> noted) {
            this.person = person;
            this.district = district;
            this.facts = facts;
            this.rows = rows;
            this.noted = noted;
        }

        /** What is new may leave other rows something over, or nothing: so until nothing changes any more. */
        int settle(Engine.Book book, Map<RewardRuleId, Long> spent, boolean paid) {
            int before = -1;
            for (int round = 0; round < ROUNDS && changed > before; round++) {
                before = changed;
                settleOnce(book, spent, paid);
            }
            note();
            return changed;
        }

        private void settleOnce(Engine.Book book, Map<RewardRuleId, Long> spent, boolean paid) {
            List<Entitlement> before = inForce();
            // First what can be relied on; what stands by suspended awards besides takes nothing from it.
            Set<EntitlementId> reliable = rest(book, facts.reliable(), before, List.of(), false);
            Set<EntitlementId> standing = rest(book, facts, before, List.of(), true);
            for (Entitlement row : before) {
                spent.merge(row.rule(), -row.kept().cents(), Long::sum);
                if (standing.contains(row.id())) {
                    row.hold(!reliable.contains(row.id()));
                } else {
                    write(row.reverse(next(row.rule(), row.cause()), book.today(), clock.instant()));
                }
            }
            List<Kept> kept = inForce().stream().map(this::kept).toList();
            List<Entitlement> added = new ArrayList<>();
            for (Line line : Engine.lines(Books.forOne(book.with(spent), paid, kept), facts, kept)) {
                if (line.given() > 0) {
                    Entitlement row = new Entitlement(
                            district, person, line, next(line.version().rule(), line.cause()), clock.instant());
                    write(row);
                    added.add(row);
                }
            }
            if (!added.isEmpty()) {
                rest(book, facts.reliable(), inForce(), added, false);
            }
            inForce().forEach(row -> spent.merge(row.rule(), row.kept().cents(), Long::sum));
        }

        private List<Entitlement> inForce() {
            return rows.stream().filter(Entitlement::isInForce).toList();
        }

        private Kept kept(Entitlement row) {
            List<Reason.Ground> now = noted.get(row.id());
            return now == null ? row.kept() : row.kept().on(now);
        }

        /**
         * Notes what rows rest on by these facts, where that is something else than before; answers which do.
         *
         * @param gone whether only what rests on something that is no more is noted
         */
        private Set<EntitlementId> rest(
                Engine.Book book, Facts by, List<Entitlement> some, List<Entitlement> added, boolean gone) {
            List<Kept> all = some.stream().map(this::kept).toList();
            Map<Kept, List<Reason.Ground>> grounds = Engine.grounds(
                    book, by, all, added.stream().map(Entitlement::kept).toList());
            Set<EntitlementId> resting = new HashSet<>();
            for (int at = 0; at < all.size(); at++) {
                EntitlementId id = some.get(at).id();
                List<Reason.Ground> now = grounds.get(all.get(at));
                if (now != null) {
                    resting.add(id);
                    if (!now.equals(all.get(at).reason().grounds())
                            && !(gone && by.have(all.get(at).reason()))) {
                        noted.put(id, now);
                        changes.put(id, now);
                    }
                }
            }
            return resting;
        }

        /** After all rows are in the database, and each once. */
        private void note() {
            if (!changes.isEmpty()) {
                entitlements.flush();
                changes.forEach((id, now) -> present.note(id, now, district));
            }
        }

        private void write(Entitlement row) {
            rows.add(entitlements.save(row));
            changed++;
        }

        private int next(RewardRuleId rule, String cause) {
            return rows.stream()
                            .filter(row ->
                                    row.rule().equals(rule) && row.cause().equals(cause))
                            .mapToInt(Entitlement::number)
                            .max()
                            .orElse(0)
                    + 1;
        }
    }
}
