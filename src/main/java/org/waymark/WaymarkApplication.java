package org.waymark;

import org.hibernate.grammars.hql.HqlParser;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.event.EventListener;
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

    /**
     * The queries that are written out were parsed when the repositories were made, and are kept parsed: what the parser
     * remembers of how to parse faster, megabytes of it, is given back.
     */
    @EventListener(ApplicationReadyEvent.class)
    void forgetHowToParse() {
        new HqlParser(null).getInterpreter().clearDFA();
    }
}
