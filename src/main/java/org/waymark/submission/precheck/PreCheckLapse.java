package org.waymark.submission.precheck;

import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/** Sends on what no pre-checker came to in the district's time. */
@Component
class PreCheckLapse implements DueWork<PreCheckLapse.Order> {

    private final ObjectProvider<PreChecks> checks;

    PreCheckLapse(ObjectProvider<PreChecks> checks) {
        this.checks = checks;
    }

    record Order(UUID check, UUID district) {}

    @Override
    public String name() {
        return "submission-pre-check-lapse";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    /** Some business days, over the longest holidays. */
    @Override
    public Duration longestWait() {
        return Duration.ofDays(180);
    }

    @Override
    public void run(Order order) {
        checks.getObject().lapse(order.check(), new DistrictId(order.district()));
    }
}
