package org.waymark.catalog.standards;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which import of a framework. */
@Embeddable
record StandardsImportId(UUID id) implements Serializable {

    static StandardsImportId fresh() {
        return new StandardsImportId(UuidCreator.getTimeOrderedEpoch());
    }

    public static StandardsImportId valueOf(String text) {
        return new StandardsImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
