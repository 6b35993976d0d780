package org.waymark.submission.coaching;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which companion: one person beside the work of one earner on one micro-credential. */
@Embeddable
public record CompanionId(UUID id) implements Serializable {

    static CompanionId fresh() {
        return new CompanionId(UuidCreator.getTimeOrderedEpoch());
    }

    public static CompanionId valueOf(String text) {
        return new CompanionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
