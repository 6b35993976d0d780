package org.waymark.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.waymark.settings.WaymarkSettings;

/** Where to report a hole (RFC 9116); there only where the operator says whom to tell. */
@RestController
class SecurityTextController {

    /** Within a year, as the RFC wants it, and always long enough for whoever keeps a copy. */
    private static final Duration HOLDS = Duration.ofDays(90);

    private final SecuritySettings security;
    private final WaymarkSettings settings;
    private final Clock clock;

    SecurityTextController(SecuritySettings security, WaymarkSettings settings, Clock clock) {
        this.security = security;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(path = "/.well-known/security.txt")
    ResponseEntity<String> text() {
        URI contact = security.contact();
        if (contact == null) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body("""
                        Contact: %s
                        Expires: %s
                        Preferred-Languages: en, es
                        Canonical: %s
                        """.formatted(
                                contact,
                                clock.instant().truncatedTo(ChronoUnit.DAYS).plus(HOLDS),
                                settings.url("/.well-known/security.txt")));
    }
}
