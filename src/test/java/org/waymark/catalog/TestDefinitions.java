package org.waymark.catalog;

import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.waymark.people.DistrictCreated;
import org.waymark.people.DistrictId;

/** Micro-credentials for tests: those every new district begins with. */
public final class TestDefinitions {

    private TestDefinitions() {}

    /** A1 to A3 (A2 asks for consent), C1 to C4, O1 and O2, R1 to R3. */
    public static DefinitionContent smallGroupWork() {
        return SampleContent.read().get(0).content();
    }

    /** Publishes the samples in a district and answers the one about small-group work. */
    public static DefinitionVersion smallGroupWorkIn(DistrictId district, ApplicationContext context) {
        if (context.getBean(Definitions.class).published(district).isEmpty()) {
            context.getBean(SampleContent.class).on(new DistrictCreated(district, Instant.EPOCH));
        }
        return context.getBean(Definitions.class)
                .current("productive-small-group-work", district)
                .orElseThrow();
    }
}
