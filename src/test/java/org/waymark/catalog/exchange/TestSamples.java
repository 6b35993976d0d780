package org.waymark.catalog.exchange;

import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionContent;
import org.waymark.people.DistrictCreated;
import org.waymark.people.DistrictId;

/** What new districts begin with, for tests. */
public final class TestSamples {

    private TestSamples() {}

    /** What the samples say, in their order. */
    public static List<DefinitionContent> all() {
        return SampleContent.read().stream().map(FileDefinition::content).toList();
    }

    public static void publishIn(DistrictId district, ApplicationContext context) {
        context.getBean(SampleContent.class).on(new DistrictCreated(district, Instant.EPOCH, false));
    }
}
