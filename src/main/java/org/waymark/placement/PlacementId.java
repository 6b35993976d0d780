package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which place of a resource link in a course. */
@Embeddable
record PlacementId(UUID id) implements Serializable {

    static PlacementId fresh() {
        return new PlacementId(UuidCreator.getTimeOrderedEpoch());
    }

    public static PlacementId valueOf(String text) {
        return new PlacementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
