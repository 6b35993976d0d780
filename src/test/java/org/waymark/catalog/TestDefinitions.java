package org.waymark.catalog;

import org.springframework.context.ApplicationContext;
import org.waymark.catalog.exchange.TestSamples;
import org.waymark.people.DistrictId;

/** Micro-credentials for tests: those every new district begins with. */
public final class TestDefinitions {

    private TestDefinitions() {}

    /** A1 to A3 (A2 asks for consent), C1 to C4, O1 and O2, R1 to R3. */
    public static DefinitionContent smallGroupWork() {
        return TestSamples.all().get(0);
    }

    /** The same under another title. */
    public static DefinitionContent titled(String title) {
        DefinitionContent some = smallGroupWork();
        return new DefinitionContent(
                title,
                some.competency(),
                some.keyMethod(),
                some.methodComponents(),
                some.overview(),
                some.evidence(),
                some.criteria(),
                some.reflection(),
                some.workload(),
                some.alignment());
    }

    /** Publishes the samples in a district and answers the one about small-group work. */
    public static DefinitionVersion smallGroupWorkIn(DistrictId district, ApplicationContext context) {
        if (context.getBean(Definitions.class).published(district).isEmpty()) {
            TestSamples.publishIn(district, context);
        }
        return context.getBean(Definitions.class)
                .current("productive-small-group-work", district)
                .orElseThrow();
    }
}
