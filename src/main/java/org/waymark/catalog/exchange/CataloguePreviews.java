package org.waymark.catalog.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** Files that people send, kept until they have seen what an import would do, and then imported as they saw it. */
@Service
@Transactional
class CataloguePreviews {

    private static final Duration KEPT = Duration.ofDays(1);

    private final PreviewRepository previews;
    private final CatalogueImports imports;
    private final Districts districts;
    private final Clock clock;

    CataloguePreviews(PreviewRepository previews, CatalogueImports imports, Districts districts, Clock clock) {
        this.previews = previews;
        this.districts = districts;
        this.imports = imports;
        this.clock = clock;
    }

    /** @throws FileRefused with nothing kept */
    PreviewId keep(byte[] bytes, TextFile.Kind kind, DistrictId district, Importer importer) {
        ImportPlan plan = seen(district, CatalogueFile.read(bytes, kind), importer);
        Instant now = clock.instant();
        previews.deleteOlder(district, now.minus(KEPT));
        return previews.save(new PreviewedFile(district, new String(bytes, StandardCharsets.UTF_8), kind, plan, now))
                .id();
    }

    /**
     * What an import would do now, if all were asked for.
     *
     * @throws FileRefused where the catalogue has changed so that it would not be taken
     */
    @Transactional(readOnly = true)
    public ImportPlan plan(PreviewId id, DistrictId district, Importer importer) {
        return seen(district, found(id, district).file(), importer);
    }

    private ImportPlan seen(DistrictId district, CatalogueFile file, Importer importer) {
        return imports.preview(district, file, importer.asking(true, true));
    }

    /**
     * Imports it, as it was seen.
     *
     * @return whether it was; not where the catalogue has changed meanwhile, so that it would do something else
     * @throws FileRefused with nothing taken, such as where a draft would be lost and nobody asked for that
     */
    boolean apply(PreviewId id, DistrictId district, Importer importer) {
        // Nothing changes between the look and the import.
        districts.hold(district);
        PreviewedFile preview = found(id, district);
        CatalogueFile file = preview.file();
        ImportPlan now = seen(district, file, importer);
        if (!preview.says(now)) {
            preview.isSeenAnew(now);
            return false;
        }
        imports.take(district, file, importer);
        previews.delete(preview);
        return true;
    }

    private PreviewedFile found(PreviewId id, DistrictId district) {
        return previews.findByIdAndDistrictAndSentAtGreaterThanEqual(
                        id, district, clock.instant().minus(KEPT))
                .orElseThrow(ExchangeNotFound::new);
    }
}
