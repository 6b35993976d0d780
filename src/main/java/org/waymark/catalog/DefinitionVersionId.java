package org.waymark.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which immutable version of a micro-credential. */
@Embeddable
public record DefinitionVersionId(UUID id) implements Serializable {

    public static DefinitionVersionId fresh() {
        return new DefinitionVersionId(UuidCreator.getTimeOrderedEpoch());
    }

    public static DefinitionVersionId valueOf(String text) {
        return new DefinitionVersionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
