package org.waymark.people;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which course's roster. */
@Embeddable
record CourseRosterId(UUID id) implements Serializable {

    static CourseRosterId fresh() {
        return new CourseRosterId(UuidCreator.getTimeOrderedEpoch());
    }

    public static CourseRosterId valueOf(String text) {
        return new CourseRosterId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
