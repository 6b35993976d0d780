package org.waymark.award.hosts;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.json.JsonMapper;

/** Lets hosts of a test on this machine be called, which outside of tests nobody may name. */
@TestConfiguration(proxyBeanMethods = false)
class LocalHosts {

    @Bean
    @Primary
    HostApi callingThisMachine(PlatformHttp http, WaymarkSettings settings, JsonMapper json) {
        return new HostApi(
                new HostApi.Way() {
                    @Override
                    public boolean mayCall(URI url) {
                        return http.mayCall(url);
                    }

                    @Override
                    public PlatformResponse exchange(
                            HttpMethod method, URI url, HttpHeaders headers, byte @Nullable [] body) {
                        return http.exchange(method, url, headers, body);
                    }
                },
                settings,
                json);
    }
}
