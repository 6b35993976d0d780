package org.waymark.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.PlainText;
import org.waymark.people.SignedInPerson;

/** How jurisdictions count awards, as leads write it. */
@Controller
@RequestMapping("/rules/credits")
class CreditRuleController {

    private final RuleDesk desk;
    private final CreditRules credits;

    CreditRuleController(RuleDesk desk, CreditRules credits) {
        this.desk = desk;
        this.credits = credits;
    }

    /** What a lead typed of a conversion. */
    record CreditForm(
            @Nullable String jurisdiction,
            @Nullable String creditType,
            @Nullable String amount,
            @Nullable String category,
            @Nullable String cap,
            @Nullable String cycleYears,
            @Nullable String from) {

        static final CreditForm EMPTY = new CreditForm(null, null, null, null, null, "5", null);

        Map<String, MessageSourceResolvable> problems() {
            Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
            check(problems, "jurisdiction", jurisdiction, "[^:]{1,80}", "name");
            check(problems, "creditType", creditType, "[^:]{1,80}", "name");
            check(problems, "amount", amount, "\\d{1,4}([.,]\\d{1,2})?", "amount");
            check(problems, "category", category, "[^<>]{0,80}", "name");
            check(problems, "cap", cap, "(\\d{1,4}([.,]\\d{1,2})?)?", "amount");
            check(problems, "cycleYears", cycleYears, "[1-9]|10", "years");
            check(problems, "from", from, "20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])", "day");
            if (problems.isEmpty() && hundredths(said(amount)) == 0) {
                problems.put("amount", RuleSentence.phrase("recognition.credits.problem.amount"));
            }
            return problems;
        }

        CreditConversion conversion() {
            return new CreditConversion(
                    said(jurisdiction),
                    said(creditType),
                    hundredths(said(amount)),
                    said(category),
                    said(cap).isEmpty() ? null : hundredths(said(cap)),
                    Integer.parseInt(said(cycleYears)),
                    LocalDate.parse(said(from)),
                    null);
        }

        private static void check(
                Map<String, MessageSourceResolvable> problems,
                String field,
                @Nullable String text,
                String pattern,
                String key) {
            if (!said(text).matches(pattern) || PlainText.fault(said(text)).isPresent()) {
                problems.put(field, RuleSentence.phrase("recognition.credits.problem." + key));
            }
        }

        private static int hundredths(String text) {
            return new BigDecimal(text.replace(',', '.')).movePointRight(2).intValueExact();
        }

        private static String said(@Nullable String text) {
            return PlainText.line(Objects.requireNonNullElse(text, ""));
        }
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal @Nullable SignedInPerson me) {
        return page(desk.lead(me), CreditForm.EMPTY);
    }

    @PostMapping
    ModelAndView add(
            CreditForm form, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        SignedInPerson lead = desk.lead(me);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (problems.isEmpty()) {
            try {
                credits.add(form.conversion(), lead.district(), lead.id());
                redirect.addFlashAttribute("done", "recognition.credits.added");
                return new ModelAndView("redirect:/rules/credits");
            } catch (CreditRuleRefused late) {
                problems = Map.of("from", RuleSentence.phrase("recognition.credits.problem.past"));
            } catch (DataIntegrityViolationException same) {
                problems = Map.of("from", RuleSentence.phrase("recognition.credits.problem.same-day"));
            }
        }
        ModelAndView again = page(lead, form).addObject("problems", problems);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(SignedInPerson lead, CreditForm form) {
        return new ModelAndView("recognition/rules/credits")
                .addObject("rows", credits.rows(lead.district()))
                .addObject("form", form);
    }
}
