package org.waymark.award.endorsements;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which endorsement. */
@Embeddable
record EndorsementId(UUID id) implements Serializable {

    static EndorsementId fresh() {
        return new EndorsementId(UuidCreator.getTimeOrderedEpoch());
    }

    public static EndorsementId valueOf(String text) {
        return new EndorsementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
