package org.waymark.lti.services;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.waymark.lti.PlatformWords;

/** What a platform service answered, whatever the status. */
public record Answer(int status, String body, HttpHeaders headers, Instant at) {

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** This answer where it is a good one, else what went wrong with it. */
    public Answer required() {
        if (!isOk()) {
            throw problem();
        }
        return this;
    }

    /** Why it is not ok, and whether to come again. */
    public ServiceProblem problem() {
        String words = PlatformWords.of(status, body);
        // Canvas says 403 to those who ask too often.
        boolean throttled = status == 403 && body.contains("Rate Limit Exceeded");
        if (status >= 500 || status == 429 || status == 408 || throttled) {
            return new PlatformBusy(words, retryAfter());
        }
        return new PlatformRefused(status, words);
    }

    private @Nullable Duration retryAfter() {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        if (value.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        try {
            Instant until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(at) ? Duration.between(at, until) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
