package org.waymark.recognition.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/**
 * One thing that has to be earned for a position.
 *
 * @param of the micro-credential, or the stack or pathway
 * @param need how many of a stack are enough; not looked at otherwise
 */
@Embeddable
public record RoleRequirement(
        @Enumerated(EnumType.STRING) Kind kind,
        @Column(name = "of_id") UUID of,
        int need) {

    /** What it names. */
    public enum Kind {
        CREDENTIAL,
        /** So many micro-credentials of a stack. */
        ANY,
        /** A whole stack or pathway, by its own rule. */
        STACK
    }
}
