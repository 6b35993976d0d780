package org.waymark.lti.notices;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.NoticesOffered;

/** Where one deployment's platform was asked to send notices of copied contexts, and what it answered. */
@Entity
@Table(name = "lti_notice_handler")
class NoticeHandler {

    /** A platform that refused is asked again after this time. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final int LONGEST_ANSWER = 1000;

    @Id
    private UUID id;

    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private String deploymentId;

    @Column
    private String serviceUrl;

    /** What the platform has taken; null while it has taken nothing. */
    @Column
    private @Nullable String handler;

    @Column
    private @Nullable String answer;

    @Column
    private Instant askedAt;

    @Column
    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected NoticeHandler() {}

    NoticeHandler(NoticesOffered offer, Instant askedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.registration = offer.registration();
        this.deploymentId = offer.deploymentId();
        this.serviceUrl = offer.service().toString();
        this.askedAt = askedAt;
    }

    /** Whether the platform has to be asked: its service moved, we moved, or it has taken nothing for a day. */
    boolean needsAsking(URI service, String wanted, Instant now) {
        return !serviceUrl.equals(service.toString())
                || !wanted.equals(handler) && askedAt.plus(PATIENCE).isBefore(now);
    }

    void asked(URI service, Instant now) {
        serviceUrl = service.toString();
        askedAt = now;
    }

    void taken(String wanted, Instant now) {
        handler = wanted;
        answer = null;
        answeredAt = now;
    }

    void refused(String words, Instant now) {
        answer = words.length() > LONGEST_ANSWER ? words.substring(0, LONGEST_ANSWER) : words;
        answeredAt = now;
    }

    @Nullable
    String handler() {
        return handler;
    }

    @Nullable
    String answer() {
        return answer;
    }
}
