package org.waymark.people;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.SuspectedCopy;

/**
 * An LMS connection as an administrator sees it.
 *
 * @param configuredFrom where its configuration came from, if that is not the issuer's own site
 */
record ConnectionView(
        UUID id,
        String issuer,
        String product,
        String clientId,
        State state,
        @Nullable String configuredFrom,
        List<Deployment> deployments) {

    /** What an operator has to know first. */
    enum State {
        PENDING("tag--waiting"),
        COPY("tag--danger"),
        ACTIVE("tag--info"),
        DISABLED("");

        private final String tag;

        State(String tag) {
            this.tag = tag;
        }

        /** Colour of the tag; its text carries the meaning. */
        public String tag() {
            return tag;
        }

        /** The last part of its message keys. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean pending() {
        return state == State.PENDING;
    }

    /**
     * @param district whom it was approved for, null while it waits
     * @param offered the district that its connection was made for, to begin with
     * @param field the id of its form field on the page
     */
    record Deployment(
            String deploymentId,
            @Nullable String district,
            @Nullable String offered,
            PlatformDeployment.Status status,
            Instant firstSeenAt,
            String field) {

        public boolean approved() {
            return status == PlatformDeployment.Status.APPROVED;
        }

        public boolean declined() {
            return status == PlatformDeployment.Status.DECLINED;
        }
    }

    /** A launch that seems to come from a copy: what was expected, what came. */
    record Copy(
            UUID id,
            String deploymentId,
            List<Mark> expected,
            List<Mark> came,
            SuspectedCopy.Status status,
            Instant firstSeenAt,
            @Nullable Instant decidedAt) {

        public boolean suspected() {
            return status == SuspectedCopy.Status.SUSPECTED;
        }

        public boolean refused() {
            return status == SuspectedCopy.Status.REFUSED;
        }

        static Copy of(SuspectedCopy copy) {
            return new Copy(
                    copy.id(),
                    copy.deploymentId(),
                    marks(copy.expected()),
                    marks(copy.came()),
                    copy.status(),
                    copy.firstSeenAt(),
                    copy.decidedAt());
        }

        private static List<Mark> marks(Set<String> lines) {
            return lines.stream().sorted().map(Mark::of).toList();
        }
    }

    /** @param kind guid, service, return or environment */
    record Mark(String kind, String value) {

        static Mark of(String line) {
            int space = line.indexOf(' ');
            return new Mark(line.substring(0, space), line.substring(space + 1));
        }
    }
}
