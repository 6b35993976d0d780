package org.waymark.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * The counter-entries of two who were taken for one person and are two again. What was taken back meanwhile was written
 * under the main one; it is whoever's the row is that it takes back.
 */
@Component
@Transactional
class CounterEntries {

    private final EntitlementRepository entitlements;
    private final RewardRules rules;
    private final Clock clock;

    CounterEntries(EntitlementRepository entitlements, RewardRules rules, Clock clock) {
        this.entitlements = entitlements;
        this.rules = rules;
        this.clock = clock;
    }

    /** After every other row is whose it was. What went out already is put right by a pair of rows that goes out, too. */
    void part(PersonId main, PersonId other, DistrictId district) {
        List<Entitlement> rows = new ArrayList<>(entitlements.holdOf(List.of(main, other), district));
        Map<EntitlementId, PersonId> owners =
                rows.stream().collect(Collectors.toMap(Entitlement::id, Entitlement::person));
        for (Entitlement counter : List.copyOf(rows)) {
            counter.reverses()
                    .flatMap(id -> Optional.ofNullable(owners.get(id)))
                    .filter(owner -> !owner.equals(counter.person()))
                    .ifPresent(owner -> part(counter, owner, rows));
        }
    }

    private void part(Entitlement counter, PersonId owner, List<Entitlement> rows) {
        if (!counter.wentOut()) {
            counter.follow(owner);
            return;
        }
        LocalDate today = rules.today(counter.district());
        Entitlement given = counter.giveBack(next(counter, counter.person(), rows), today, clock.instant());
        Entitlement taken = given.takeFrom(owner, next(counter, owner, rows), today, clock.instant());
        rows.addAll(entitlements.saveAll(List.of(given, taken)));
    }

    private static int next(Entitlement like, PersonId person, List<Entitlement> rows) {
        return rows.stream()
                        .filter(row -> row.person().equals(person)
                                && row.rule().equals(like.rule())
                                && row.cause().equals(like.cause()))
                        .mapToInt(Entitlement::number)
                        .max()
                        .orElse(0)
                + 1;
    }
}
