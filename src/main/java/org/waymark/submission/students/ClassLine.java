package org.waymark.submission.students;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of consent as its teacher reads it. */
record ClassLine(
        UUID id,
        String className,
        Basis basis,
        Scope scope,
        LocalDate on,
        @Nullable LocalDate until,
        boolean inForce) {

    static ClassLine of(ClassConsent consent, LocalDate today) {
        return new ClassLine(
                consent.id(),
                consent.className(),
                consent.basis(),
                consent.scope(),
                consent.givenOn(),
                consent.untilOn(),
                consent.isInForce(today));
    }
}
