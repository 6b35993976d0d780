package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.LineItemUrl;
import org.waymark.people.DistrictId;

/**
 * One learner's cell in one column of an LMS, which several links may share. Scores for it go one at a time, each dated
 * later than the one before, and nothing without points follows a final grade but its withdrawal.
 */
@Entity
class GradebookCell {

    /** Moodle compares whole seconds and answers 409 to a score of the same second. */
    private static final Duration APART = Duration.ofSeconds(1);

    /**
     * Longer than a sending can last, with its token, a look at the results and a second try; a process that is killed
     * holds the cell no longer than this.
     */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    @EmbeddedId
    private GradebookCellId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private UUID registrationId;

    @Column
    private String lineItemHash;

    @Column
    private String sub;

    @Column
    private @Nullable Instant lastScoreAt;

    @Column
    private @Nullable UUID lastPublication;

    @Column
    private boolean graded;

    @Column
    private @Nullable UUID sendingPublication;

    @Column
    private @Nullable Instant sendingUntil;

    @SuppressWarnings("NullAway.Init")
    protected GradebookCell() {}

    GradebookCell(DistrictId district, UUID registrationId, LineItemUrl lineItem, String sub) {
        this.id = GradebookCellId.fresh();
        this.district = district;
        this.registrationId = registrationId;
        this.lineItemHash = hash(lineItem);
        this.sub = sub;
    }

    /** Line item addresses have no longest length; their digests do. */
    static String hash(LineItemUrl lineItem) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(lineItem.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Lets one score go at a time; the same one may come again, as after a process was killed. */
    boolean claim(ScorePublicationId publication, Instant now) {
        if (sendingUntil != null
                && sendingUntil.isAfter(now)
                && !publication.id().equals(sendingPublication)) {
            return false;
        }
        sendingPublication = publication.id();
        sendingUntil = now.plus(CLAIM);
        return true;
    }

    void release(ScorePublicationId publication) {
        if (publication.id().equals(sendingPublication)) {
            sendingPublication = null;
            sendingUntil = null;
        }
    }

    /** Whether this was the last that was put on its way to the LMS, which may have it already. */
    boolean wasLast(ScorePublicationId publication) {
        return publication.id().equals(lastPublication);
    }

    /**
     * The AGS timestamp for a score of this moment: in milliseconds, later than every earlier one by a second or more
     * (AGS 2.0, 3.4.2).
     */
    Instant date(ScorePublicationId publication, ScoreKind kind, Instant moment) {
        Instant wanted = moment.truncatedTo(ChronoUnit.MILLIS);
        Instant least = lastScoreAt == null ? wanted : lastScoreAt.plus(APART);
        lastScoreAt = wanted.isBefore(least) ? least : wanted;
        lastPublication = publication.id();
        graded = kind == ScoreKind.AWARDED || graded && kind == ScoreKind.SUBMITTED;
        return lastScoreAt;
    }

    /** Whether a final grade may stand there. */
    boolean graded() {
        return graded;
    }

    GradebookCellId id() {
        return id;
    }
}
