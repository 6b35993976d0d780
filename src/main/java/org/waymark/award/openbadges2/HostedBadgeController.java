package org.waymark.award.openbadges2;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.waymark.people.SignedInPerson;

/** Open Badges 2.0 at the addresses that its documents name: JSON for programs, and the way to the page for people. */
@Controller
class HostedBadgeController {

    private final HostedDocuments documents;

    HostedBadgeController(HostedDocuments documents) {
        this.documents = documents;
    }

    @GetMapping("/badges/{id}/assertion")
    ResponseEntity<byte[]> assertion(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return answer(documents.assertion(id, me), accept);
    }

    @GetMapping("/issuers/{issuer}/achievements/{version}/badge-class")
    ResponseEntity<byte[]> badgeClass(
            @PathVariable String issuer,
            @PathVariable String version,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return answer(documents.badgeClass(issuer, version), accept);
    }

    @GetMapping("/issuers/{issuer}/profile")
    ResponseEntity<byte[]> issuer(
            @PathVariable String issuer,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return answer(documents.issuer(issuer), accept);
    }

    private static ResponseEntity<byte[]> answer(HostedDocuments.Hosted document, @Nullable String accept) {
        if (isBrowser(accept)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(document.page()))
                    .varyBy(HttpHeaders.ACCEPT)
                    .build();
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(document.gone() ? HttpStatus.GONE : HttpStatus.OK);
        if (document.forEveryone()) {
            // Verifiers run in browsers too.
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        return answer.contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .header("X-Robots-Tag", "noindex")
                .varyBy(HttpHeaders.ACCEPT)
                .body(document.json().getBytes(StandardCharsets.UTF_8));
    }

    /** Browsers name HTML before anything of JSON; programs that take anything, or say nothing, get JSON. */
    private static boolean isBrowser(@Nullable String accept) {
        List<MediaType> asked;
        try {
            asked = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
        double page = quality(asked, "html");
        return page > 0 && page >= quality(asked, "json");
    }

    private static double quality(List<MediaType> asked, String subtype) {
        return asked.stream()
                .filter(type -> type.getSubtype().equals(subtype)
                        || type.getSubtype().endsWith("+" + subtype)
                        || subtype.equals("html") && type.getSubtype().equals("xhtml+xml"))
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
