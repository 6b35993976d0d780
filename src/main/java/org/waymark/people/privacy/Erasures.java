package org.waymark.people.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.TryLater;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureHold;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/**
 * Deletion carried out: agreed to, begun at its time unless something holds it, done part by part, each in a transaction of
 * its own that also writes what it did, and looked at once more for what was under way. A crash in between costs nothing.
 */
@Service
@Transactional
class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);
    private static final Duration WHILE_HELD = Duration.ofHours(1);
    private static final int CODE_BYTES = 24;

    private final PrivacyRequestRepository requests;
    private final ErasureStepRepository steps;
    private final ObjectProvider<ErasurePart> parts;
    private final People people;
    private final Districts districts;
    private final DueJobs jobs;
    private final ObjectProvider<ErasureWork> work;
    private final Notices notices;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Clock clock;

    Erasures(
            PrivacyRequestRepository requests,
            ErasureStepRepository steps,
            ObjectProvider<ErasurePart> parts,
            People people,
            Districts districts,
            DueJobs jobs,
            ObjectProvider<ErasureWork> work,
            Notices notices,
            AuditLog audit,
            SecureRandom random,
            Clock clock) {
        this.requests = requests;
        this.steps = steps;
        this.parts = parts;
        this.people = people;
        this.districts = districts;
        this.jobs = jobs;
        this.work = work;
        this.notices = notices;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /** What would become of everything, and why it would have to wait, as things stand now. */
    record Outlook(List<ErasureLine> lines, List<ErasureHold> holds) {

        public List<ErasureLine> erased() {
            return of(ErasureLine.Fate.ERASED);
        }

        public List<ErasureLine> pseudonymised() {
            return of(ErasureLine.Fate.PSEUDONYMISED);
        }

        public List<ErasureLine> kept() {
            return of(ErasureLine.Fate.KEPT);
        }

        private List<ErasureLine> of(ErasureLine.Fate fate) {
            return lines.stream().filter(line -> line.fate() == fate).toList();
        }
    }

    @Transactional(readOnly = true)
    Outlook outlook(UUID request, DistrictId district) {
        PrivacyRequest found = requests.findByIdAndDistrict(request, district).orElseThrow(NothingHeld::new);
        return outlook(planned(found));
    }

    /** What a request would do for somebody who has not asked yet. */
    @Transactional(readOnly = true)
    Outlook outlook(PersonId person, DistrictId district, boolean badgesToo) {
        return outlook(planned(person, district, badgesToo));
    }

    /**
     * Agrees to a request; a second time changes nothing.
     *
     * @param by a person's id, or that of the operator: never the person it is about
     * @throws NothingHeld where no such request is open
     */
    void approve(UUID id, DistrictId district, String by) {
        PrivacyRequest request =
                requests.hold(id, district).filter(PrivacyRequest::isOpen).orElseThrow(NothingHeld::new);
        if (request.person().toString().equals(by)) {
            throw new OwnRequest();
        }
        if (request.approve(by, code(), clock.instant())) {
            audit.recordAbout(
                    district.id(),
                    by,
                    Desk.roleOf(by),
                    "privacy-approved",
                    request.person().toString(),
                    request.person().toString());
            notices.send(new Notice(district.id(), request.person().id(), "privacy.agreed", List.of(), "/privacy"));
            jobs.schedule(work.getObject(), id.toString(), new ErasureWork.Order(id, district.id()));
        }
    }

    /**
     * Two who were one person are parted: what somebody agreed to for the one person is for both, so that of neither
     * anything is left behind. Nothing where nobody agreed, or where it has begun.
     */
    void part(PersonId one, PersonId other, DistrictId district) {
        agreed(one, district).ifPresent(request -> alsoFor(other, request));
        agreed(other, district).ifPresent(request -> alsoFor(one, request));
    }

    private Optional<PrivacyRequest> agreed(PersonId person, DistrictId district) {
        return requests.findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(person, district)
                .filter(request -> request.approvedAt() != null && request.startedAt() == null);
    }

    private void alsoFor(PersonId person, PrivacyRequest agreed) {
        DistrictId district = agreed.district();
        requests.add(
                UuidCreator.getTimeOrderedEpoch(),
                district.id(),
                person.id(),
                agreed.askedBy().id(),
                agreed.askedAt(),
                agreed.badgesToo());
        PrivacyRequest request = requests.findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(person, district)
                .orElseThrow();
        if (request.approveLike(agreed, code())) {
            audit.recordAbout(
                    district.id(),
                    AuditLog.WAYMARK,
                    AuditLog.WAYMARK_ROLE,
                    "privacy-approved",
                    person.toString(),
                    person.toString());
            notices.send(new Notice(district.id(), person.id(), "privacy.agreed", List.of(), "/privacy"));
            jobs.schedule(
                    work.getObject(), request.id().toString(), new ErasureWork.Order(request.id(), district.id()));
        }
    }

    /** At once, since the person says so; the work that waits for its time finds it done. */
    void begin(PrivacyRequest request) {
        jobs.schedule(
                work.getObject(),
                request.id() + " now",
                new ErasureWork.Order(request.id(), request.district().id()));
    }

    /**
     * Begins where it is time, and nothing holds it: from then on the LMS user is nobody's.
     *
     * @return the parts that are to be done in this look; empty where all of it is over
     * @throws TryLater where it is not time
     */
    Optional<Look> look(UUID id, DistrictId district) {
        PrivacyRequest request = requests.hold(id, district).orElse(null);
        if (request == null || !request.isOpen()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (request.startedAt() == null) {
            start(request, now);
        }
        Instant looked = request.lookedAt();
        if (looked == null) {
            return Optional.of(new Look(1));
        }
        waitUntil(looked.plus(PrivacyRequest.BEFORE_THE_LAST_LOOK), now, "What was under way comes to its end first");
        return Optional.of(new Look(2));
    }

    /** One round over all parts. */
    record Look(int number) {}

    /** The names of the parts, in order. */
    List<String> parts() {
        return parts.orderedStream().map(ErasurePart::name).toList();
    }

    /** Does one part of one look, unless that is done. */
    void step(UUID id, DistrictId district, String name, Look look) {
        PrivacyRequest request = requests.hold(id, district).orElseThrow();
        Instant now = clock.instant();
        // A part that came with a newer release, in the middle.
        ErasureStep step = steps.of(id, name, district)
                .orElseGet(() -> steps.save(new ErasureStep(id, name, district, List.of(), now)));
        if (!request.isOpen() || step.look() >= look.number()) {
            return;
        }
        ErasurePart part = parts.orderedStream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Erasure erasure = request.erasure();
        List<ErasureLine> found = part.lines(erasure);
        part.erase(erasure);
        step.done(look.number(), found, now);
    }

    /** All parts of a look are done. */
    void done(UUID id, DistrictId district, Look look) {
        PrivacyRequest request =
                requests.hold(id, district).filter(PrivacyRequest::isOpen).orElse(null);
        if (request == null) {
            return;
        }
        Instant now = clock.instant();
        if (look.number() == 1) {
            request.looked(now);
            return;
        }
        request.finish(now);
        audit.record(
                district.id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "person-erased",
                request.person().toString());
        log.info("Person {} is erased", request.person());
    }

    /** @throws NothingHeld where the code is nobody's */
    @Transactional(readOnly = true)
    Certificate certificate(String code) {
        return certificate(requests.certified(code).orElseThrow(NothingHeld::new));
    }

    /** The district's own copy. */
    @Transactional(readOnly = true)
    Certificate certificate(UUID id, DistrictId district) {
        return certificate(requests.findByIdAndDistrict(id, district)
                .filter(request -> request.startedAt() != null)
                .orElseThrow(NothingHeld::new));
    }

    private Certificate certificate(PrivacyRequest request) {
        boolean started = request.startedAt() != null;
        Outlook outlook;
        if (started) {
            List<String> order = parts();
            outlook = new Outlook(
                    steps.all(request.id(), request.district()).stream()
                            .sorted(Comparator.comparingInt(step -> order.indexOf(step.part())))
                            .flatMap(step -> step.lines().stream())
                            .toList(),
                    List.of());
        } else {
            outlook = request.isOpen() ? outlook(planned(request)) : new Outlook(List.of(), List.of());
        }
        return new Certificate(
                request.id().toString(),
                districts.card(request.district()).name(),
                request.askedAt(),
                request.approvedAt(),
                started ? null : request.beginsAt(),
                request.startedAt(),
                started ? request.doneAt() : null,
                outlook.erased(),
                outlook.pseudonymised(),
                outlook.kept(),
                outlook.holds());
    }

    private Outlook outlook(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        List<ErasureHold> holds = new ArrayList<>();
        parts.orderedStream().forEach(part -> {
            part.hold(erasure).ifPresent(holds::add);
            lines.addAll(part.lines(erasure));
        });
        return new Outlook(lines, holds);
    }

    private void start(PrivacyRequest request, Instant now) {
        if (request.approvedAt() == null) {
            throw TryLater.inTurn("Nobody has agreed", WHILE_HELD);
        }
        waitUntil(Objects.requireNonNull(request.beginsAt()), now, "The person has time to fetch a copy");
        // Nobody links them, gives them a role or hands them work between the question whether something holds it and
        // the
        // beginning; of two leads who are erased at once, the second is the last one.
        districts.hold(request.district());
        people.hold(request.person(), request.district());
        Erasure erasure = planned(request);
        if (parts.orderedStream().anyMatch(part -> part.hold(erasure).isPresent())) {
            throw TryLater.inTurn("Something holds it", WHILE_HELD);
        }
        request.start(new PrivacyRequest.Remembered(erasure.identities(), erasure.words()), now);
        parts.orderedStream()
                .forEach(part -> steps.save(
                        new ErasureStep(request.id(), part.name(), request.district(), part.lines(erasure), now)));
        parts.orderedStream().forEach(part -> part.sever(erasure));
        log.info("The erasure of person {} began", request.person());
    }

    private static void waitUntil(Instant time, Instant now, String why) {
        if (now.isBefore(time)) {
            throw TryLater.inTurn(why, Duration.between(now, time));
        }
    }

    private Erasure planned(PrivacyRequest request) {
        return request.startedAt() != null && request.isOpen()
                ? request.erasure()
                : planned(request.person(), request.district(), request.badgesToo());
    }

    private Erasure planned(PersonId person, DistrictId district, boolean badgesToo) {
        Set<String> words = new HashSet<>();
        parts.orderedStream().forEach(part -> words.addAll(part.words(person, district)));
        return new Erasure(person, district, badgesToo, people.identities(person, district), words);
    }

    private String code() {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
