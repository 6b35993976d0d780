package org.waymark.review;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.review.agreement.ReviewingPaused;
import org.waymark.review.agreement.ReviewingResumed;

/** Tells a test what happens in its district, before anybody else acts on it; found by the component scan of tests. */
@Component
class ReviewWatch {

    private volatile @Nullable DistrictId district;
    private volatile Consumer<Object> told = event -> {};

    void of(DistrictId watched, Consumer<Object> listener) {
        district = watched;
        told = listener;
    }

    void end() {
        district = null;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ReviewStep step) {
        tell(step, step.district());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(DecisionMade made) {
        tell(made, made.district());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(AppealRead read) {
        tell(read, read.district());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ReviewingPaused paused) {
        tell(paused, paused.district());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ReviewingResumed resumed) {
        tell(resumed, resumed.district());
    }

    private void tell(Object event, DistrictId where) {
        if (where.equals(district)) {
            told.accept(event);
        }
    }
}
