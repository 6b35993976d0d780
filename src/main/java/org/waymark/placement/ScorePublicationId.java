package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which receipt of a score. */
@Embeddable
record ScorePublicationId(UUID id) implements Serializable {

    static ScorePublicationId fresh() {
        return new ScorePublicationId(UuidCreator.getTimeOrderedEpoch());
    }

    public static ScorePublicationId valueOf(String text) {
        return new ScorePublicationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
