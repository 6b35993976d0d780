package org.waymark.review.records;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.submission.SubmissionId;

/** How a decision came about: the earner's own, and for a lead who says why they ask. */
@Controller
class RecordController {

    private final DecisionRecords records;
    private final People people;

    RecordController(DecisionRecords records, People people) {
        this.records = records;
        this.people = people;
    }

    @GetMapping("/submissions/{id}/record")
    ModelAndView own(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        return page(records.own(id, me.id(), me.district()), "/submissions/" + id);
    }

    @GetMapping("/submissions/{id}/record/file")
    ResponseEntity<String> ownFile(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        return file(records.own(id, me.id(), me.district()));
    }

    /** By the number that an earner names, or the page of appeals: there is no list of other people's decisions. */
    @GetMapping("/admin/decisions")
    ModelAndView find(
            @RequestParam(defaultValue = "") String number, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        lead(me);
        if (number.isBlank()) {
            return found("", Map.of());
        }
        try {
            return new ModelAndView("redirect:/admin/decisions/" + UUID.fromString(number.strip()));
        } catch (IllegalArgumentException noNumber) {
            ModelAndView again = found(number, Map.of("number", problem("review.record.error.number")));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    private static ModelAndView found(String number, Map<String, MessageSourceResolvable> problems) {
        return new ModelAndView("review/records/find")
                .addObject("number", number)
                .addObject("problems", problems);
    }

    @GetMapping("/admin/decisions/{id}")
    ModelAndView whole(@PathVariable SubmissionId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson lead = lead(me);
        if (records.isSaid(id, lead)) {
            return page(records.whole(id, lead), "/admin/decisions/" + id);
        }
        records.requireOpenable(id, lead);
        return why(id, "");
    }

    @PostMapping("/admin/decisions/{id}")
    ModelAndView say(
            @PathVariable SubmissionId id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson lead = lead(me);
        if (reason.isBlank() || reason.length() > DecisionRecords.LONGEST) {
            records.requireOpenable(id, lead);
            ModelAndView again = why(id, reason)
                    .addObject(
                            "problems",
                            Map.of(
                                    "reason",
                                    reason.isBlank()
                                            ? problem("review.record.error.reason")
                                            : problem("review.record.error.long", DecisionRecords.LONGEST)));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        records.say(id, reason, lead);
        return new ModelAndView("redirect:/admin/decisions/" + id);
    }

    @GetMapping("/admin/decisions/{id}/file")
    ResponseEntity<String> wholeFile(
            @PathVariable SubmissionId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return file(records.whole(id, lead(me)));
    }

    private static ModelAndView why(SubmissionId id, String reason) {
        return new ModelAndView("review/records/why").addObject("number", id).addObject("reason", reason);
    }

    private static ModelAndView page(RecordView view, String path) {
        return new ModelAndView("review/records/record").addObject("view", view).addObject("path", path);
    }

    private ResponseEntity<String> file(RecordView view) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("decision-" + view.number() + ".json")
                                .build()
                                .toString())
                .body(records.file(view));
    }

    private static MessageSourceResolvable problem(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    /** The operator is nobody here. */
    private SignedInPerson lead(@Nullable SignedInPerson me) {
        if (me == null || !VisibilityRule.DECISION_RECORD.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new RecordNotFound();
        }
        return me;
    }
}
