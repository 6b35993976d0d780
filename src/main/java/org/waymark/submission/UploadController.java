package org.waymark.submission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.RefusedFile;

/** Resumable uploads (tus 1.0) of an evidence page. What is not taken is answered with the sentence that the page shows. */
@Controller
class UploadController {

    private final Uploads uploads;
    private final MessageSource messages;

    UploadController(Uploads uploads, MessageSource messages) {
        this.uploads = uploads;
        this.messages = messages;
    }

    @PostMapping("/submissions/{id}/evidence/{requirement}/uploads")
    void announce(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        uploads.announce(id, requirement, me, request, response);
    }

    @RequestMapping(
            path = "/submissions/{id}/evidence/{requirement}/uploads/{upload}",
            method = {RequestMethod.HEAD, RequestMethod.PATCH, RequestMethod.DELETE})
    void serve(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @PathVariable UUID upload,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        uploads.serve(id, requirement, upload, me, request, response);
    }

    @PostMapping("/submissions/{id}/evidence/{requirement}/uploads/{upload}/forget")
    String forget(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @PathVariable UUID upload,
            @AuthenticationPrincipal SignedInPerson me) {
        uploads.forget(id, requirement, upload, me);
        return "redirect:/submissions/" + id + "/evidence/" + requirement;
    }

    @ExceptionHandler
    ResponseEntity<String> refused(RefusedFile refused, HttpServletResponse response) {
        return say(Refusal.of(refused), response);
    }

    @ExceptionHandler
    ResponseEntity<String> locked(SubmissionLocked locked, HttpServletResponse response) {
        return say(new Phrase("submission.evidence.error.locked"), response);
    }

    @ExceptionHandler
    ResponseEntity<String> forNothing(Uploads.CriterionMissing missing, HttpServletResponse response) {
        return say(new Phrase("submission.evidence.error.criteria"), response);
    }

    private ResponseEntity<String> say(MessageSourceResolvable sentence, HttpServletResponse response) {
        // The library has written the head of another answer already, with a length of zero.
        response.reset();
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(messages.getMessage(sentence, LocaleContextHolder.getLocale()));
    }
}
