package org.waymark.review.assigning;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/** Looks for micro-credentials with too few readers once something changed, however much of it at once. */
@Component
class ShortageLook implements DueWork<ShortageLook.Order> {

    private final ObjectProvider<Shortages> shortages;

    ShortageLook(ObjectProvider<Shortages> shortages) {
        this.shortages = shortages;
    }

    record Order(UUID district) {}

    @Override
    public String name() {
        return "review-shortage-look";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        shortages.getObject().look(new DistrictId(order.district()));
    }
}
