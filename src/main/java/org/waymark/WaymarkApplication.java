package org.waymark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.waymark.backup.Commands;
import org.waymark.settings.QueriesAsWritten;

/** Starts Waymark, or carries out one command such as {@code backup FILE}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableJpaRepositories(queryEnhancerSelector = QueriesAsWritten.class)
public class WaymarkApplication {

    public static void main(String[] args) {
        if (Commands.given(args)) {
            System.exit(Commands.run(System.out, args));
        }
        SpringApplication.run(WaymarkApplication.class, args);
    }
}
