package org.waymark.review.assigning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Looks for micro-credentials with too few readers once something changed, however much of it at once. Who changed it does
 * not wait for that.
 */
@Component
class ShortageLook implements DueWork<ShortageLook.Order> {

    private final ObjectProvider<Shortages> shortages;

    ShortageLook(ObjectProvider<Shortages> shortages) {
        this.shortages = shortages;
    }

    /**
     * @param version the one to look at; null for all that is live
     * @param earner for whom; null for everybody
     */
    record Order(
            UUID district, @Nullable UUID version, @Nullable UUID earner) {}

    static Order of(DistrictId district) {
        return new Order(district.id(), null, null);
    }

    static Order of(DefinitionVersionId version, PersonId earner, DistrictId district) {
        return new Order(district.id(), version.id(), earner.id());
    }

    /** Once for whatever changes before it was done. */
    static String key(Order order) {
        return order.version() == null ? order.district().toString() : order.version() + "/" + order.earner();
    }

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
        DistrictId district = new DistrictId(order.district());
        UUID version = order.version();
        UUID earner = order.earner();
        if (version == null || earner == null) {
            shortages.getObject().look(district);
        } else {
            shortages.getObject().lookFor(new PersonId(earner), new DefinitionVersionId(version), district);
        }
    }
}
