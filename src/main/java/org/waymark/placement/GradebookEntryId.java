package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which line of a person in a gradebook. */
@Embeddable
record GradebookEntryId(UUID id) implements Serializable {

    static GradebookEntryId fresh() {
        return new GradebookEntryId(UuidCreator.getTimeOrderedEpoch());
    }

    public static GradebookEntryId valueOf(String text) {
        return new GradebookEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
