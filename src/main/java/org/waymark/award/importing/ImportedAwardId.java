package org.waymark.award.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which award from elsewhere. */
@Embeddable
record ImportedAwardId(UUID id) implements Serializable {

    static ImportedAwardId fresh() {
        return new ImportedAwardId(UuidCreator.getTimeOrderedEpoch());
    }

    public static ImportedAwardId valueOf(String text) {
        return new ImportedAwardId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
