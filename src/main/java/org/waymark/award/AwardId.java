package org.waymark.award;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which award; the number in the public address of its badge. */
@Embeddable
public record AwardId(UUID id) implements Serializable {

    public static AwardId fresh() {
        return new AwardId(UuidCreator.getTimeOrderedEpoch());
    }

    public static AwardId valueOf(String text) {
        return new AwardId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
