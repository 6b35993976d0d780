package org.waymark.catalog;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A badge's picture as an answer: nothing in it may act in our name. */
public final class BadgeImage {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private BadgeImage() {}

    public static ResponseEntity<byte[]> of(String svg, CacheControl fresh) {
        return of(SVG, svg.getBytes(StandardCharsets.UTF_8), fresh);
    }

    public static ResponseEntity<byte[]> of(MediaType type, byte[] bytes, CacheControl fresh) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(fresh)
                .header("Content-Security-Policy", "sandbox; default-src 'none'; img-src data:")
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }
}
