package org.waymark.recognition.preapproval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Benefits;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.LeaveToBegin;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.submission.MayEarnAnew;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;

/**
 * Approval to begin what brings pay. Where a district asks for none it is never missing; and whatever becomes of one that
 * was given, what was begun and promised meanwhile stays.
 */
@Service
@Transactional
public class PreApprovals implements LeaveToBegin {

    static final int PAGE = 20;

    private static final Logger log = LoggerFactory.getLogger(PreApprovals.class);

    private final PreApprovalRepository requests;
    private final Submissions submissions;
    private final MayEarnAnew renewals;
    private final ObjectProvider<Benefits> benefits;
    private final Definitions definitions;
    private final DistrictSettings settings;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    PreApprovals(
            PreApprovalRepository requests,
            Submissions submissions,
            MayEarnAnew renewals,
            ObjectProvider<Benefits> benefits,
            Definitions definitions,
            DistrictSettings settings,
            People people,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.requests = requests;
        this.submissions = submissions;
        this.renewals = renewals;
        this.benefits = benefits;
        this.definitions = definitions;
        this.settings = settings;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isMissing(DefinitionId definition, PersonId person, DistrictId district) {
        DistrictProfile profile = settings.of(district);
        if (!profile.policies().preApproval() || !bringsPay(definition, district)) {
            return false;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), profile.zone());
        Optional<SubmissionCard> former = toEarnAnew(definition, person, district);
        return requests.of(person, definition, district).stream()
                .map(PreApproval::view)
                .filter(request -> former.isEmpty()
                        || request.wasAnsweredAfter(former.get().submittedAt()))
                .noneMatch(request -> request.holdsOn(today));
    }

    /** What they were awarded and may earn anew now: approval from before it was handed in was for that. */
    private Optional<SubmissionCard> toEarnAnew(DefinitionId definition, PersonId person, DistrictId district) {
        return submissions
                .latest(definition, person, district)
                .filter(SubmissionCard::isOver)
                .filter(latest -> renewals.reason(latest.id(), district).isPresent());
    }

    /** What somebody asked last for a micro-credential. */
    @Transactional(readOnly = true)
    public Optional<Request> last(DefinitionId definition, PersonId person, DistrictId district) {
        return requests.of(person, definition, district).stream().findFirst().map(PreApproval::view);
    }

    /** Asks for approval; while one request waits, a second changes nothing, and where none is needed none is kept. */
    public void ask(DefinitionId definition, String wish, PersonId person, DistrictId district) {
        people.hold(person, district);
        boolean waits =
                last(definition, person, district).filter(Request::isOpen).isPresent();
        if (waits || !isMissing(definition, person, district)) {
            return;
        }
        PreApproval request = requests.save(new PreApproval(district, person, definition, wish, clock.instant()));
        audit.recordAbout(
                district.id(),
                person.toString(),
                "EARNER",
                "pre-approval-asked",
                person.toString(),
                request.view().id().toString());
        List<PersonId> payroll = people.inRole(Role.PAYROLL, district);
        (payroll.isEmpty() ? people.inRole(Role.LEAD, district) : payroll)
                .stream()
                        .filter(each -> !each.equals(person))
                        .forEach(each -> notices.send(new Notice(
                                district.id(),
                                each.id(),
                                "pre-approval-asked",
                                List.of(),
                                "/recognition/pre-approvals")));
        log.info("Approval was asked for definition {}", definition);
    }

    /** Says yes or no, once. False where somebody else has answered meanwhile, or it is one's own. */
    public boolean answer(
            PreApprovalId id,
            boolean yes,
            String reason,
            @Nullable LocalDate until,
            DistrictId district,
            PersonId by,
            Role role) {
        return become(
                id,
                yes ? PreApprovalStatus.GIVEN : PreApprovalStatus.REFUSED,
                reason,
                yes ? until : null,
                district,
                by,
                role);
    }

    /** Ends approval that was given: nothing new begins by it. False where there is none to end. */
    public boolean withdraw(PreApprovalId id, String reason, DistrictId district, PersonId by, Role role) {
        return become(id, PreApprovalStatus.WITHDRAWN, reason, null, district, by, role);
    }

    private boolean become(
            PreApprovalId id,
            PreApprovalStatus next,
            String reason,
            @Nullable LocalDate until,
            DistrictId district,
            PersonId by,
            Role role) {
        PreApproval request = requests.hold(id, district).orElseThrow(PreApprovalNotFound::new);
        if (!request.mayBecome(next, by)) {
            return false;
        }
        request.become(next, reason, until, by, clock.instant());
        audit.recordAbout(
                district.id(),
                by.toString(),
                role.name(),
                next == PreApprovalStatus.WITHDRAWN ? "pre-approval-withdrawn" : "pre-approval-answered",
                request.person().toString(),
                id.toString());
        definitions
                .current(request.definition(), district)
                .ifPresent(credential -> notices.send(new Notice(
                        district.id(),
                        request.person().id(),
                        "pre-approval-answered",
                        List.of(credential.content().title()),
                        "/credentials/" + credential.slug() + "/pre-approval")));
        return true;
    }

    @Transactional(readOnly = true)
    Request one(PreApprovalId id, DistrictId district) {
        return requests.findByIdAndDistrict(id, district).map(PreApproval::view).orElseThrow(PreApprovalNotFound::new);
    }

    /** All of a district, those that wait first, by twenty. */
    @Transactional(readOnly = true)
    List<Request> all(DistrictId district, int page) {
        return requests.all(district, PageRequest.of(page, PAGE)).stream()
                .map(PreApproval::view)
                .toList();
    }

    /** How many wait for an answer. */
    @Transactional(readOnly = true)
    public long waiting(DistrictId district) {
        return requests.countByDistrictAndStatus(district, PreApprovalStatus.ASKED);
    }

    @Transactional(readOnly = true)
    long count(DistrictId district) {
        return requests.countByDistrict(district);
    }

    /** The day it is there. */
    @Transactional(readOnly = true)
    LocalDate today(DistrictId district) {
        return LocalDate.ofInstant(clock.instant(), settings.of(district).zone());
    }

    private boolean bringsPay(DefinitionId definition, DistrictId district) {
        return benefits.stream()
                .anyMatch(each -> each.bringing(Benefits.Kind.PAY, district).contains(definition));
    }
}
