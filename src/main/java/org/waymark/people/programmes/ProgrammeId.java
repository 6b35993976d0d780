package org.waymark.people.programmes;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which programme of a district. */
@Embeddable
public record ProgrammeId(UUID id) implements Serializable {

    static ProgrammeId fresh() {
        return new ProgrammeId(UuidCreator.getTimeOrderedEpoch());
    }

    public static ProgrammeId valueOf(String text) {
        return new ProgrammeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
