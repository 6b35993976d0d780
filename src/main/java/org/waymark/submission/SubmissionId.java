package org.waymark.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which submission: one attempt of one earner. */
@Embeddable
public record SubmissionId(UUID id) implements Serializable {

    public static SubmissionId fresh() {
        return new SubmissionId(UuidCreator.getTimeOrderedEpoch());
    }

    public static SubmissionId valueOf(String text) {
        return new SubmissionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
