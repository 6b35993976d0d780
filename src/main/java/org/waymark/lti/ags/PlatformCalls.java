package org.waymark.lti.ags;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformWords;

/** One HTTP exchange with a platform service, its headers exactly as given. */
@Component
class PlatformCalls {

    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private final RestClient http;
    private final Clock clock;

    PlatformCalls(PlatformHttp http, Clock clock) {
        this.http = http.client();
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
    }

    /** What came back, read whole. */
    record Answer(int status, String reason, String body, HttpHeaders headers, Instant at) {

        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** Why it is not ok, and whether to come again. */
        ServiceProblem problem() {
            String words = PlatformWords.of(status, reason, body);
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

    /** @throws PlatformBusy when nothing came back */
    Answer send(Call call, @Nullable String token) {
        try {
            RestClient.RequestBodySpec request = http.method(call.method()).uri(call.address());
            request.headers(headers -> {
                if (token != null) {
                    headers.setBearerAuth(token);
                }
                if (call.accept() != null) {
                    headers.set(HttpHeaders.ACCEPT, call.accept().toString());
                }
            });
            if (call.body() != null && call.contentType() != null) {
                request.contentType(call.contentType()).body(call.body());
            }
            return request.exchangeForRequiredValue((sent, response) -> read(response));
        } catch (ResourceAccessException e) {
            throw new PlatformBusy("The LMS did not answer.", null);
        }
    }

    private Answer read(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
        if (body.length > LARGEST_ANSWER) {
            throw new PlatformRefused(response.getStatusCode().value(), "The LMS sent more than Waymark reads.");
        }
        return new Answer(
                response.getStatusCode().value(),
                response.getStatusText(),
                new String(body, StandardCharsets.UTF_8),
                response.getHeaders(),
                clock.instant());
    }
}
