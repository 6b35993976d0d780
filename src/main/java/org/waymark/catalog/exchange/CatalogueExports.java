package org.waymark.catalog.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** A district's catalogue as a file: what is live, in its current version. */
@Service
@Transactional(readOnly = true)
class CatalogueExports {

    private final Definitions definitions;
    private final Districts districts;

    CatalogueExports(Definitions definitions, Districts districts) {
        this.definitions = definitions;
        this.districts = districts;
    }

    /** All of it; empty where there is no district of that name. */
    Optional<String> whole(String district, ExportFormat format) {
        return districts.known(district).map(id -> whole(id, format));
    }

    String whole(DistrictId district, ExportFormat format) {
        List<DefinitionVersion> live = definitions.published(district).stream()
                .sorted(Comparator.comparing(DefinitionVersion::code))
                .toList();
        return written(live, format);
    }

    /** One micro-credential, whatever its stage; empty where there is none at that address. */
    Optional<String> one(String slug, DistrictId district, ExportFormat format) {
        return definitions.current(slug, district).map(version -> written(List.of(version), format));
    }

    private static String written(List<DefinitionVersion> definitions, ExportFormat format) {
        return format == ExportFormat.JSON ? CatalogueWriter.json(definitions) : CatalogueWriter.yaml(definitions);
    }
}
