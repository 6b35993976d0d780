package org.waymark.award;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.DueJobs;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;
import org.waymark.review.DecisionMade;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** What earners hold. */
@Service
@Transactional
public class Awards {

    private static final Logger log = LoggerFactory.getLogger(Awards.class);

    private final AwardRepository awards;
    private final BadgeTerms terms;
    private final Definitions definitions;
    private final DueJobs due;
    private final CredentialSigner signer;
    private final WaymarkSettings settings;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Minors minors;
    private final Clock clock;

    Awards(
            AwardRepository awards,
            BadgeTerms terms,
            Definitions definitions,
            DueJobs due,
            CredentialSigner signer,
            WaymarkSettings settings,
            ApplicationEventPublisher events,
            AuditLog audit,
            Minors minors,
            Clock clock) {
        this.awards = awards;
        this.terms = terms;
        this.definitions = definitions;
        this.due = due;
        this.signer = signer;
        this.settings = settings;
        this.events = events;
        this.audit = audit;
        this.minors = minors;
        this.clock = clock;
    }

    /** What the earner holds, newest first. */
    @Transactional(readOnly = true)
    public List<AwardCard> of(PersonId earner, DistrictId district) {
        return awards.findByEarnerAndDistrictAndRevokedAtIsNullOrderByAwardedAtDesc(earner, district).stream()
                .map(this::card)
                .toList();
    }

    /** Their credentials as they are kept, newest first; of what was revoked none. */
    @Transactional(readOnly = true)
    public List<SignedBadge> signed(PersonId earner, DistrictId district) {
        return awards.findByEarnerAndDistrictAndRevokedAtIsNullOrderByAwardedAtDesc(earner, district).stream()
                .flatMap(award -> award.signed(clock.instant()).stream())
                .toList();
    }

    /** What the earner holds or held, newest first: for their own eyes. */
    @Transactional(readOnly = true)
    public List<AwardCard> ever(PersonId earner, DistrictId district) {
        return awards.findByEarnerAndDistrictOrderByAwardedAtDesc(earner, district).stream()
                .map(this::card)
                .toList();
    }

    /** The award that this submission earned, unless it was revoked. */
    @Transactional(readOnly = true)
    public Optional<AwardCard> forSubmission(SubmissionId submission, DistrictId district) {
        return awards.findBySubmissionAndDistrict(submission, district)
                .filter(award -> !award.isRevoked())
                .map(this::card);
    }

    /** What earned the newest award of a micro-credential that was not revoked, whatever was begun since. */
    @Transactional(readOnly = true)
    public Optional<SubmissionId> standing(DefinitionId definition, PersonId earner, DistrictId district) {
        return awards.standing(definition, earner, district).stream().findFirst();
    }

    /** Whether this submission earned an award that is no more; the submission itself stays awarded. */
    @Transactional(readOnly = true)
    public boolean isRevoked(SubmissionId submission, DistrictId district) {
        return awards.findBySubmissionAndDistrict(submission, district)
                .filter(Award::isRevoked)
                .isPresent();
    }

    /**
     * Lets anyone with the address see the badge, or no longer; only its earner may.
     *
     * @throws BadgeNotFound for who has no such badge, and for a minor who is protected: theirs is never public
     */
    public void share(AwardId award, PersonId earner, DistrictId district, boolean shared) {
        if (shared && minors.isProtected(earner, district)) {
            throw new BadgeNotFound();
        }
        awards.findForChange(award, district)
                .filter(found -> found.isOf(earner, district))
                .orElseThrow(BadgeNotFound::new)
                .share(shared);
        audit.record(
                district.id(),
                earner.toString(),
                AuditLog.SELF_ROLE,
                shared ? "badge-shared" : "badge-unshared",
                award.toString());
        log.info("Award {} is {}", award, shared ? "shared" : "no longer shared");
    }

    /** An award of the district as it stands now; the caller answers for who may see it. */
    @Transactional(readOnly = true)
    public Optional<HeldAward> held(AwardId award, DistrictId district) {
        return awards.findByIdAndDistrict(award, district).map(found -> found.held(clock.instant()));
    }

    /** The same, and until the end of the transaction nobody else changes it. */
    public Optional<HeldAward> hold(AwardId award, DistrictId district) {
        return awards.findForChange(award, district).map(found -> found.held(clock.instant()));
    }

    /** What does not count for now in a district, the longest first. */
    @Transactional(readOnly = true)
    public List<HeldAward> suspended(DistrictId district) {
        Instant now = clock.instant();
        return awards.suspended(district).stream().map(award -> award.held(now)).toList();
    }

    /** What has been suspended for so long, each answered again after as long. */
    public List<HeldAward> suspendedStill(DistrictId district, Duration every) {
        Instant now = clock.instant();
        return awards.suspended(district).stream()
                .filter(award -> award.remind(every, now))
                .map(award -> award.held(now))
                .toList();
    }

    /**
     * An award that was to end, or has, holds longer: it is signed anew with that end, under the same address.
     *
     * @param by who did it, as the audit log names people
     * @throws IllegalStateException for one that does not end, or not before that, and for one that was revoked
     */
    public void extend(AwardId award, DistrictId district, String by, Instant end) {
        awards.findForChange(award, district).orElseThrow(BadgeNotFound::new).extend(end);
        audit.record(district.id(), by, Desk.roleOf(by), "award-extended", award.toString());
        resign(award, district);
        log.info("Award {} holds longer", award);
    }

    /**
     * The award of a badge's address, for who may see it: its earner, and everyone once it is shared. Whoever holds the address
     * comes without a district, so this look-up names none.
     */
    @Transactional(readOnly = true)
    public Optional<HeldAward> seenBy(AwardId award, @Nullable SignedInPerson visitor) {
        return awards.findById(award)
                .filter(found -> visitor != null && found.isOf(visitor.id(), visitor.district())
                        || found.isPublic() && !minors.isProtected(found.earner(), found.district()))
                .map(found -> found.held(clock.instant()));
    }

    /**
     * Until it is lifted nobody can rely on the award; a second time changes nothing, nor does it for one that is revoked.
     *
     * @param by who did it, as the audit log names people
     * @param why the reason, which the earner reads
     */
    public void suspend(AwardId award, DistrictId district, String by, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("An award is suspended for a reason");
        }
        Award found = awards.findForChange(award, district).orElseThrow(BadgeNotFound::new);
        if (found.isRevoked() || found.isSuspended()) {
            return;
        }
        events.publishEvent(found.suspend(why.strip(), clock.instant()));
        audit.record(district.id(), by, Desk.roleOf(by), "award-suspended", award.toString());
        log.info("Award {} was suspended", award);
    }

    /** An award that was suspended holds again; a second time changes nothing. */
    public void resume(AwardId award, DistrictId district, String by) {
        Award found = awards.findForChange(award, district).orElseThrow(BadgeNotFound::new);
        if (found.isRevoked() || !found.isSuspended()) {
            return;
        }
        events.publishEvent(found.resume(clock.instant()));
        audit.record(district.id(), by, Desk.roleOf(by), "award-resumed", award.toString());
        log.info("Award {} holds again", award);
    }

    /** Those that end before a day, each answered once. */
    public List<HeldAward> ending(DistrictId district, Instant soon) {
        Instant now = clock.instant();
        return awards.ending(district, now, soon).stream()
                .map(award -> {
                    award.endTold(now);
                    return award.held(now);
                })
                .toList();
    }

    /** Lets a shared badge be found by searching the web, or no longer; only its earner may. */
    public void index(AwardId award, PersonId earner, DistrictId district, boolean indexed) {
        if (indexed && minors.isProtected(earner, district)) {
            throw new BadgeNotFound();
        }
        awards.findForChange(award, district)
                .filter(found -> found.isOf(earner, district) && (found.isShared() || !indexed))
                .orElseThrow(BadgeNotFound::new)
                .index(indexed);
        audit.record(
                district.id(),
                earner.toString(),
                AuditLog.SELF_ROLE,
                indexed ? "badge-indexed" : "badge-unindexed",
                award.toString());
    }

    /**
     * Takes an award back; a second time changes nothing.
     *
     * @param by who did it, as the audit log names people
     * @param reason what everyone may read of why
     * @param why the reason in words, kept with the award, which the earner reads
     */
    public void revoke(AwardId award, DistrictId district, String by, RevocationReason reason, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("An award is revoked for a reason");
        }
        Award found = awards.findForChange(award, district).orElseThrow(BadgeNotFound::new);
        if (found.isRevoked()) {
            return;
        }
        events.publishEvent(found.revoke(reason, why.strip(), clock.instant()));
        awards.renewedBy(award, district).forEach(Award::renewedNoMore);
        audit.record(district.id(), by, Desk.roleOf(by), "award-revoked", award.toString());
        log.info("Award {} was revoked", award);
    }

    /**
     * Has the credential signed anew from what is known by then, some time after this transaction: the same id, subject and
     * status entry, another time of signing. Copies of the edition before keep verifying wherever they went. Without effect
     * before the first edition, which will say what is known, and after a revocation.
     *
     * @throws BadgeNotFound where the district has no such award
     */
    public void resign(AwardId award, DistrictId district) {
        awards.findForChange(award, district)
                .orElseThrow(BadgeNotFound::new)
                .outdate()
                .ifPresent(edition ->
                        due.schedule(signer, award + "|" + edition, new CredentialSigner.Unsigned(award, district)));
    }

    /** Whether what is signed carries this endorsement of it. */
    @Transactional(readOnly = true)
    public boolean carries(JsonObject endorsement, AwardId award, DistrictId district) {
        return awards.findByIdAndDistrict(award, district)
                .filter(found -> found.carries(endorsement))
                .isPresent();
    }

    @EventListener
    void on(DecisionMade decision) {
        if (decision.outcome() != Outcome.AWARDED) {
            return;
        }
        DefinitionVersion definition = definitions.version(decision.version(), decision.district());
        List<Award> held = awards.findByEarnerAndDistrictAndRevokedAtIsNullOrderByAwardedAtDesc(
                decision.earner(), decision.district());
        Award made = new Award(decision, definition);
        terms.end(definition.definition(), decision.district(), decision.at()).ifPresent(made::holdUntil);
        Award award = awards.save(made);
        held.stream().filter(earlier -> earlier.isRenewedBy(award)).forEach(earlier -> earlier.renewBy(award));
        due.schedule(signer, award.id().toString(), new CredentialSigner.Unsigned(award.id(), award.district()));
        events.publishEvent(award.made());
        log.info("Award {} made for submission {}", award.id(), decision.submission());
    }

    private AwardCard card(Award award) {
        return award.card(settings.url(award.path()), clock.instant());
    }
}
