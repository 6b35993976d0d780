package org.waymark.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** One earner's enrolment for one micro-credential. */
@Embeddable
public record EnrolmentId(UUID id) implements Serializable {

    /** @throws IllegalArgumentException unless it is one */
    public static EnrolmentId valueOf(String text) {
        return new EnrolmentId(UUID.fromString(text));
    }

    static EnrolmentId fresh() {
        return new EnrolmentId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
