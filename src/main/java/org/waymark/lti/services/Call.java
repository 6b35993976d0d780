package org.waymark.lti.services;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * What a platform service is asked.
 *
 * @param accept exactly one media type or none: some platforms answer 400 to a list
 */
public record Call(
        HttpMethod method,
        URI address,
        @Nullable MediaType accept,
        @Nullable MediaType contentType,
        byte @Nullable [] body) {

    public static Call get(URI address, MediaType accept) {
        return new Call(HttpMethod.GET, address, accept, null, null);
    }

    public static Call post(URI address, MediaType contentType, byte[] body, @Nullable MediaType accept) {
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
