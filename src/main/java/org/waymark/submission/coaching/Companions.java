package org.waymark.submission.coaching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
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
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.RoleEnded;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.MinorProtected;
import org.waymark.submission.EnrolmentBegun;
import org.waymark.submission.InvitedReaders;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.Submissions;
import org.waymark.submission.plan.WorkLeft;

/**
 * Whom earners let look at their work, and since when no more. Nobody looks without having been invited, whatever role they
 * hold; with the last word of the earner, or the end of the role, everything is shut at once.
 */
@Service
@Transactional
public class Companions implements InvitedReaders {

    private static final Logger log = LoggerFactory.getLogger(Companions.class);
    private static final int CODE_BYTES = 20;

    private final CompanionRepository companions;
    private final Candidates candidates;
    private final Submissions submissions;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final SecureRandom random;
    private final Clock clock;

    Companions(
            CompanionRepository companions,
            Candidates candidates,
            Submissions submissions,
            People people,
            Notices notices,
            AuditLog audit,
            ApplicationEventPublisher events,
            SecureRandom random,
            Clock clock) {
        this.companions = companions;
        this.candidates = candidates;
        this.submissions = submissions;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The earner takes a coach for this micro-credential, who from now on sees the work and what is decided on it; the one who
     * coaches already stays.
     */
    public CompanionId choose(SubmissionId work, PersonId identity, PersonId earner, DistrictId district) {
        SubmissionCard card = latestOf(work, earner, district);
        if (card.isOver()) {
            throw new CompanionNotFound();
        }
        people.hold(earner, district);
        boolean handedIn = submissions.holdHandedIn(earner, district);
        Optional<Companion> coach = companions.holdOpenOf(earner, card.definition(), district, clock.instant()).stream()
                .filter(Companion::isCoach)
                .findFirst();
        if (coach.isPresent()) {
            return coach.get().id();
        }
        PersonId person = people.main(identity, district);
        if (!candidates.mayCoach(person, earner, district, handedIn)) {
            throw new CannotLook();
        }
        Companion chosen = invite(CompanionKind.COACH, person, null, card, district);
        events.publishEvent(new BeganToLook(person, earner, null, district));
        tell(person, "coach-asked", card, "/coaching/" + chosen.id(), district);
        return chosen.id();
    }

    /** The earner lets a colleague look at the draft for some days. */
    CompanionId ask(SubmissionId work, PersonId identity, int days, PersonId earner, DistrictId district) {
        SubmissionCard card = open(work, earner, district);
        people.hold(earner, district);
        PersonId person = people.main(identity, district);
        if (!candidates.mayLook(person, earner, district, submissions.holdHandedIn(earner, district))) {
            throw new CannotLook();
        }
        Optional<Companion> there = companions.holdOpen(person, earner, card.definition(), district, clock.instant());
        if (there.isPresent()) {
            return there.get().id();
        }
        Companion asked = invite(CompanionKind.COLLEAGUE, person, after(days), card, district);
        tell(person, "colleague-asked", card, "/coaching/" + asked.id(), district);
        return asked.id();
    }

    /** The last part of an address that the earner hands to one colleague; it is shown this once and kept as a hash. */
    String address(SubmissionId work, int days, PersonId earner, DistrictId district) {
        SubmissionCard card = open(work, earner, district);
        if (!candidates.mayHandOver(earner, district)) {
            throw new CannotLook();
        }
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Companion unknown = companions.save(
                Companion.unknown(hash(code), earner, card.definition(), district, after(days), clock.instant()));
        audit.record(
                district.id(),
                earner.toString(),
                AuditLog.SELF_ROLE,
                "colleague-address-made",
                unknown.id().toString());
        return code;
    }

    /** The title of the micro-credential that an address asks to look at; whose it is shows when they look. */
    @Transactional(readOnly = true)
    String asked(String code, SignedInPerson me) {
        Companion unknown = companions
                .findByCodeHashAndDistrict(hash(code), me.district())
                .filter(found -> found.isOpen(clock.instant()) && mayTakeUp(found, me))
                .orElseThrow(CompanionNotFound::new);
        return latest(unknown).title();
    }

    /** Whoever is signed in takes it up, once; from then on it is theirs alone. */
    CompanionId takeUp(String code, SignedInPerson me) {
        // The earner first, as whoever changes anything of their seats.
        people.hold(companions.earnerOf(hash(code), me.district()).orElseThrow(CompanionNotFound::new), me.district());
        Companion unknown = companions
                .holdByCode(hash(code), me.district(), clock.instant())
                .orElseThrow(CompanionNotFound::new);
        if (!mayTakeUp(unknown, me)) {
            throw new CompanionNotFound();
        }
        SubmissionCard card = latest(unknown);
        Optional<Companion> there =
                companions.holdOpen(me.id(), card.earner(), card.definition(), me.district(), clock.instant());
        Instant until = unknown.untilAt();
        companions.delete(unknown);
        companions.flush();
        return there.orElseGet(() -> invite(CompanionKind.COLLEAGUE, me.id(), until, card, me.district()))
                .id();
    }

    private boolean mayTakeUp(Companion unknown, SignedInPerson me) {
        SubmissionCard card = latest(unknown);
        return !me.isGuest()
                && !me.onlyMentor()
                && card.isOpen()
                && candidates.mayLook(
                        me.id(), unknown.earner(), me.district(), handedIn(unknown.earner(), me.district()));
    }

    /** One click of the earner, and there is nothing more to see. */
    void end(CompanionId id, PersonId earner, DistrictId district) {
        Companion companion = companions.hold(id, earner, district).orElseThrow(CompanionNotFound::new);
        end(companion, earner.toString(), AuditLog.SELF_ROLE);
    }

    /** Whoever was asked to look no longer does; the earner is told. */
    void stepBack(CompanionId id, SignedInPerson me) {
        Companion companion = seat(id, me);
        end(companion, me.id().toString(), companion.kind().name());
        leaves(companion);
    }

    private void end(Companion companion, String actor, String role) {
        if (companion.isOpen(clock.instant())) {
            companion.end(clock.instant());
            audit.record(
                    companion.district().id(),
                    actor,
                    role,
                    companion.isCoach() ? "coach-ended" : "colleague-ended",
                    companion.id().toString());
        }
    }

    private void leaves(Companion companion) {
        if (companion.isCoach()) {
            SubmissionCard card = latest(companion);
            tell(companion.earner(), "coach-left", card, "/submissions/" + card.id() + "/coach", companion.district());
        }
    }

    /** Colleagues look at drafts: what is handed in is closed to them, and that it is open again would tell of a not-yet. */
    @EventListener
    void on(SubmissionSubmitted submitted) {
        companions
                .holdOpenOf(submitted.earner(), submitted.definition(), submitted.district(), clock.instant())
                .stream()
                .filter(companion -> !companion.isCoach())
                .forEach(colleague -> end(colleague, AuditLog.WAYMARK, AuditLog.WAYMARK_ROLE));
    }

    /** Whoever looked on when it was earned before is asked anew, or not: that was another work. */
    @EventListener
    void on(EnrolmentBegun begun) {
        companions
                .holdOpenOf(begun.earner(), begun.version().definition(), begun.district(), clock.instant())
                .forEach(companion -> end(companion, AuditLog.WAYMARK, AuditLog.WAYMARK_ROLE));
    }

    /** Nobody looks on any more; with deleted work goes what was said of it. */
    @EventListener
    void on(WorkLeft left) {
        companions
                .holdOpenOf(left.earner(), left.definition(), left.district(), clock.instant())
                .forEach(companion -> end(companion, left.earner().toString(), AuditLog.SELF_ROLE));
        if (left.deleted()) {
            companions.removeBeside(left.definition(), left.earner(), left.district());
        }
    }

    /** With the role ends what it opened; given again, it is for the earner to invite again. */
    @EventListener
    void on(RoleEnded ended) {
        if (ended.role() == Role.COACH) {
            companions
                    .findByPersonAndKindAndEndedAtIsNullAndDistrict(
                            ended.person(), CompanionKind.COACH, ended.district())
                    .forEach(coach -> {
                        end(coach, AuditLog.WAYMARK, AuditLog.WAYMARK_ROLE);
                        leaves(coach);
                    });
        }
    }

    /** Only those who look after a protected student's school see them, and nobody is shown to a student whom they asked. */
    @EventListener
    void on(MinorProtected minor) {
        companions.about(minor.person(), minor.district()).stream()
                .filter(companion -> !companion.isCoach()
                        || companion.person() == null
                        || !candidates.mayBeSeen(companion.person(), companion.earner(), minor.district()))
                .forEach(companion -> end(companion, AuditLog.WAYMARK, AuditLog.WAYMARK_ROLE));
    }

    @Override
    public boolean mayOpen(SubmissionId work, SignedInPerson me) {
        SubmissionCard card = submissions.card(work, me.district());
        return seat(card, me)
                .filter(companion -> companion.isCoach() || card.isOpen())
                .map(companion -> looked(companion, me))
                .isPresent();
    }

    /** By which seat somebody coaches the earner of this work now, by the earner's invitation; their look is recorded. */
    public Optional<CompanionId> coaching(SubmissionId work, SignedInPerson me) {
        return seat(submissions.card(work, me.district()), me)
                .filter(Companion::isCoach)
                .map(companion -> looked(companion, me).id());
    }

    /** How many wait for somebody's word as a coach. */
    @Transactional(readOnly = true)
    public long waitingFor(PersonId coach, DistrictId district) {
        return companions.countWaiting(coach, district, clock.instant());
    }

    /** What somebody opens by their seat; their look is recorded. */
    Companion look(CompanionId id, SignedInPerson me) {
        return looked(seat(id, me), me);
    }

    /** Somebody's own seat, while it is open to them. */
    Companion seat(CompanionId id, SignedInPerson me) {
        if (me.isGuest()) {
            throw new CompanionNotFound();
        }
        return companions
                .holdOpen(id, me.id(), me.district(), clock.instant())
                .filter(companion -> me.id().equals(companion.person()) && sits(companion))
                .filter(companion -> companion.isCoach() || !me.onlyMentor())
                .orElseThrow(CompanionNotFound::new);
    }

    /** @throws CompanionNotFound unless this is a seat beside work of one's own */
    void requireOwn(CompanionId id, SignedInPerson me) {
        if (companions
                .holdOpen(id, me.id(), me.district(), clock.instant())
                .filter(companion -> companion.earner().equals(me.id()))
                .isEmpty()) {
            throw new CompanionNotFound();
        }
    }

    /** The seat beside work of one's own or somebody else's, for whoever of the two speaks. */
    Companion between(CompanionId id, PersonId either, DistrictId district) {
        return companions
                .holdOpen(id, either, district, clock.instant())
                .filter(companion -> companion.person() != null && sits(companion))
                .orElseThrow(CompanionNotFound::new);
    }

    private Optional<Companion> seat(SubmissionCard card, SignedInPerson me) {
        return me.isGuest()
                ? Optional.empty()
                : companions
                        .holdOpen(me.id(), card.earner(), card.definition(), me.district(), clock.instant())
                        .filter(companion -> companion.isCoach() || !me.onlyMentor())
                        .filter(this::sits);
    }

    private boolean sits(Companion companion) {
        PersonId person = companion.person();
        return person != null
                && (!companion.isCoach()
                        || people.rolesOf(person, companion.district()).contains(Role.COACH));
    }

    /** The first look of a colleague is what makes them know whose work it is. */
    private Companion looked(Companion companion, SignedInPerson me) {
        if (companion.looks(clock.instant()) && !companion.isCoach()) {
            if (!candidates.mayLook(
                    me.id(), companion.earner(), me.district(), handedIn(companion.earner(), me.district()))) {
                throw new CompanionNotFound();
            }
            events.publishEvent(
                    new BeganToLook(me.id(), companion.earner(), companion.definition(), companion.district()));
        }
        audit.looked(
                companion.district().id(),
                me.id().toString(),
                companion.kind().name(),
                companion.earner().toString(),
                "coached " + companion.id());
        return companion;
    }

    private Companion invite(
            CompanionKind kind, PersonId person, @Nullable Instant until, SubmissionCard card, DistrictId district) {
        Companion companion = companions
                .findByPersonAndEarnerAndDefinitionAndDistrict(person, card.earner(), card.definition(), district)
                .orElseGet(() -> Companion.of(person, card.earner(), card.definition(), district, clock.instant()));
        companion.invite(kind, until, clock.instant());
        Companion invited = companions.saveAndFlush(companion);
        audit.recordAbout(
                district.id(),
                card.earner().toString(),
                AuditLog.SELF_ROLE,
                kind == CompanionKind.COACH ? "coach-invited" : "colleague-invited",
                person.toString(),
                invited.id().toString());
        log.info("Companion {} may look", invited.id());
        return invited;
    }

    /** The earner's latest attempt at what this is about. */
    SubmissionCard latest(Companion companion) {
        return submissions
                .latest(companion.definition(), companion.earner(), companion.district())
                .orElseThrow(CompanionNotFound::new);
    }

    private boolean handedIn(PersonId earner, DistrictId district) {
        return Candidates.handedIn(submissions.of(earner, district));
    }

    /** The latest attempt of an earner's own at what some attempt is about: an old address leads there, too. */
    SubmissionCard latestOf(SubmissionId work, PersonId earner, DistrictId district) {
        SubmissionCard card = submissions.card(work, district);
        if (!card.earner().equals(earner)) {
            throw new CompanionNotFound();
        }
        return submissions.latest(card.definition(), earner, district).orElse(card);
    }

    private SubmissionCard open(SubmissionId work, PersonId earner, DistrictId district) {
        SubmissionCard card = latestOf(work, earner, district);
        if (!card.isOpen()) {
            throw new CompanionNotFound();
        }
        return card;
    }

    private Instant after(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    private void tell(PersonId person, String kind, SubmissionCard about, String path, DistrictId district) {
        notices.send(new Notice(district.id(), person.id(), kind, List.of(about.title()), path));
    }

    private static String hash(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
