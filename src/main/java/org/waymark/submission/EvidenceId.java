package org.waymark.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which evidence item of a submission. */
@Embeddable
public record EvidenceId(UUID id) implements Serializable {

    /** Tells no time: readers have it in the addresses of what they read. */
    public static EvidenceId fresh() {
        return new EvidenceId(UuidCreator.getRandomBased());
    }

    public static EvidenceId valueOf(String text) {
        return new EvidenceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
