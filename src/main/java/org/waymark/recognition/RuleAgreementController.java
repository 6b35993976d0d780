package org.waymark.recognition;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.RefusedFile;

/** The agreement behind a version of a rule: attached by leads, read by whoever reads rules or is paid by this one. */
@Controller
@RequestMapping("/rules/{id}/versions/{number}/agreement")
class RuleAgreementController {

    private final RuleAgreements agreements;
    private final RuleDesk desk;

    RuleAgreementController(RuleAgreements agreements, RuleDesk desk) {
        this.agreements = agreements;
        this.desk = desk;
    }

    @GetMapping
    void read(
            @PathVariable RewardRuleId id,
            @PathVariable int number,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response)
            throws IOException {
        RuleAgreements.Agreement agreement = desk.agreement(id, number, me);
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("agreement-version-" + number + ".pdf")
                        .build()
                        .toString());
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setContentLengthLong(agreement.bytes());
        try (InputStream in = agreements.open(agreement)) {
            in.transferTo(response.getOutputStream());
        }
    }

    @PostMapping
    ModelAndView attach(
            @PathVariable RewardRuleId id,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect)
            throws IOException {
        SignedInPerson lead = desk.lead(me);
        if (file == null || file.isEmpty()) {
            return again(id, number, "none", HttpStatus.UNPROCESSABLE_CONTENT, lead);
        }
        if (file.getSize() > RuleAgreements.MOST_BYTES) {
            return again(id, number, "large", HttpStatus.UNPROCESSABLE_CONTENT, lead);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream in = file.getInputStream()) {
            if (!agreements.attach(id, number, name, in, lead.district(), lead.id())) {
                return again(id, number, "there", HttpStatus.CONFLICT, lead);
            }
        } catch (RefusedFile refused) {
            return again(id, number, "pdf", HttpStatus.UNPROCESSABLE_CONTENT, lead);
        }
        redirect.addFlashAttribute("done", "recognition.agreement.attached");
        return new ModelAndView("redirect:/rules/" + id);
    }

    @PostMapping("/withdrawal")
    ModelAndView takeBack(
            @PathVariable RewardRuleId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = desk.lead(me);
        RuleAgreements.Withdrawal reason = Stream.of(RuleAgreements.Withdrawal.values())
                .filter(each -> each.name().equals(why))
                .findFirst()
                .orElse(null);
        if (reason == null) {
            return again(id, number, "why", HttpStatus.UNPROCESSABLE_CONTENT, lead);
        }
        boolean gone = agreements.takeBack(id, number, reason, lead.district(), lead.id());
        redirect.addFlashAttribute("done", gone ? "recognition.agreement.withdrawn" : "recognition.agreement.stays");
        return new ModelAndView("redirect:/rules/" + id);
    }

    private ModelAndView again(RewardRuleId id, int number, String problem, HttpStatus status, SignedInPerson lead) {
        ModelAndView page = desk.page(id, lead);
        page.setStatus(status);
        return page.addObject(
                "problems",
                Map.of(
                        "file-" + number,
                        RuleSentence.phrase(
                                "recognition.agreement.problem." + problem, RuleAgreements.MOST_BYTES / 1024 / 1024)));
    }
}
