package org.waymark.award.hosts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.waymark.lti.PlatformHttp;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets hosts of a test on this machine be called, which outside of tests nobody may name; in every context, so that nobody
 * needs one of their own.
 */
@Configuration(proxyBeanMethods = false)
class LocalHosts {

    @Bean
    @Primary
    HostApi callingThisMachine(PlatformHttp http, WaymarkSettings settings, JsonMapper json) {
        return new HostApi(http::mayCall, http::exchange, settings, json);
    }
}
