package org.waymark.review.assigning;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/**
 * Gives readers to all that waits for one, each piece of work by itself: nobody waits for more than one of them, and what goes
 * wrong with one keeps no other waiting.
 */
@Component
public class WaitingWork implements DueWork<WaitingWork.Order> {

    private static final Logger log = LoggerFactory.getLogger(WaitingWork.class);

    private final ObjectProvider<Hands> hands;

    WaitingWork(ObjectProvider<Hands> hands) {
        this.hands = hands;
    }

    /** In which district. */
    public record Order(UUID district) {}

    @Override
    public String name() {
        return "review-waiting-work";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        fill(new DistrictId(order.district()));
    }

    void fill(DistrictId district) {
        for (UUID work : hands.getObject().waiting(district)) {
            try {
                hands.getObject().fill(work, district);
            } catch (RuntimeException e) {
                log.error("No readers could be found for double review {}", work, e);
            }
        }
    }
}
