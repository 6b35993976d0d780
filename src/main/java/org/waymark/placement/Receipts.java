package org.waymark.placement;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One page of receipts.
 *
 * @param page from 0
 * @param older whether another page follows
 * @param counts how many there are in all, of each kind
 */
record Receipts(Show show, List<Receipt> lines, int page, boolean older, Map<Show, Long> counts) {

    /** Which receipts. */
    enum Show {
        FAILED(PublicationStatus.REFUSED, PublicationStatus.GIVEN_UP, PublicationStatus.NOT_POSSIBLE),
        WAITING(PublicationStatus.QUEUED, PublicationStatus.HELD),
        ARRIVED(PublicationStatus.SENT);

        private final EnumSet<PublicationStatus> statuses;

        Show(PublicationStatus first, PublicationStatus... others) {
            statuses = EnumSet.of(first, others);
        }

        Set<PublicationStatus> statuses() {
            return statuses.clone();
        }

        static Optional<Show> of(PublicationStatus status) {
            return Arrays.stream(values())
                    .filter(show -> show.statuses.contains(status))
                    .findFirst();
        }

        /** What an address names; the failed ones where it names none of them. */
        static Show named(String text) {
            return Arrays.stream(values())
                    .filter(show -> show.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElse(FAILED);
        }
    }
}
