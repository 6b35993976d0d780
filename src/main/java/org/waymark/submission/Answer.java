package org.waymark.submission;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What the earner wrote to one prompt.
 *
 * @param edition counts its changes, so that a page that was opened earlier cannot overwrite a later text unseen
 */
@Embeddable
record Answer(String text, int edition, Instant changedAt) {

    boolean blank() {
        return text.isBlank();
    }
}
