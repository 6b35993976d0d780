package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

class PreparedWiringTests {

    @ParameterizedTest
    @CsvSource({
        "WAYMARK_BASE_URL, https://waymark.example.org",
        "SPRING_DATASOURCE_URL, jdbc:postgresql://localhost/waymark",
        "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE, 20",
        "SPRING_FLYWAY_USER, owner",
        "SPRING_PROFILES_ACTIVE, prod",
        "SERVER_PORT, 8081",
        "SERVER_ADDRESS, 127.0.0.1",
        "DB_SCHEDULER_POLLING_INTERVAL, 1s",
        "LOGGING_LEVEL_ROOT, warn",
        "JAVA_HOME, /opt/java"
    })
    void isUsedWithWhatOnlyChangesHowAPartWorks(String name, String value) throws IOException {
        assertThat(PreparedWiring.asksForOtherParts(environment(name, value))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGEMENT_SERVER_PORT, 8081",
        "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE, '*'",
        "SPRING_FLYWAY_ENABLED, false",
        "SPRING_PROFILES_ACTIVE, sandbox",
        "SERVER_FORWARD_HEADERS_STRATEGY, framework",
        "DB_SCHEDULER_ENABLED, false"
    })
    void isNotUsedWithWhatMayAskForOtherParts(String name, String value) throws IOException {
        assertThat(PreparedWiring.asksForOtherParts(environment(name, value))).isTrue();
    }

    @Test
    void isNotUsedByClassesThatLieInAFolder() {
        assertThat(PreparedWiring.isPackaged(PreparedWiring.class)).isFalse();
        assertThat(PreparedWiring.isPackaged(StandardEnvironment.class)).isTrue();
    }

    private static StandardEnvironment environment(String name, String value) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value)));
        new YamlPropertySourceLoader()
                .load(
                        "Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'",
                        new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
