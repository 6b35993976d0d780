package org.waymark.catalog.exchange;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Service;
import org.waymark.people.DistrictId;

/** Files that other modules bring along for a district's catalogue. */
@Service
public class CatalogueFiles {

    private final CatalogueImports imports;

    CatalogueFiles(CatalogueImports imports) {
        this.imports = imports;
    }

    /** Takes a YAML file whole, as the operator would, or refuses it whole. */
    public void take(DistrictId district, InputStream yaml) throws IOException {
        imports.take(
                district, CatalogueFile.read(yaml.readAllBytes(), TextFile.Kind.YAML), Importer.operator(false, false));
    }
}
