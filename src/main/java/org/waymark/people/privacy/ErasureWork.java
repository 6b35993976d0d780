package org.waymark.people.privacy;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;

/** Carries an erasure out, as often as it takes: what is done is not done again. */
@Component
class ErasureWork implements DueWork<ErasureWork.Order> {

    private static final Logger log = LoggerFactory.getLogger(ErasureWork.class);

    record Order(UUID request, UUID district) {}

    private final Erasures erasures;

    ErasureWork(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "erase-person";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    @Override
    public Duration longestWait() {
        return PrivacyRequest.TO_FETCH_A_COPY.plusDays(1);
    }

    @Override
    public void run(Order order) {
        DistrictId district = new DistrictId(order.district());
        Optional<Erasures.Look> look = erasures.look(order.request(), district);
        if (look.isEmpty()) {
            return;
        }
        for (String part : erasures.parts()) {
            erasures.step(order.request(), district, part, look.get());
        }
        erasures.done(order.request(), district, look.get());
        if (look.get().number() == 1) {
            throw TryLater.inTurn("A last look comes later", PrivacyRequest.BEFORE_THE_LAST_LOOK);
        }
    }

    @Override
    public void givenUp(Order order, String why) {
        log.error("Request {} for deletion stopped in the middle: {}", order.request(), why);
    }
}
