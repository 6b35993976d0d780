package org.waymark.operations;

import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What needs a person, in the health for whoever holds the admin token. It never says that the node is down: no proxy shall
 * take away a node because a grade was refused.
 */
@Component("needs")
class DegradedParts implements HealthIndicator {

    private final Figures figures;
    private final MessageSource messages;

    DegradedParts(Figures figures, MessageSource messages) {
        this.figures = figures;
        this.messages = messages;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        Reading reading = figures.current();
        for (Need need : Need.values()) {
            long count = need.count(reading);
            if (count > 0) {
                health.withDetail(
                        need.key(),
                        messages.getMessage("operations.need." + need.key(), new Object[] {count}, Locale.ENGLISH)
                                + ". "
                                + messages.getMessage("operations.need." + need.key() + ".next", null, Locale.ENGLISH));
            }
        }
        return health.build();
    }
}
