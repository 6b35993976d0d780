package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.SignedInPerson;

/** What somebody's awards brought them, each cent with its reason: for their own eyes. */
@Controller
class StatementController {

    private final Entitlements entitlements;
    private final Books books;
    private final RuleNames names;
    private final RuleAgreements agreements;

    StatementController(Entitlements entitlements, Books books, RuleNames names, RuleAgreements agreements) {
        this.entitlements = entitlements;
        this.books = books;
        this.names = names;
        this.agreements = agreements;
    }

    /**
     * A line of the statement, with why beside the awards that it rests on.
     *
     * @param givenOn the day on which payroll or HR gave it
     * @param agreement where the agreement behind it is
     */
    record StatementLine(
            EntitlementRow row,
            MessageSourceResolvable amount,
            List<MessageSourceResolvable> why,
            @Nullable LocalDate givenOn,
            @Nullable String agreement) {}

    /** What brought nothing, and why. */
    record Nothing(MessageSourceResolvable asked, List<MessageSourceResolvable> why) {}

    @GetMapping("/record/rewards")
    ModelAndView mine(@AuthenticationPrincipal SignedInPerson me) {
        RuleNames.Names known = names.of(me.district());
        List<EntitlementRow> rows = entitlements.of(me.id(), me.district());
        Map<EntitlementId, LocalDate> given =
                entitlements.givenOn(rows.stream().map(EntitlementRow::id).toList(), me.district());
        Set<String> agreed = agreements.paths(me.district());
        return new ModelAndView("recognition/statement")
                .addObject(
                        "lines",
                        rows.stream()
                                .map(row -> line(row, given.get(row.id()), agreed))
                                .toList())
                .addObject("nothing", nothing(me, known))
                .addObject("totals", totals(rows))
                .addObject("names", known);
    }

    private static StatementLine line(EntitlementRow row, @Nullable LocalDate givenOn, Set<String> agreed) {
        String agreement = RuleAgreements.Agreement.path(row.rule(), row.ruleNumber());
        long amount = row.kind() == EntitlementKind.PAY ? row.cents() : row.hundredths();
        List<MessageSourceResolvable> why = new ArrayList<>();
        row.rolesHeld().forEach(role -> why.add(RuleSentence.phrase("people.role." + role)));
        why.addAll(RuleSentence.besides(row.kind(), row.unit(), Math.abs(amount), row.reason()));
        return new StatementLine(
                row, RuleSentence.amount(row), why, givenOn, agreed.contains(agreement) ? agreement : null);
    }

    private List<Nothing> nothing(SignedInPerson me, RuleNames.Names known) {
        return books.own(me.id(), me.district()).lines().stream()
                .filter(line -> line.given() == 0
                        && line.reason().cap() != null
                        && line.reason().before() == 0)
                .map(line -> new Nothing(
                        RuleSentence.amount(line.kind(), line.reason().asked(), line.unit()),
                        RuleSentence.why(line.kind(), line.unit(), 0, line.reason(), known)))
                .toList();
    }

    /** Of pay in force: promised so far in all, and given. */
    private static Map<String, MessageSourceResolvable> totals(List<EntitlementRow> rows) {
        Map<String, MessageSourceResolvable> totals = new HashMap<>();
        totals.put(
                "all",
                RuleSentence.money(rows.stream()
                        .filter(EntitlementRow::isInForce)
                        .mapToLong(EntitlementRow::cents)
                        .sum()));
        totals.put(
                "given",
                RuleSentence.money(rows.stream()
                        .filter(row -> row.isInForce() && row.confirmedAt() != null)
                        .mapToLong(EntitlementRow::cents)
                        .sum()));
        return totals;
    }
}
