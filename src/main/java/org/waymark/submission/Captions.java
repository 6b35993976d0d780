package org.waymark.submission;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Captions on their way to a player (WebVTT, 6.1). */
public final class Captions {

    private static final MediaType VTT = new MediaType("text", "vtt", StandardCharsets.UTF_8);

    private Captions() {}

    public static ResponseEntity<String> answer(String vtt) {
        return ResponseEntity.ok()
                .contentType(VTT)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(vtt);
    }
}
