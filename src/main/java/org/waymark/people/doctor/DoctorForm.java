package org.waymark.people.doctor;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is typed and chosen above the list of incidents; nonsense chooses nothing. */
record DoctorForm(
        @Nullable String reference,
        @Nullable String connection,
        @Nullable String code) {

    boolean asksForReference() {
        return reference != null && !reference.isBlank();
    }

    /** As printed on pages; people copy it in capitals and with blanks around it. */
    @Override
    public String reference() {
        return reference == null ? "" : reference.strip().toLowerCase(Locale.ROOT);
    }

    @Nullable
    String codeOrNull() {
        return code == null || code.isBlank() ? null : code.strip();
    }

    @Nullable
    UUID connectionId() {
        try {
            return connection == null || connection.isBlank() ? null : UUID.fromString(connection.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
