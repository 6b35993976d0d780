package org.waymark.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which micro-credential (CredentialDefinition). */
@Embeddable
public record DefinitionId(UUID id) implements Serializable {

    public static DefinitionId fresh() {
        return new DefinitionId(UuidCreator.getTimeOrderedEpoch());
    }

    public static DefinitionId valueOf(String text) {
        return new DefinitionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
