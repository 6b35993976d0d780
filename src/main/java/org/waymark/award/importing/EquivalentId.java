package org.waymark.award.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which rule of a district on what counts. */
@Embeddable
record EquivalentId(UUID id) implements Serializable {

    static EquivalentId fresh() {
        return new EquivalentId(UuidCreator.getTimeOrderedEpoch());
    }

    public static EquivalentId valueOf(String text) {
        return new EquivalentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
