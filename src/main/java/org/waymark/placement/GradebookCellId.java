package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which cell of a gradebook. */
@Embeddable
record GradebookCellId(UUID id) implements Serializable {

    static GradebookCellId fresh() {
        return new GradebookCellId(UuidCreator.getTimeOrderedEpoch());
    }

    public static GradebookCellId valueOf(String text) {
        return new GradebookCellId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
