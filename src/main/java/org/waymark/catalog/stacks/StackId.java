package org.waymark.catalog.stacks;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which stack or pathway. */
@Embeddable
public record StackId(UUID id) implements Serializable {

    public static StackId fresh() {
        return new StackId(UuidCreator.getTimeOrderedEpoch());
    }

    public static StackId valueOf(String text) {
        return new StackId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
