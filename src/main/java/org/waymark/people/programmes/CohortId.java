package org.waymark.people.programmes;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which cohort of a programme. */
@Embeddable
public record CohortId(UUID id) implements Serializable {

    static CohortId fresh() {
        return new CohortId(UuidCreator.getTimeOrderedEpoch());
    }

    public static CohortId valueOf(String text) {
        return new CohortId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
