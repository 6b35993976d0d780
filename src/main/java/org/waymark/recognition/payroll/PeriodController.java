package org.waymark.recognition.payroll;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.recognition.RuleSentence;
import org.waymark.recognition.payroll.PayrollDesk.Clerk;

/** Closing pay periods, fetching their files, and sending back what was given. */
@Controller
class PeriodController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PayPeriods periods;
    private final Confirmations confirmations;
    private final PayrollPages pages;
    private final PayrollDesk desk;

    PeriodController(PayPeriods periods, Confirmations confirmations, PayrollPages pages, PayrollDesk desk) {
        this.periods = periods;
        this.confirmations = confirmations;
        this.pages = pages;
        this.desk = desk;
    }

    @GetMapping("/recognition/periods")
    ModelAndView all(@RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return list(desk.of(me), page, null);
    }

    @PostMapping("/recognition/periods")
    ModelAndView close(
            PeriodForm form, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        Clerk clerk = desk.of(me);
        LocalDate until = form.lastDay();
        if (until == null || !form.problems().isEmpty()) {
            return again(clerk, form, form.problems());
        }
        try {
            PayPeriodId id = periods.close(form.firstDay(), until, clerk.district(), clerk.id(), clerk.role());
            redirect.addFlashAttribute("done", "recognition.period.closed");
            return new ModelAndView("redirect:/recognition/periods/" + id);
        } catch (PeriodRefused refused) {
            return again(clerk, form, Map.of(refused.field(), refused.problem()));
        }
    }

    @GetMapping("/recognition/periods/{id}")
    ModelAndView one(
            @PathVariable PayPeriodId id,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return new ModelAndView("recognition/payroll/period").addObject("page", pages.period(id, desk.of(me), page));
    }

    @GetMapping("/recognition/periods/{id}/payroll.csv")
    void file(
            @PathVariable PayPeriodId id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response) {
        Clerk clerk = desk.of(me);
        ClosedPeriod period = periods.one(id, clerk.district());
        String name = "waymark-payroll-" + period.number() + "-" + period.until() + ".csv";
        response.setContentType(CSV.toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        periods.fetched(id, clerk.district(), clerk.id(), clerk.role(), part -> write(part, response));
    }

    private static void write(String part, HttpServletResponse response) {
        try {
            response.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @PostMapping("/recognition/periods/confirmations")
    ModelAndView confirm(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect)
            throws IOException {
        Clerk clerk = desk.of(me);
        if (file == null || file.isEmpty()) {
            return again(clerk, null, Map.of("file", RuleSentence.phrase("recognition.confirmation.error.none")));
        }
        if (file.getSize() > ConfirmationFile.MOST_BYTES) {
            return again(
                    clerk,
                    null,
                    Map.of(
                            "file",
                            RuleSentence.phrase(
                                    "recognition.confirmation.error.large",
                                    ConfirmationFile.MOST_BYTES / 1024 / 1024)));
        }
        try {
            Confirmations.Taken taken =
                    confirmations.take("confirmation.csv", file.getBytes(), clerk.district(), clerk.id(), clerk.role());
            redirect.addFlashAttribute("taken", taken.rows());
            redirect.addFlashAttribute("takenBefore", taken.before());
            return new ModelAndView("redirect:/recognition/periods");
        } catch (ConfirmationRefused refused) {
            List<ConfirmationRefused.Problem> problems = refused.problems();
            return again(
                            clerk,
                            null,
                            Map.of("file", RuleSentence.phrase("recognition.confirmation.error", problems.size())))
                    .addObject("faults", problems.subList(0, Math.min(problems.size(), ConfirmationFile.MOST_PROBLEMS)))
                    .addObject("faultCount", problems.size());
        }
    }

    private ModelAndView list(Clerk clerk, int page, @Nullable PeriodForm form) {
        PayrollPages.PeriodsPage list = pages.periods(clerk, page);
        return new ModelAndView("recognition/payroll/periods")
                .addObject("list", list)
                .addObject("form", form == null ? PeriodForm.fresh(list.today()) : form);
    }

    private ModelAndView again(Clerk clerk, @Nullable PeriodForm form, Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = list(clerk, 1, form).addObject("problems", problems);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
