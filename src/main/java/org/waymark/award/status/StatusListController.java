package org.waymark.award.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.waymark.people.DistrictId;

/** Status lists, for everyone and for verifiers that run in a browser too. */
@Controller
class StatusListController {

    /** How long a verifier may rely on what it was told. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final MediaType CREDENTIAL = new MediaType("application", "vc");

    private final StatusLists lists;

    StatusListController(StatusLists lists) {
        this.lists = lists;
    }

    @GetMapping("/issuers/{issuer}/status/{purpose}/{number}")
    ResponseEntity<byte[]> list(
            @PathVariable String issuer,
            @PathVariable String purpose,
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        StatusLists.Published list = StatusPurpose.named(purpose)
                .flatMap(named -> lists.published(named, whole(number), district(issuer)))
                .orElseThrow(StatusListNotFound::new);
        return ResponseEntity.ok()
                .contentType(
                        accept != null && accept.contains(CREDENTIAL.toString())
                                ? CREDENTIAL
                                : MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag(String.valueOf(list.signedAt().toEpochMilli()))
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .varyBy(HttpHeaders.ACCEPT)
                .body(list.credential().getBytes(StandardCharsets.UTF_8));
    }

    /** An address that cannot be one of ours is not told apart from one that is not there. */
    private static DistrictId district(String text) {
        try {
            return new DistrictId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new StatusListNotFound();
        }
    }

    private static int whole(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new StatusListNotFound();
        }
        return Integer.parseInt(text);
    }
}
