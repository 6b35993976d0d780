package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which row of the ledger. */
@Embeddable
public record EntitlementId(UUID id) implements Serializable {

    public static EntitlementId fresh() {
        return new EntitlementId(UuidCreator.getTimeOrderedEpoch());
    }

    public static EntitlementId valueOf(String text) {
        return new EntitlementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
