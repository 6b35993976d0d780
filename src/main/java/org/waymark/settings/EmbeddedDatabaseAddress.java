package org.waymark.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The data folder has to be writable. Where no {@code SPRING_DATASOURCE_URL} is set, the database is an H2 file in the data
 * folder; where one is, this is more than a trial, and the address that badges will name has to be said.
 */
class EmbeddedDatabaseAddress implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path folder = Path.of(environment.getProperty("waymark.data-dir", "./data"));
        requireWritable(folder);
        requireAddress(
                environment.getProperty("spring.datasource.url", ""), environment.getProperty("waymark.base-url", ""));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("embedded database", Map.of("spring.datasource.url", in(folder))));
    }

    /** Before anything else fails of it, in other words. */
    static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "start", null));
        } catch (IOException e) {
            throw new BadSetting("Waymark cannot write into its data folder "
                    + folder.toAbsolutePath().normalize() + " ("
                    + e.getClass().getSimpleName()
                    + "). Let the user it runs as write there, free some space on that disk, or"
                    + " set WAYMARK_DATA_DIR to another folder.");
        }
    }

    private static void requireAddress(String database, String baseUrl) {
        if (!database.isBlank() && !database.startsWith("jdbc:h2:") && baseUrl.isBlank()) {
            throw new BadSetting(WaymarkSettings.NO_ADDRESS);
        }
    }

    static String in(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("waymark").toAbsolutePath().normalize()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
    }
}
