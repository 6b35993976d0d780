package org.waymark.recognition.payroll;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.CsvLine;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.staff.StaffRecords;
import org.waymark.people.staff.StaffRecords.PayrollId;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.Reason;

/** What payroll and HR get at the end of a period; its columns are told in {@code src/docs/payroll.md}. No name is in it. */
@Component
@Transactional(readOnly = true)
class PayrollFile {

    static final List<String> COLUMNS = List.of(
            "entitlement_id",
            "period_from",
            "period_until",
            "employee_id",
            "employee_id_from",
            "kind",
            "amount",
            "amount_cents",
            "unit",
            "earned_on",
            "reason",
            "limited_by",
            "rule",
            "rule_number",
            "approved_on",
            "corrects");

    static final int BATCH = 1000;

    private final StaffRecords register;
    private final Definitions definitions;
    private final DistrictSettings settings;

    PayrollFile(StaffRecords register, Definitions definitions, DistrictSettings settings) {
        this.register = register;
        this.definitions = definitions;
        this.settings = settings;
    }

    /** How it begins. */
    static String head() {
        return CsvLine.MARK + CsvLine.of(COLUMNS);
    }

    /** The lines of some rows. */
    String lines(ClosedPeriod period, List<EntitlementRow> rows, DistrictId district) {
        Map<PersonId, PayrollId> employees = employees(rows, district);
        Map<DefinitionId, String> titles = titles(rows, district);
        ZoneId zone = settings.of(district).zone();
        StringBuilder text = new StringBuilder();
        for (EntitlementRow row : rows) {
            PayrollId employee = Objects.requireNonNull(employees.get(row.person()));
            text.append(CsvLine.of(List.of(
                    row.id(),
                    period.from(),
                    period.until(),
                    employee.id(),
                    employee.source(),
                    row.kind(),
                    amount(row),
                    row.cents(),
                    row.unit(),
                    row.happenedOn(),
                    reason(row, titles),
                    row.reason().cap() == null ? "" : row.reason().cap(),
                    row.ruleName(),
                    row.ruleNumber(),
                    LocalDate.ofInstant(Objects.requireNonNull(row.dueAt()), zone),
                    row.reverses() == null ? "" : row.reverses())));
        }
        return text.toString();
    }

    /** Money, credits or hours as a decimal; a role is 1. What is taken back is below zero. */
    static BigDecimal amount(EntitlementRow row) {
        return switch (row.kind()) {
            case PAY -> BigDecimal.valueOf(row.cents(), 2);
            case CREDIT, TIME -> BigDecimal.valueOf(row.hundredths(), 2);
            case ROLE -> row.reverses() == null ? BigDecimal.ONE : BigDecimal.ONE.negate();
        };
    }

    private static String reason(EntitlementRow row, Map<DefinitionId, String> titles) {
        Reason reason = row.reason();
        List<String> parts = new ArrayList<>();
        row.rolesHeld().forEach(role -> parts.add("Role: " + role));
        if (reason.reviews() > 0) {
            parts.add("Reviews: " + reason.reviews());
        }
        reason.grounds()
                .forEach(ground -> parts.add(titles.getOrDefault(ground.definition(), "") + " (" + ground.on() + ")"));
        return String.join("; ", parts);
    }

    private Map<PersonId, PayrollId> employees(List<EntitlementRow> rows, DistrictId district) {
        Map<PersonId, PayrollId> found = new HashMap<>();
        for (List<PersonId> some :
                batches(rows.stream().map(EntitlementRow::person).distinct().toList())) {
            found.putAll(register.payrollIds(district, some));
        }
        return found;
    }

    private Map<DefinitionId, String> titles(List<EntitlementRow> rows, DistrictId district) {
        Map<DefinitionId, String> titles = new HashMap<>();
        for (List<DefinitionId> some : batches(rows.stream()
                .flatMap(row -> row.reason().grounds().stream())
                .map(Reason.Ground::definition)
                .distinct()
                .toList())) {
            Map<DefinitionId, NamedDefinition> named = definitions.named(some, district);
            named.forEach((id, definition) -> titles.put(id, definition.title()));
        }
        return titles;
    }

    /** No statement takes any number of ids. */
    static <T> List<List<T>> batches(Collection<T> all) {
        List<T> some = List.copyOf(all);
        List<List<T>> batches = new ArrayList<>();
        for (int at = 0; at < some.size(); at += BATCH) {
            batches.add(some.subList(at, Math.min(at + BATCH, some.size())));
        }
        return batches;
    }
}
