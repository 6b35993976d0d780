package org.waymark.award;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** What the addresses inside a badge lead to: who issued it, with which key, and what it stands for. */
@Controller
class IssuerController {

    private static final MediaType DID = new MediaType("application", "did+json");
    private static final MediaType JWK = new MediaType("application", "jwk+json");
    private static final MediaType SVG = new MediaType("image", "svg+xml");

    private final Badges badges;

    IssuerController(Badges badges) {
        this.badges = badges;
    }

    @GetMapping("/issuers/{issuer}")
    String issuer(@PathVariable String issuer, Model model) {
        model.addAttribute("issuer", badges.issuer(issuer));
        return "award/issuer";
    }

    /** did:web method, Read: the document under the path that the identifier spells. */
    @GetMapping("/issuers/{issuer}/did.json")
    ResponseEntity<byte[]> document(
            @PathVariable String issuer,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return forEveryone(
                badges.issuerDocument(issuer).json().toString(),
                asked(DID, accept) ? DID : MediaType.APPLICATION_JSON,
                Duration.ofMinutes(10));
    }

    /** The bare public key: what a JWT names as its kid dereferences to one JWK. */
    @GetMapping("/issuers/{issuer}/keys/{key}")
    ResponseEntity<byte[]> key(
            @PathVariable String issuer,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return forEveryone(
                badges.issuerKey(issuer, key).toString(),
                asked(JWK, accept) ? JWK : MediaType.APPLICATION_JSON,
                Duration.ofMinutes(10));
    }

    @GetMapping("/issuers/{issuer}/achievements/{version}")
    String achievement(@PathVariable String issuer, @PathVariable String version, Model model) {
        model.addAttribute("achievement", badges.achievement(issuer, version));
        return "award/achievement";
    }

    @GetMapping("/issuers/{issuer}/achievements/{version}.svg")
    ResponseEntity<byte[]> picture(@PathVariable String issuer, @PathVariable String version) {
        return forEveryone(badges.picture(issuer, version), SVG, Duration.ofDays(1));
    }

    private static boolean asked(MediaType type, @Nullable String accept) {
        return accept != null && accept.contains(type.toString());
    }

    private static ResponseEntity<byte[]> forEveryone(String text, MediaType type, Duration fresh) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(fresh).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                // A picture that a district uploaded may do nothing in our name.
                .header("Content-Security-Policy", "sandbox; default-src 'none'; img-src data:")
                .varyBy(HttpHeaders.ACCEPT)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
