package org.waymark.recognition;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;

/** How the jurisdictions that matter to a district count awards. */
@Service
@Transactional
public class CreditRules {

    private final CreditRuleRepository rules;
    private final AuditLog audit;

    CreditRules(CreditRuleRepository rules, AuditLog audit) {
        this.rules = rules;
        this.audit = audit;
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

    /** From its first day on it counts, and what counted for the same until then does no more. */
    public void add(CreditConversion conversion, DistrictId district, PersonId by) {
        rules.findByDistrictOrderByJurisdictionAscCreditTypeAscEffectiveFromAsc(district).stream()
                .filter(rule -> rule.conversion().unit().equals(conversion.unit())
                        && rule.conversion().countsOn(conversion.from())
                        && rule.conversion().from().isBefore(conversion.from()))
                .forEach(rule -> rule.end(conversion.from().minusDays(1)));
        rules.save(new CreditRule(district, conversion));
        audit.record(district.id(), by.toString(), Role.LEAD.name(), "credit-rule-made", conversion.unit());
    }
}
