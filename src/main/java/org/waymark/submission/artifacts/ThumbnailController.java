package org.waymark.submission.artifacts;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.Artifacts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;

/** Small pictures of an earner's own files; drawn anew, so that nothing a file hides is in them. */
@Controller
class ThumbnailController {

    private final Artifacts artifacts;

    ThumbnailController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/thumbnail")
    ResponseEntity<byte[]> thumbnail(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        return artifacts
                .thumbnail(id, item, me.id(), me.district())
                .map(png -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(
                                CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                        .body(png))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
