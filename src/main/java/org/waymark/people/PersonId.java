package org.waymark.people;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which person, within one district. */
@Embeddable
public record PersonId(UUID id) implements Serializable {

    public static PersonId fresh() {
        return new PersonId(UuidCreator.getTimeOrderedEpoch());
    }

    public static PersonId valueOf(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
