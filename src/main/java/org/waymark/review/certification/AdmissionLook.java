package org.waymark.review.certification;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/** Asks those of a district who may review by what they earned. Whoever chose the stacks does not wait for that. */
@Component
class AdmissionLook implements DueWork<AdmissionLook.Order> {

    private final ObjectProvider<Admissions> admissions;

    AdmissionLook(ObjectProvider<Admissions> admissions) {
        this.admissions = admissions;
    }

    /** In which district. */
    record Order(UUID district) {}

    @Override
    public String name() {
        return "review-admission-look";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        admissions.getObject().follow(new DistrictId(order.district()));
    }
}
