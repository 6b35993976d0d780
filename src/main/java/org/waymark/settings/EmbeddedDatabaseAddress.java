package org.waymark.settings;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Where no {@code SPRING_DATASOURCE_URL} is set, the database is an H2 file in the data folder. */
class EmbeddedDatabaseAddress implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path folder = Path.of(environment.getProperty("waymark.data-dir", "./data"));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("embedded database", Map.of("spring.datasource.url", in(folder))));
    }

    static String in(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("waymark").toAbsolutePath().normalize()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
    }
}
