package org.waymark.catalog.exchange;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which file that waits to be imported. */
@Embeddable
record PreviewId(UUID id) implements Serializable {

    static PreviewId fresh() {
        return new PreviewId(UuidCreator.getTimeOrderedEpoch());
    }

    public static PreviewId valueOf(String text) {
        return new PreviewId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
