package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which deep-linking request. */
@Embeddable
record DeepLinkingRequestId(UUID id) implements Serializable {

    static DeepLinkingRequestId fresh() {
        return new DeepLinkingRequestId(UuidCreator.getTimeOrderedEpoch());
    }

    public static DeepLinkingRequestId valueOf(String text) {
        return new DeepLinkingRequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
