package org.waymark.recognition;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.identities.KeptByPerson;

/** What somebody's awards brought: theirs to have. The books stay, under a number that leads to nobody once they are erased. */
@Component
@Order(8)
@Transactional(readOnly = true)
class RewardsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final Entitlements entitlements;
    private final DistrictSettings settings;
    private final CounterEntries counters;
    private final PersonSettling due;
    private final Clock clock;

    RewardsOfPerson(
            Entitlements entitlements,
            DistrictSettings settings,
            CounterEntries counters,
            PersonSettling due,
            Clock clock) {
        this.entitlements = entitlements;
        this.settings = settings;
        this.counters = counters;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "recognition.privacy.heading";
    }

    @Override
    public String name() {
        return "rewards";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "entitlement", "entitlement_grounds", "reward_rule_version", "reward_rule_agreement", "credit_rule");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("entitlement", "person_id", "rule_id", "cause", "number"),
                Column.of("entitlement", "written_by_id"),
                Column.of("entitlement", "due_by_id"),
                Column.of("entitlement", "converted_by_id"),
                Column.of("credit_rule", "made_by_id"),
                Column.ofUnversioned("reward_rule_version", "written_by_id"));
    }

    /** What either of them earned is one person's from now on, and so is what it adds up to. */
    @Override
    @Transactional
    public void linking(PersonId main, PersonId other, DistrictId district) {
        due.schedule(main, district);
    }

    @Override
    @Transactional
    public void undone(PersonId main, PersonId other, People.LmsIdentity identity, DistrictId district) {
        counters.part(main, other, district);
        due.schedule(main, district);
        due.schedule(other, district);
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = entitlements.of(person, district).size();
        return count == 0 ? List.of() : List.of(RuleSentence.phrase("recognition.privacy", count));
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<EntitlementRow> rows = entitlements.of(person, district);
        if (!rows.isEmpty()) {
            Map<EntitlementId, List<PresentGrounds.Rested>> rested = entitlements.rested(person, district);
            Map<EntitlementId, LocalDate> given = entitlements.givenOn(rested.keySet(), district);
            archive.json(
                    "what-your-awards-brought.json",
                    rows.stream()
                            .map(row -> Copied.of(row, rested.getOrDefault(row.id(), List.of()), given.get(row.id())))
                            .toList());
        }
    }

    /**
     * A row as its owner gets it: without those who wrote the rule or approved it.
     *
     * @param givenOn the day on which payroll or HR gave it, as they said
     * @param restedOn what it was promised for, and each time it came to rest on something else
     */
    private record Copied(
            String rule,
            int version,
            String kind,
            long cents,
            int hundredths,
            String unit,
            String happenedOn,
            String status,
            @Nullable String givenOn,
            Reason why,
            List<Rested> restedOn) {

        record Rested(String since, List<Reason.Ground> grounds) {}

        static Copied of(EntitlementRow row, List<PresentGrounds.Rested> rested, @Nullable LocalDate given) {
            return new Copied(
                    row.ruleName(),
                    row.ruleNumber(),
                    row.kind().name(),
                    row.cents(),
                    row.hundredths(),
                    row.unit(),
                    row.happenedOn().toString(),
                    row.status().name(),
                    given == null ? null : given.toString(),
                    row.reason(),
                    rested.stream()
                            .map(each -> new Rested(each.since().toString(), each.grounds()))
                            .toList());
        }
    }

    @Override
    public List<ErasureLine> lines(Erasure erasure) {
        int count = entitlements.of(erasure.person(), erasure.district()).size();
        int years = settings.of(erasure.district()).policies().ledgerYears();
        LocalDate until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(years);
        return count == 0 ? List.of() : List.of(ErasureLine.kept("recognition.erasure.kept", count, until));
    }

    @Override
    public void erase(Erasure erasure) {
        // Nothing in a row names anybody; who the number stood for goes with the person.
    }
}
