package org.waymark.people;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which district (tenant). */
@Embeddable
public record DistrictId(UUID id) implements Serializable {

    public static DistrictId fresh() {
        return new DistrictId(UuidCreator.getTimeOrderedEpoch());
    }

    public static DistrictId valueOf(String text) {
        return new DistrictId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
