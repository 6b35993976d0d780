package org.waymark.review;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which review: one reader of one submission. */
@Embeddable
public record ReviewId(UUID id) implements Serializable {

    /** Tells no time: the two of one submission are made at once, and their readers could tell each other by it. */
    public static ReviewId fresh() {
        return new ReviewId(UuidCreator.getRandomBased());
    }

    public static ReviewId valueOf(String text) {
        return new ReviewId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
