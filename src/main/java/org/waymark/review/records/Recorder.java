package org.waymark.review.records;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.PersonId;
import org.waymark.review.ReviewStep;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.SubmissionWithdrawn;
import org.waymark.submission.Submissions;
import tools.jackson.databind.json.JsonMapper;

/** Writes what changed hands, in the transaction in which it did: before anybody else acts on it. */
@Component
@Transactional
class Recorder {

    private static final int NONCE = 16;

    private final Lines lines;
    private final Submissions submissions;
    private final JsonMapper json;
    private final SecureRandom random;
    private final Clock clock;

    Recorder(Lines lines, Submissions submissions, JsonMapper json, SecureRandom random, Clock clock) {
        this.lines = lines;
        this.submissions = submissions;
        this.json = json;
        this.random = random;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(SubmissionSubmitted submitted) {
        Submissions.Handed handed = submissions.handed(submitted.submission(), submitted.district());
        Map<String, String> facts = new TreeMap<>();
        facts.put("version", submitted.version().toString());
        facts.put("attempt", Integer.toString(submitted.attemptNo()));
        SubmissionId prior = submitted.prior();
        if (prior != null) {
            facts.put("after", prior.toString());
        }
        submitted.openCriteria().forEach(criterion -> facts.put("open." + criterion, "yes"));
        facts.putAll(handed.files());
        write(new ReviewStep(
                submitted.submission(),
                submitted.district(),
                ReviewStep.Kind.HANDED_IN,
                null,
                submitted.earner(),
                facts,
                handed.words()));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(SubmissionWithdrawn withdrawn) {
        write(new ReviewStep(
                withdrawn.submission(),
                withdrawn.district(),
                ReviewStep.Kind.TAKEN_BACK,
                null,
                withdrawn.earner(),
                Map.of(),
                Map.of()));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ReviewStep step) {
        write(step);
    }

    private void write(ReviewStep step) {
        String nonce = nonce();
        PersonId by = step.by();
        String whoNonce = by == null ? null : nonce();
        Line next = Line.after(
                lines.last(step.submission(), step.district()).orElse(null),
                // As fine as both databases keep it.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                step.kind(),
                step.place(),
                nonce,
                by == null || whoNonce == null ? null : Seals.of(whoNonce, by.toString()),
                whoNonce,
                json.writeValueAsString(Told.of(step, nonce)));
        lines.add(next, step.submission(), step.district());
    }

    private String nonce() {
        byte[] chance = new byte[NONCE];
        random.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }
}
