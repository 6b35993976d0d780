package org.waymark.web;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.settings.WaymarkSettings;

/** Where to tell of a weakness (RFC 9116). */
@RestController
class SecurityTextController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

    /** Half a year from today: shorter than the year that the RFC recommends as the longest. */
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    private final SecuritySettings settings;
    private final WaymarkSettings waymark;
    private final Clock clock;

    SecurityTextController(SecuritySettings settings, WaymarkSettings waymark, Clock clock) {
        this.settings = settings;
        this.waymark = waymark;
        this.clock = clock;
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> text() {
        if (settings.contact() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body("Contact: " + settings.contact() + "\n"
                        + "Expires: "
                        + clock.instant().truncatedTo(ChronoUnit.DAYS).plus(GOOD_FOR) + "\n"
                        + "Preferred-Languages: en, es\n"
                        + "Canonical: " + waymark.url("/.well-known/security.txt") + "\n");
    }
}
