package org.waymark.people.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.earners.Minors;
import tools.jackson.databind.json.JsonMapper;

/** What is held on persons, and what they ask to be done with it. */
@Service
@Transactional
public class Privacy {

    private static final Logger log = LoggerFactory.getLogger(Privacy.class);
    private static final Limit OPEN = Limit.of(500);

    private final PrivacyRequestRepository requests;
    private final Erasures erasures;
    private final People people;
    private final Minors minors;
    private final DistrictSettings settings;
    private final LtiRegistrations registrations;
    // Implemented by the modules above, which use this one: asked for when somebody looks.
    private final ObjectProvider<PersonalData> modules;
    private final ArchiveIndex index;
    private final Notices notices;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Privacy(
            PrivacyRequestRepository requests,
            Erasures erasures,
            People people,
            Minors minors,
            DistrictSettings settings,
            LtiRegistrations registrations,
            ObjectProvider<PersonalData> modules,
            ArchiveIndex index,
            Notices notices,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.requests = requests;
        this.erasures = erasures;
        this.people = people;
        this.minors = minors;
        this.settings = settings;
        this.registrations = registrations;
        this.modules = modules;
        this.index = index;
        this.notices = notices;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What one module holds. */
    record Held(String heading, List<MessageSourceResolvable> lines) {}

    /**
     * A request that nobody has withdrawn or answered, as the person and the district see it.
     *
     * @param answerBy the last moment at which the district has promised an answer
     * @param beginsAt when it begins; null while nobody has agreed
     * @param started whether it is being carried out
     * @param code of the certificate; null while nobody has agreed
     */
    record OpenRequest(
            UUID id,
            String name,
            Instant askedAt,
            boolean byThemselves,
            boolean badgesToo,
            Instant answerBy,
            boolean late,
            @Nullable Instant approvedAt,
            @Nullable Instant beginsAt,
            boolean started,
            @Nullable String code) {}

    /** How a request ended, as the person reads it. */
    record Answer(Instant askedAt, Instant at, String reason) {}

    /** An erasure that is over, by a number that leads to nobody. */
    record Erased(UUID id, Instant at) {}

    /** The page that a data-privacy launch asks for: one's own, or, for an LMS administrator, the request for another. */
    @Transactional(readOnly = true)
    public String landing(LtiLaunch launch, SignedInPerson me) {
        if (!launch.isAboutAnother()) {
            return "/privacy";
        }
        if (!me.lmsAdmin()) {
            return "/privacy/closed";
        }
        return people.find(me.district(), launch.issuer(), String.valueOf(launch.forUser()))
                .map(person -> "/privacy/people/" + person)
                .orElse("/privacy/people");
    }

    @Transactional(readOnly = true)
    List<Held> heldOn(PersonId person, DistrictId district) {
        List<Held> held = new ArrayList<>();
        modules.orderedStream().forEach(module -> {
            List<MessageSourceResolvable> lines = module.held(person, district);
            if (!lines.isEmpty()) {
                held.add(new Held(module.heading(), lines));
            }
        });
        return held;
    }

    /** Writes the archive. Each module reads in transactions of its own, so that none stays open while bytes flow. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void write(OutputStream out, SignedInPerson me) throws IOException {
        audit.record(
                me.district().id(),
                me.id().toString(),
                AuditLog.SELF_ROLE,
                "personal-archive-fetched",
                me.id().toString());
        try (PersonalArchive archive = new PersonalArchive(out, json)) {
            for (PersonalData module : modules.orderedStream().toList()) {
                module.export(me.id(), me.district(), archive);
            }
            index.write(archive, me, heldOn(me.id(), me.district()));
        }
    }

    /** What the person, or somebody for them, asked and what still waits. */
    @Transactional(readOnly = true)
    Optional<OpenRequest> asked(PersonId person, DistrictId district) {
        return requests.findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(person, district)
                .map(request -> shown(request, "", answerDays(district)));
    }

    /** How earlier requests about this person ended, those that nobody withdrew. */
    @Transactional(readOnly = true)
    List<Answer> answers(PersonId person, DistrictId district) {
        List<Answer> answers = new ArrayList<>();
        for (PrivacyRequest request : requests.findByPersonAndDistrictOrderByAskedAt(person, district)) {
            Instant at = request.doneAt();
            String reason = request.doneReason();
            if (at != null && reason != null) {
                answers.add(new Answer(request.askedAt(), at, reason));
            }
        }
        return answers;
    }

    /**
     * Asks for deletion, once; a second time changes nothing.
     *
     * @param badgesToo whether the badges go, too; only the person can give them up
     */
    void ask(PersonId person, SignedInPerson by, boolean badgesToo) {
        DistrictId district = by.district();
        if (!person.equals(by.id())) {
            requireAdministratorOf(person, by);
        }
        int asked = requests.add(
                UuidCreator.getTimeOrderedEpoch(),
                district.id(),
                person.id(),
                by.id().id(),
                clock.instant(),
                badgesToo && person.equals(by.id()));
        if (asked == 1) {
            audit.recordAbout(
                    district.id(),
                    by.id().toString(),
                    person.equals(by.id()) ? AuditLog.SELF_ROLE : VisibilityRule.Viewer.LMS_ADMIN.name(),
                    "privacy-asked",
                    person.toString(),
                    person.toString());
            people.inRole(Role.LEAD, district)
                    .forEach(lead -> notices.send(
                            new Notice(district.id(), lead.id(), "privacy.asked", List.of(), "/admin/privacy")));
            log.info("Deletion was asked for person {}", person);
        }
    }

    /** Only who it is about may take it back, until it is carried out. */
    void withdraw(SignedInPerson me) {
        heldOf(me)
                .filter(request -> request.withdraw(clock.instant()))
                .ifPresent(request -> audit.record(
                        me.district().id(),
                        me.id().toString(),
                        AuditLog.SELF_ROLE,
                        "privacy-withdrawn",
                        me.id().toString()));
    }

    /** The person has fetched what they wanted: what the district agreed to need not wait. The code of the certificate. */
    Optional<String> hurry(SignedInPerson me) {
        return heldOf(me).filter(request -> request.hurry(clock.instant())).map(request -> {
            audit.record(
                    me.district().id(),
                    me.id().toString(),
                    AuditLog.SELF_ROLE,
                    "privacy-hurried",
                    me.id().toString());
            erasures.begin(request);
            return request.certificateCode();
        });
    }

    /**
     * Closes a request without following it; the person reads the reason.
     *
     * @param by a person's id, or that of the operator, as the audit record names them
     * @throws NothingHeld where no such request is open
     */
    void refuse(UUID id, DistrictId district, String by, String reason) {
        PrivacyRequest request = requests.hold(id, district).orElseThrow(NothingHeld::new);
        if (!request.refuse(by, reason, clock.instant())) {
            throw new NothingHeld();
        }
        audit.recordAbout(
                district.id(),
                by,
                Desk.roleOf(by),
                "privacy-answered",
                request.person().toString(),
                request.person().toString());
        notices.send(new Notice(district.id(), request.person().id(), "privacy.answered", List.of(), "/privacy"));
    }

    /**
     * What waits in a district, oldest first.
     *
     * @param viewer the lead who reads it; null for the operator
     */
    @Transactional(readOnly = true)
    List<OpenRequest> open(DistrictId district, @Nullable PersonId viewer) {
        List<PrivacyRequest> open =
                requests.findByDistrictAndWithdrawnAtIsNullAndDoneAtIsNullOrderByAskedAt(district, OPEN);
        if (open.isEmpty()) {
            return List.of();
        }
        Set<PersonId> about = open.stream().map(PrivacyRequest::person).collect(Collectors.toSet());
        Map<PersonId, String> names = minors.names(about, district, viewer);
        int days = answerDays(district);
        return open.stream()
                .map(request -> shown(request, names.getOrDefault(request.person(), ""), days))
                .toList();
    }

    /** What was carried out in a district, latest first. */
    @Transactional(readOnly = true)
    List<Erased> erased(DistrictId district) {
        List<Erased> erased = new ArrayList<>();
        for (PrivacyRequest request :
                requests.findByDistrictAndStartedAtIsNotNullAndDoneAtIsNotNullOrderByDoneAtDesc(district, OPEN)) {
            Instant at = request.doneAt();
            if (at != null) {
                erased.add(new Erased(request.id(), at));
            }
        }
        return erased;
    }

    /** One open request, for those who decide; that they looked is recorded. */
    OpenRequest look(UUID id, Desk desk) {
        DistrictId district = desk.district();
        PrivacyRequest request = requests.findByIdAndDistrict(id, district)
                .filter(PrivacyRequest::isOpen)
                .orElseThrow(NothingHeld::new);
        String name =
                minors.names(Set.of(request.person()), district, desk.lead()).getOrDefault(request.person(), "");
        audit.looked(district.id(), desk.actor(), desk.role(), request.person().toString(), "deletion " + request.id());
        return shown(request, name, answerDays(district));
    }

    private Optional<PrivacyRequest> heldOf(SignedInPerson me) {
        return requests.findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(me.id(), me.district())
                .flatMap(request -> requests.hold(request.id(), me.district()));
    }

    private int answerDays(DistrictId district) {
        return settings.of(district).policies().deletionAnswerDays();
    }

    private OpenRequest shown(PrivacyRequest request, String name, int answerDays) {
        Instant answerBy = request.askedAt().plus(Duration.ofDays(answerDays));
        return new OpenRequest(
                request.id(),
                name,
                request.askedAt(),
                request.person().equals(request.askedBy()),
                request.badgesToo(),
                answerBy,
                request.approvedAt() == null && clock.instant().isAfter(answerBy),
                request.approvedAt(),
                request.beginsAt(),
                request.startedAt() != null,
                request.certificateCode());
    }

    /** An LMS administrator may ask for a person of the own LMS; what is held on them stays unseen. */
    @Transactional(readOnly = true)
    void requireAdministratorOf(PersonId person, SignedInPerson by) {
        String issuer = registrations
                .find(by.registration())
                .map(PlatformRegistration::issuer)
                .orElse("");
        boolean theirs = by.lmsAdmin()
                && people.identities(person, by.district()).stream()
                        .anyMatch(identity -> identity.issuer().equals(issuer));
        if (!theirs) {
            throw new NothingHeld();
        }
    }
}
