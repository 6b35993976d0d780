package org.waymark.sandbox;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The one way out: HTTP to the tool, with an end to all waiting. */
@Component
@Profile("sandbox")
class SandboxHttp {

    private final RestClient client;

    SandboxHttp() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofSeconds(30));
        client = RestClient.builder()
                .requestFactory(requests)
                .defaultHeader("User-Agent", "Waymark-Sandbox-LMS")
                .build();
    }

    RestClient client() {
        return client;
    }
}
