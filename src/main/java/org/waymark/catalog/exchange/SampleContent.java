package org.waymark.catalog.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.people.DistrictCreated;
import org.waymark.settings.WaymarkSettings;

/** Gives each new district three micro-credentials to begin with, unless that is switched off. */
@Component
class SampleContent {

    private final Definitions definitions;
    private final boolean wanted;

    SampleContent(Definitions definitions, WaymarkSettings settings) {
        this.definitions = definitions;
        this.wanted = settings.sampleContent();
    }

    @EventListener
    void on(DistrictCreated created) {
        if (wanted && !created.bare()) {
            read().forEach(sample -> definitions.publish(
                    created.district(), sample.code(), sample.number().text(), sample.content(), Stage.LIVE));
        }
    }

    static List<FileDefinition> read() {
        try (InputStream in = new ClassPathResource("samples/definitions.yaml").getInputStream()) {
            return CatalogueFile.read(in.readAllBytes(), TextFile.Kind.YAML).definitions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
