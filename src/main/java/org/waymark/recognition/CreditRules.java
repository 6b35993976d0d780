package org.waymark.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictSettings;

/** How the jurisdictions that matter to a district count awards. */
@Service
@Transactional
public class CreditRules {

    private final CreditRuleRepository rules;
    private final DistrictSettings settings;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    CreditRules(CreditRuleRepository rules, DistrictSettings settings, AuditLog audit, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.settings = settings;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A conversion and its id. */
    public record Row(UUID id, CreditConversion conversion) {

        /** What an award counts. */
        public MessageSourceResolvable worth() {
            return RuleSentence.phrase("recognition.number", RuleSentence.hundredths(conversion.hundredths()));
        }

        /** What a cycle takes at most; null for no limit. */
        public @Nullable MessageSourceResolvable cap() {
            Integer cap = conversion.capPerCycle();
            return cap == null ? null : RuleSentence.phrase("recognition.number", RuleSentence.hundredths(cap));
        }
    }

    /** All, by jurisdiction, credit and day; one read. */
    @Transactional(readOnly = true)
    public List<CreditConversion> of(DistrictId district) {
        return rows(district).stream().map(Row::conversion).toList();
    }

    @Transactional(readOnly = true)
    public List<Row> rows(DistrictId district) {
        return rules.findByDistrictOrderByJurisdictionAscCreditTypeAscEffectiveFromAsc(district).stream()
                .map(rule -> new Row(rule.id(), rule.conversion()))
                .toList();
    }

    /**
     * From its first day on it counts, to the day before the next of the same credit; what counted until then does no more.
     *
     * @throws CreditRuleRefused where credit was counted already, and its first day has passed
     */
    public void add(CreditConversion conversion, DistrictId district, PersonId by) {
        LocalDate from = conversion.from();
        if (from.isBefore(today(district)) && isCounted(conversion.unit(), district)) {
            throw new CreditRuleRefused();
        }
        List<CreditRule> same =
                rules.findByDistrictOrderByJurisdictionAscCreditTypeAscEffectiveFromAsc(district).stream()
                        .filter(rule -> rule.conversion().unit().equals(conversion.unit()))
                        .toList();
        same.stream()
                .filter(rule -> rule.conversion().countsOn(from)
                        && rule.conversion().from().isBefore(from))
                .forEach(rule -> rule.end(from.minusDays(1)));
        LocalDate last = same.stream()
                .map(rule -> rule.conversion().from())
                .filter(from::isBefore)
                .min(Comparator.naturalOrder())
                .map(next -> next.minusDays(1))
                .orElse(null);
        rules.save(new CreditRule(district, conversion.to(last), by));
        audit.record(district.id(), by.toString(), Role.LEAD.name(), "credit-rule-made", conversion.unit());
    }

    /** Whether the ledger has any of it: what it says of days that have passed then stays as it was. */
    private boolean isCounted(String unit, DistrictId district) {
        return jdbc.sql("select count(*) from entitlement where district_id = :district and kind = 'CREDIT'"
                                + " and unit = :unit")
                        .param("district", district.id())
                        .param("unit", unit)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private LocalDate today(DistrictId district) {
        return LocalDate.ofInstant(clock.instant(), settings.of(district).zone());
    }
}
