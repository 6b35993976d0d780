package org.waymark.award.verifying;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same check for programs: the body is the badge (JSON, a JWT, a baked picture) or its address as text. */
@RestController
class VerifyApiController {

    private final Verifications verifications;
    private final Turns turns;
    private final MessageSource messages;

    VerifyApiController(Verifications verifications, Turns turns, MessageSource messages) {
        this.verifications = verifications;
        this.turns = turns;
        this.messages = messages;
    }

    /** What a check came to; absent members are not known. */
    record Answer(
            Outcome outcome,
            String finding,
            String sentence,
            Instant checkedAt,
            @Nullable Badge badge,
            List<Inner> within) {}

    record Badge(
            String standard,
            @Nullable String id,
            String name,
            @Nullable String achievement,
            String issuer,
            String issuerName,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    record Inner(boolean endorsement, String name, String issuer, Outcome outcome, String finding, String sentence) {}

    @CrossOrigin
    @PostMapping("/api/verify")
    ResponseEntity<?> check(HttpServletRequest request, Locale language) throws IOException {
        byte[] given = request.getInputStream().readNBytes(BadgeFile.LARGEST + 1);
        Optional<Verdict> verdict = turns.take(request.getRemoteAddr(), () -> verifications.ofFile(given));
        if (verdict.isEmpty()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(Turns.WINDOW.toSeconds()))
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.TOO_MANY_REQUESTS, messages.getMessage("award.verify.busy", null, language)));
        }
        return ResponseEntity.status(status(verdict.get()))
                .cacheControl(CacheControl.noStore())
                .body(answer(verdict.get(), language));
    }

    private static HttpStatus status(Verdict verdict) {
        if (verdict.outcome() != Outcome.UNREADABLE) {
            return HttpStatus.OK;
        }
        return verdict.finding() == Finding.TOO_LARGE ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private Answer answer(Verdict verdict, Locale language) {
        return new Answer(
                verdict.outcome(),
                verdict.finding().code(),
                messages.getMessage(verdict.sentence(), language),
                verdict.at(),
                badge(verdict.badge()),
                verdict.within().stream()
                        .map(inner -> new Inner(
                                inner.endorsement(),
                                inner.name(),
                                inner.issuer(),
                                inner.finding().outcome(),
                                inner.finding().code(),
                                messages.getMessage(inner.sentence(), language)))
                        .toList());
    }

    private static @Nullable Badge badge(@Nullable ReadBadge read) {
        return read == null
                ? null
                : new Badge(
                        read.standard(),
                        read.id(),
                        read.title(),
                        read.achievement(),
                        read.issuer(),
                        read.issuerName(),
                        read.from(),
                        read.until());
    }
}
