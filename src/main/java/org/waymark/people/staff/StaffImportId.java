package org.waymark.people.staff;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which import of a list of staff. */
@Embeddable
record StaffImportId(UUID id) implements Serializable {

    static StaffImportId fresh() {
        return new StaffImportId(UuidCreator.getTimeOrderedEpoch());
    }

    public static StaffImportId valueOf(String text) {
        return new StaffImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
