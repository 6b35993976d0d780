package org.waymark.catalog.authoring;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which draft of a micro-credential. */
@Embeddable
public record DraftId(UUID id) implements Serializable {

    static DraftId fresh() {
        return new DraftId(UuidCreator.getTimeOrderedEpoch());
    }

    public static DraftId valueOf(String text) {
        return new DraftId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
