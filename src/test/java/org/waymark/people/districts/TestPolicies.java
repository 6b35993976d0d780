package org.waymark.people.districts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.waymark.people.DistrictId;

/** What a district decided, in tests. */
public final class TestPolicies {

    private TestPolicies() {}

    /** @param code such as approvals-needed */
    public static void decide(DistrictId district, String code, String value, ApplicationContext context) {
        DistrictSettings settings = context.getBean(DistrictSettings.class);
        Map<String, String> before = settings.policies(district).fields();
        Map<String, String> after = new HashMap<>(before);
        after.put(code, value);
        settings.decide(district, new Edit(before, after), "test");
    }

    /** Closes the district on some days, the last included. */
    public static void close(
            DistrictId district, LocalDate from, LocalDate to, String name, ApplicationContext context) {
        context.getBean(DistrictSettings.class).close(district, List.of(new ClosedDays(from, to, name)), "test");
    }
}
