package org.waymark.award.clr;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;

/** One's own records, and each at its address. */
@Controller
class LearnerRecordsController {

    private static final String AGAIN = "redirect:/record/clr";
    private static final String ROBOTS = "X-Robots-Tag";

    private final LearnerRecords records;

    LearnerRecordsController(LearnerRecords records) {
        this.records = records;
    }

    @GetMapping("/record/clr")
    String own(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("own", records.own(me.id(), me.district()));
        return "award/clr/own";
    }

    @PostMapping("/record/clr")
    String make(
            @RequestParam RecordKind kind,
            @RequestParam(required = false) @Nullable UUID of,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        records.make(kind, of == null ? me.district().id() : of, me);
        next.addFlashAttribute("done", "award.clr.made");
        return AGAIN;
    }

    @PostMapping("/record/clr/{id}/share")
    String share(
            @PathVariable UUID id,
            @RequestParam boolean shared,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        records.share(id, shared, me.id(), me.district());
        next.addFlashAttribute("done", shared ? "award.clr.shared" : "award.clr.unshared.done");
        return AGAIN;
    }

    @PostMapping("/record/clr/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        records.remove(id, me.id(), me.district());
        next.addFlashAttribute("done", "award.clr.removed");
        return AGAIN;
    }

    @GetMapping("/records/{id}")
    String shown(
            @PathVariable String id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response,
            Model model) {
        // For whoever has the address, which search engines should not.
        response.setHeader(ROBOTS, "noindex");
        model.addAttribute("record", records.shown(id, me));
        return "award/clr/record";
    }

    /** For a browser a file to keep. A verifier asks the same way, from wherever it runs. */
    @GetMapping("/records/{id}.jwt")
    ResponseEntity<String> jwt(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        LearnerRecords.Signed record = records.jwt(id, me);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .header(ROBOTS, "noindex")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("learner-record.jwt")
                                .build()
                                .toString());
        if (record.everybodys()) {
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        return answer.body(record.jwt());
    }
}
