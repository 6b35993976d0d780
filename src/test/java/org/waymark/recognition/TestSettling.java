package org.waymark.recognition;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Brings ledgers up to the day, as happens once a day. */
public final class TestSettling {

    private TestSettling() {}

    public static void settle(List<PersonId> people, DistrictId district, ApplicationContext context) {
        context.getBean(Settling.class).settle(people, district);
    }
}
