package org.waymark.lti;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.lti.PlatformRegistration.Status;

/**
 * Takes the notices of platforms (Platform Notification Service 1.0): each is a token of its own, believed only after
 * its signature and every claim, and taken once.
 */
@Service
class Notices {

    /** What came of one notice. */
    enum Outcome {
        TAKEN,
        REFUSED,
        /** The platform's keys cannot be had now; it may send it again. */
        LATER
    }

    static final String CONTEXT_COPY = "LtiContextCopyNotice";

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** How long the ids are remembered; a token lives an hour or so, a platform may try again for days. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private static final int LONGEST_ID = 255;
    private static final int MOST_AUDIENCES = 5;
    private static final int MOST_ORIGINS = 20;

    private final LtiRegistrations registrations;
    private final PlatformKeys keys;
    private final PlatformCopies copies;
    private final TakenNoticeRepository taken;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Notices(
            LtiRegistrations registrations,
            PlatformKeys keys,
            PlatformCopies copies,
            TakenNoticeRepository taken,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.registrations = registrations;
        this.keys = keys;
        this.copies = copies;
        this.taken = taken;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The same notice again, on whichever node, is taken and changes nothing. */
    Outcome take(String jwt) {
        Optional<PlatformRegistration> claimed = claimedPlatform(jwt);
        if (claimed.isEmpty()) {
            return Outcome.REFUSED;
        }
        PlatformRegistration platform = claimed.get();
        try {
            return take(new IdToken(keys.verified(platform, jwt).getClaims()), platform);
        } catch (LaunchRefused refused) {
            log.warn(
                    "Notice of registration {} refused: {} ({})",
                    platform.id(),
                    refused.problem().code(),
                    refused.whatDiffered());
            return refused.problem() == LaunchProblem.KEYS_UNAVAILABLE ? Outcome.LATER : Outcome.REFUSED;
        }
    }

    /** Old ids are of no use: a token that old has expired. */
    void forgetOld() {
        transaction.executeWithoutResult(status -> taken.forget(clock.instant().minus(REMEMBERED)));
    }

    /** Whose notice it says it is: only an accepted platform's keys are ever fetched. */
    private Optional<PlatformRegistration> claimedPlatform(String jwt) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(jwt).getJWTClaimsSet();
            String issuer = claims.getIssuer();
            List<String> audience = claims.getAudience();
            if (issuer == null || issuer.length() > LONGEST_ID || audience.size() > MOST_AUDIENCES) {
                return Optional.empty();
            }
            return audience.stream()
                    .flatMap(client -> registrations.find(issuer, client).stream())
                    .filter(platform -> platform.status() == Status.ACTIVE)
                    .findFirst();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Outcome take(IdToken token, PlatformRegistration platform) {
        String unkeepable = token.unkeepable();
        if (unkeepable != null) {
            throw LaunchProblem.CLAIM_MALFORMED.on(unkeepable);
        }
        requireMeantForUs(token, platform);
        requireInTime(token);
        String deployment = token.lti("deployment_id");
        UUID tenant = deployment == null
                ? null
                : registrations
                        .deployment(platform.id(), deployment)
                        .filter(known -> known.status() == PlatformDeployment.Status.APPROVED)
                        .map(PlatformDeployment::tenant)
                        .orElse(null);
        if (tenant == null) {
            throw LaunchProblem.DEPLOYMENT_PENDING.on("deployment_id");
        }
        IdToken.NoticeClaim notice = token.notice();
        if (notice == null || notice.id().length() > LONGEST_ID || notice.type().length() > LONGEST_ID) {
            throw LaunchProblem.MESSAGE_TYPE_UNSUPPORTED.on("notice");
        }
        transaction.executeWithoutResult(status -> once(token, notice, platform, tenant));
        return Outcome.TAKEN;
    }

    private void once(IdToken token, IdToken.NoticeClaim notice, PlatformRegistration platform, UUID tenant) {
        if (taken.take(UuidCreator.getTimeOrderedEpoch(), platform.id(), notice.id(), notice.type(), clock.instant())
                == 0) {
            return;
        }
        boolean copy = notice.type().equals(CONTEXT_COPY);
        log.info("Notice {} of registration {} taken", copy ? CONTEXT_COPY : "of another type", platform.id());
        LtiLaunch.Context context = token.context();
        if (copy
                && context != null
                && context.id().length() <= LONGEST_ID
                // What a copy of the LMS says of its courses is no news of the real one's, whose ids are the same.
                && copies.mayPostGrades(platform.id(), String.valueOf(token.lti("deployment_id")))) {
            List<String> origins = token.originContexts().stream()
                    .filter(origin -> origin.length() <= LONGEST_ID && !origin.equals(context.id()))
                    .distinct()
                    .limit(MOST_ORIGINS)
                    .toList();
            events.publishEvent(new ContextCopied(platform.id(), tenant, context.id(), origins));
        }
    }

    /** Security Framework 1.0, 5.1.3, as for an id_token. */
    private static void requireMeantForUs(IdToken token, PlatformRegistration platform) {
        if (!platform.issuer().equals(token.text("iss"))) {
            throw LaunchProblem.ISSUER_DIFFERS.on("iss");
        }
        if (!Set.copyOf(token.audience()).equals(Set.of(platform.clientId()))) {
            throw LaunchProblem.AUDIENCE_DIFFERS.on("aud");
        }
        String azp = token.text("azp");
        if (azp != null && !azp.equals(platform.clientId())) {
            throw LaunchProblem.AUDIENCE_DIFFERS.on("azp");
        }
        if (!"1.3.0".equals(token.lti("version"))) {
            throw LaunchProblem.VERSION_UNSUPPORTED.on("version");
        }
    }

    /** A notice may wait in the platform's queue as long as its token lives. */
    private void requireInTime(IdToken token) {
        Instant now = clock.instant();
        Instant exp = token.time("exp");
        if (exp == null || !now.isBefore(exp.plus(SKEW))) {
            throw LaunchProblem.TOKEN_EXPIRED.on("exp");
        }
        Instant iat = token.time("iat");
        if (iat == null || iat.isAfter(now.plus(SKEW))) {
            throw LaunchProblem.TOKEN_NOT_YET_VALID.on("iat");
        }
    }
}
