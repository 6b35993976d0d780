package org.waymark.lti.ags;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.PlatformUnreachable;
import org.waymark.lti.PlatformWords;

/** One HTTP exchange with a platform service, its headers exactly as given. */
@Component
class PlatformCalls {

    private final PlatformHttp http;
    private final Clock clock;

    PlatformCalls(PlatformHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param accept exactly one media type or none: some platforms answer 400 to a list
     */
    record Call(
            HttpMethod method,
            URI address,
            @Nullable MediaType accept,
            @Nullable MediaType contentType,
            byte @Nullable [] body) {

        static Call get(URI address, MediaType accept) {
            return new Call(HttpMethod.GET, address, accept, null, null);
        }

        static Call post(URI address, MediaType contentType, byte[] body, @Nullable MediaType accept) {
            return new Call(HttpMethod.POST, address, accept, contentType, body);
        }

        HttpHeaders headers(@Nullable String token) {
            HttpHeaders headers = new HttpHeaders();
            if (token != null) {
                headers.setBearerAuth(token);
            }
            if (accept != null) {
                headers.setAccept(List.of(accept));
            }
            if (contentType != null) {
                headers.setContentType(contentType);
            }
            return headers;
        }
    }

    /** What came back. */
    record Answer(int status, String body, HttpHeaders headers, Instant at) {

        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** Why it is not ok, and whether to come again. */
        ServiceProblem problem() {
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

    /**
     * An answer of any status.
     *
     * @throws PlatformBusy when none came
     * @throws PlatformRefused when the address is one that we never call
     */
    Answer send(Call call, @Nullable String token) {
        try {
            PlatformResponse response = http.exchange(call.method(), call.address(), call.headers(token), call.body());
            return new Answer(response.status(), response.text(), response.headers(), clock.instant());
        } catch (PlatformUnreachable e) {
            if (e.isForbidden()) {
                throw new PlatformRefused(0, "The LMS named an address that Waymark does not call.");
            }
            throw new PlatformBusy("The LMS did not answer.", null);
        }
    }
}
