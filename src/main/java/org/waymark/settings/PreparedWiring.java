package org.waymark.settings;

import java.security.CodeSource;
import java.util.List;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Packaging works out how the parts are wired, for a program without profiles and with our own settings, so that a start
 * need not. Whoever sets what could ask for other parts starts without it, and slower. The choice can be made by hand
 * with {@code -Dspring.aot.enabled}.
 */
class PreparedWiring implements EnvironmentPostProcessor {

    private static final String CHOICE = "spring.aot.enabled";

    /** What of Spring's own settings changes no part, only what one does. */
    private static final Set<ConfigurationPropertyName> SAFE = Set.of(
            ConfigurationPropertyName.of("spring.datasource.url"),
            ConfigurationPropertyName.of("spring.datasource.username"),
            ConfigurationPropertyName.of("spring.datasource.password"),
            ConfigurationPropertyName.of("spring.datasource.hikari"),
            ConfigurationPropertyName.of("spring.flyway.user"),
            ConfigurationPropertyName.of("spring.flyway.password"),
            ConfigurationPropertyName.of("spring.application"),
            ConfigurationPropertyName.of("spring.profiles"),
            ConfigurationPropertyName.of("spring.config"),
            ConfigurationPropertyName.of("spring.context.exit"),
            ConfigurationPropertyName.of("spring.aot"),
            ConfigurationPropertyName.of("server.port"),
            ConfigurationPropertyName.of("server.address"),
            ConfigurationPropertyName.of("server.ssl"),
            ConfigurationPropertyName.of("server.tomcat"));

    private static final Set<ConfigurationPropertyName> DECIDING = Set.of(
            ConfigurationPropertyName.of("spring"),
            ConfigurationPropertyName.of("server"),
            ConfigurationPropertyName.of("management"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (SpringProperties.getProperty(CHOICE) == null
                && !SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)
                && isPrepared(application)
                && !asksForOtherParts(environment)) {
            SpringProperties.setFlag(CHOICE);
        }
    }

    /** The commands are programs of their own. */
    private static boolean isPrepared(SpringApplication application) {
        Class<?> main = application.getMainApplicationClass();
        return main != null
                && isPackaged(main)
                && application.getAllSources().equals(Set.of(main))
                && ClassUtils.isPresent(main.getName() + "__ApplicationContextInitializer", main.getClassLoader());
    }

    /** In a folder of classes what packaging once generated may be older than they are. */
    static boolean isPackaged(Class<?> main) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        return source != null && !source.getLocation().getPath().endsWith("classes/");
    }

    static boolean asksForOtherParts(ConfigurableEnvironment environment) {
        if (!Set.of("prod").containsAll(List.of(environment.getActiveProfiles()))
                || environment.containsProperty("db-scheduler.enabled")) {
            return true;
        }
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource settings
                    && !isOurs(source)
                    && settings.stream().anyMatch(PreparedWiring::isDeciding)) {
                return true;
            }
        }
        return false;
    }

    /** The settings that packaging knew too. */
    private static boolean isOurs(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof OriginTrackedMapPropertySource resource
                && resource.getName().contains("class path resource [application.yaml]");
    }

    private static boolean isDeciding(ConfigurationPropertyName name) {
        return DECIDING.stream().anyMatch(part -> isWithin(name, part))
                && SAFE.stream().noneMatch(part -> isWithin(name, part));
    }

    private static boolean isWithin(ConfigurationPropertyName name, ConfigurationPropertyName part) {
        return part.equals(name) || part.isAncestorOf(name);
    }
}
