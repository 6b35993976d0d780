package org.waymark.catalog.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** The same as a file. */
    public static byte[] file() {
        try (InputStream in = TestSamples.class.getResourceAsStream("/samples/definitions.yaml")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void publishIn(DistrictId district, ApplicationContext context) {
        context.getBean(SampleContent.class).on(new DistrictCreated(district, Instant.EPOCH, false));
    }
}
