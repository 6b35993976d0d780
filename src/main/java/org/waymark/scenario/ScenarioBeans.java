package org.waymark.scenario;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/** The clock of a sandbox that has a scenario to live through; nothing of it exists anywhere else. */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
@ConditionalOnProperty(Scenario.SETTING)
class ScenarioBeans {

    @Bean
    @Primary
    ScenarioClock scenarioClock(@Qualifier("clock") Clock system) {
        return new ScenarioClock(system);
    }
}
