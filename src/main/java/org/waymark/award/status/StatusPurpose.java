package org.waymark.award.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a bit that is set means (Bitstring Status List 1.0, 2.1). */
enum StatusPurpose {
    /**
     * Not to be relied on. Open Badges 3.0 gives a credential one status, so what is suspended counts here too until it is
     * lifted; which of the two it is, the other list tells.
     */
    REVOCATION,
    SUSPENSION;

    /** As documents and addresses say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StatusPurpose> named(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst();
    }
}
