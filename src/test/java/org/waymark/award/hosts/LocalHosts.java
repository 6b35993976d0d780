package org.waymark.award.hosts;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.waymark.lti.PlatformHttp;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.json.JsonMapper;

/** Lets hosts of a test on this machine be called, which outside of tests nobody may name. */
@TestConfiguration(proxyBeanMethods = false)
class LocalHosts {

    @Bean
    @Primary
    HostApi callingThisMachine(PlatformHttp http, WaymarkSettings settings, JsonMapper json) {
        return new HostApi(http::mayCall, http::exchange, settings, json);
    }
}
