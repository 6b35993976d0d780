package org.waymark.people;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import tools.jackson.databind.json.JsonMapper;

/** What is held on persons, and what they ask to be done with it. */
@Service
@Transactional
public class Privacy {

    private static final Logger log = LoggerFactory.getLogger(Privacy.class);
    private static final Limit OPEN = Limit.of(500);

    private final PrivacyRequestRepository requests;
    private final PersonRepository persons;
    private final People people;
    private final LtiRegistrations registrations;
    // Implemented by the modules above, which use this one: asked for when somebody looks.
    private final ObjectProvider<PersonalData> modules;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Privacy(
            PrivacyRequestRepository requests,
            PersonRepository persons,
            People people,
            LtiRegistrations registrations,
            ObjectProvider<PersonalData> modules,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.requests = requests;
        this.persons = persons;
        this.people = people;
        this.registrations = registrations;
        this.modules = modules;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What one module holds. */
    record Held(String heading, List<MessageSourceResolvable> lines) {}

    /** A request for deletion that nobody has withdrawn or answered. */
    record OpenRequest(UUID id, String name, Instant askedAt, boolean byThemselves) {}

    /** How a request ended, as the person reads it. */
    record Answer(Instant askedAt, Instant at, String reason) {}

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

    /** Writes the archive. Each module reads in a transaction of its own, so that none stays open while bytes flow. */
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
        }
    }

    /** What the person, or somebody for them, asked and what still waits. */
    @Transactional(readOnly = true)
    Optional<OpenRequest> asked(PersonId person, DistrictId district) {
        return requests.findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(person, district)
                .map(request -> shown(request, ""));
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

    /** Asks for deletion, once; a second time changes nothing. */
    void ask(PersonId person, SignedInPerson by) {
        DistrictId district = by.district();
        if (!person.equals(by.id())) {
            requireAdministratorOf(person, by);
        }
        if (requests.findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(person, district)
                .isEmpty()) {
            requests.save(new PrivacyRequest(district, person, by.id(), clock.instant()));
            audit.recordAbout(
                    district.id(),
                    by.id().toString(),
                    person.equals(by.id()) ? AuditLog.SELF_ROLE : VisibilityRule.Viewer.LMS_ADMIN.name(),
                    "privacy-asked",
                    person.toString(),
                    person.toString());
            log.info("Deletion was asked for person {}", person);
        }
    }

    /** Only who it is about may take it back. */
    void withdraw(SignedInPerson me) {
        requests.findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(me.id(), me.district())
                .ifPresent(request -> {
                    request.withdraw(clock.instant());
                    audit.record(
                            me.district().id(),
                            me.id().toString(),
                            AuditLog.SELF_ROLE,
                            "privacy-withdrawn",
                            me.id().toString());
                });
    }

    /**
     * Closes a request, followed or not; the person reads the reason.
     *
     * @param by a person's id, or that of the operator, as the audit record names them
     * @throws PersonNotFound where no such request is open
     */
    void done(UUID id, DistrictId district, String by, String reason) {
        PrivacyRequest request = requests.findByIdAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(id, district)
                .orElseThrow(PersonNotFound::new);
        request.done(by, reason, clock.instant());
        audit.recordAbout(
                district.id(),
                by,
                by.equals(AuditLog.OPERATOR) ? AuditLog.OPERATOR_ROLE : Role.LEAD.name(),
                "privacy-answered",
                request.person().toString(),
                request.person().toString());
    }

    /** What waits in a district, oldest first. */
    @Transactional(readOnly = true)
    List<OpenRequest> open(DistrictId district) {
        List<PrivacyRequest> open =
                requests.findByDistrictAndWithdrawnAtIsNullAndDoneAtIsNullOrderByAskedAt(district, OPEN);
        Set<PersonId> about = open.stream().map(PrivacyRequest::person).collect(Collectors.toSet());
        Map<PersonId, String> names = people.names(about, district);
        return open.stream()
                .map(request -> shown(request, names.getOrDefault(request.person(), "")))
                .toList();
    }

    private static OpenRequest shown(PrivacyRequest request, String name) {
        return new OpenRequest(
                request.id(), name, request.askedAt(), request.person().equals(request.askedBy()));
    }

    /** An LMS administrator may ask for a person of the own LMS; what is held on them stays unseen. */
    @Transactional(readOnly = true)
    void requireAdministratorOf(PersonId person, SignedInPerson by) {
        String issuer = registrations
                .find(by.registration())
                .map(PlatformRegistration::issuer)
                .orElse("");
        boolean theirs = by.lmsAdmin()
                && persons.findByIdAndDistrict(person, by.district())
                        .filter(found -> found.issuer().equals(issuer))
                        .isPresent();
        if (!theirs) {
            throw new PersonNotFound();
        }
    }
}
