package org.waymark.settings;

import org.hibernate.grammars.hql.HqlParser;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * All queries were parsed when the repositories were made, and are kept parsed: what the parser remembers of how to parse
 * faster, megabytes of it, is given back.
 */
@Component
class ParsersAtRest {

    @EventListener(ApplicationReadyEvent.class)
    void rest() {
        new HqlParser(null).getInterpreter().clearDFA();
    }
}
