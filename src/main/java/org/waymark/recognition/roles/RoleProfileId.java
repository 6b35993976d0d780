package org.waymark.recognition.roles;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which position of a district. */
@Embeddable
public record RoleProfileId(UUID id) implements Serializable {

    public static RoleProfileId fresh() {
        return new RoleProfileId(UuidCreator.getTimeOrderedEpoch());
    }

    public static RoleProfileId valueOf(String text) {
        return new RoleProfileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
