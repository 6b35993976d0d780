package org.waymark.review.certification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackView;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.TryLater;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.VisibilityRule;

/**
 * Reviewers earned by a stack: whoever has earned one that admits is asked, and where they would like to review a lead gives
 * the role with one press. Until they say so nobody learns what they earned, and nobody gets the role by itself.
 */
@Service
@Transactional
class Admissions {

    private static final Logger log = LoggerFactory.getLogger(Admissions.class);

    /** What was decided at a moment may be seen only so much later. */
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    private final AdmittingStackRepository admitting;
    private final AdmissionRepository admissions;
    private final Stacks stacks;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final AdmissionLook look;
    private final DueJobs jobs;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Admissions(
            AdmittingStackRepository admitting,
            AdmissionRepository admissions,
            Stacks stacks,
            People people,
            Notices notices,
            AuditLog audit,
            AdmissionLook look,
            DueJobs jobs,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.admitting = admitting;
        this.admissions = admissions;
        this.stacks = stacks;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.look = look;
        this.jobs = jobs;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param own whether it is the lead's own, which another decides on */
    record Wish(UUID id, String name, String stack, boolean own) {}

    record Choice(StackId id, String title, boolean admits) {}

    record Overview(List<Wish> wishes, List<Choice> stacks) {}

    @Transactional(readOnly = true)
    Overview overview(PersonId lead, DistrictId district) {
        requireLead(lead, district);
        Map<StackId, String> titles = titles(district);
        Set<PersonId> reading = new HashSet<>(people.inRole(Role.REVIEWER, district));
        List<Admission> open = admissions.beforeLeads(district).stream()
                .filter(each -> !reading.contains(each.person()))
                .toList();
        Map<PersonId, String> names =
                people.names(open.stream().map(Admission::person).collect(Collectors.toSet()), district);
        Set<StackId> chosen = admitting.findByDistrict(district).stream()
                .map(AdmittingStack::stack)
                .collect(Collectors.toSet());
        return new Overview(
                open.stream()
                        .map(each -> new Wish(
                                each.id(),
                                names.getOrDefault(each.person(), ""),
                                titles.getOrDefault(each.stack(), ""),
                                each.person().equals(lead)))
                        .toList(),
                stacks.of(district).stream()
                        .map(stack -> new Choice(stack.id(), stack.title(), chosen.contains(stack.id())))
                        .toList());
    }

    /** Whether somebody was asked once whether they would review. */
    @Transactional(readOnly = true)
    boolean isAsked(PersonId person, DistrictId district) {
        return !admissions
                .findByPersonAndDistrictOrderByAskedAtDesc(person, district)
                .isEmpty();
    }

    /** From now on these admit, and no others; pressed twice it is the same. Who has earned one is asked soon after. */
    void choose(Set<StackId> chosen, PersonId lead, DistrictId district) {
        requireLead(lead, district);
        Set<StackId> asked = new HashSet<>(chosen);
        asked.retainAll(titles(district).keySet());
        // In one order, so that two who press at once wait for each other.
        Stream.concat(
                        asked.stream(),
                        admitting.findByDistrict(district).stream().map(AdmittingStack::stack))
                .distinct()
                .sorted(Comparator.comparing(StackId::toString))
                .forEach(stack -> change(stack, asked.contains(stack), lead, district));
        followSoon(district);
    }

    private void change(StackId stack, boolean admits, PersonId lead, DistrictId district) {
        int changed = admits
                ? admitting.add(UuidCreator.getTimeOrderedEpoch(), district.id(), stack.id())
                : admitting.remove(stack, district);
        if (changed > 0) {
            audit.record(
                    district.id(),
                    lead.toString(),
                    Role.LEAD.name(),
                    admits ? "reviewing-stack-admits" : "reviewing-stack-admits-no-more",
                    stack.toString());
        }
    }

    void followSoon(DistrictId district) {
        jobs.schedule(look, district.toString(), new AdmissionLook.Order(district.id()));
    }

    /**
     * Asks whoever has earned such a stack since it was last done and does not review, each by themselves.
     *
     * @throws TryLater where some could not be asked
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void follow(DistrictId district) {
        Map<StackId, Integer> live = new HashMap<>();
        stacks.of(district).forEach(stack -> live.put(stack.id(), stack.number()));
        List<AdmittingStack> followed = admitting.findByDistrict(district).stream()
                .filter(each -> live.containsKey(each.stack()))
                .toList();
        Optional<Instant> from = followed.stream()
                .map(each -> each.followedUntil(live.getOrDefault(each.stack(), 0)))
                .min(Instant::compareTo);
        if (from.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Set<StackId> admit = followed.stream().map(AdmittingStack::stack).collect(Collectors.toSet());
        int failed = 0;
        for (PersonId earner : earners(from.get().minus(UNDER_WAY), district)) {
            try {
                transaction.executeWithoutResult(status -> askIfEarned(earner, admit, district, now));
            } catch (RuntimeException e) {
                log.error("One who may have earned a stack of district {} could not be asked", district, e);
                failed++;
            }
        }
        if (failed > 0) {
            throw new TryLater(failed + " could not be asked whether they would review");
        }
        transaction.executeWithoutResult(status -> admit.forEach(stack ->
                admitting.hold(stack, district).ifPresent(each -> each.followed(live.getOrDefault(stack, 0), now))));
    }

    private void askIfEarned(PersonId earner, Set<StackId> admit, DistrictId district, Instant now) {
        stacks.completed(earner, district).stream()
                .filter(admit::contains)
                .min(Comparator.comparing(StackId::toString))
                // Held, so that nobody is asked twice at once, nor for one that admits no more.
                .flatMap(stack -> admitting.hold(stack, district))
                .filter(held -> !isAsked(earner, district))
                .ifPresent(held -> ask(earner, held.stack(), district, now));
    }

    private void ask(PersonId earner, StackId stack, DistrictId district, Instant now) {
        Admission asked = admissions.save(new Admission(earner, stack, district, now));
        notices.send(new Notice(
                district.id(),
                earner.id(),
                "may-review",
                List.of(titles(district).getOrDefault(stack, "")),
                "/reviewing"));
        log.info("Admission {} is open", asked.id());
    }

    /** Whose work was decided since then, by an appeal as well, who was never asked and may get the role. */
    private Set<PersonId> earners(Instant from, DistrictId district) {
        List<PersonId> found = new ArrayList<>(jdbc.sql("select o.earner_id from ("
                        + "select d.earner_id from double_review d where d.district_id = :district"
                        + " and d.decided_at >= :from and d.earner_id is not null"
                        + " union select p.earner_id from appeal p where p.district_id = :district"
                        + " and p.status = 'AWARDED' and p.ended_at >= :from) o"
                        + " where not exists (select 1 from review_admission a where a.district_id = :district"
                        + " and a.person_id = o.earner_id)")
                .param("district", district.id())
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
        found.removeAll(people.inRole(Role.REVIEWER, district));
        return people.eligible(found, district);
    }

    /** @param wishes null until they have said so */
    record Asked(String stack, @Nullable Boolean wishes, boolean reviews) {}

    @Transactional(readOnly = true)
    Asked asked(PersonId person, DistrictId district) {
        Admission asked = own(person, district);
        return new Asked(
                titles(district).getOrDefault(asked.stack(), ""),
                asked.wishes(),
                people.rolesOf(person, district).contains(Role.REVIEWER));
    }

    /** Leads are told that somebody would like to, not who. */
    void answer(boolean yes, PersonId person, DistrictId district) {
        Admission held = admissions.hold(own(person, district).id(), district).orElseThrow(SampleNotFound::new);
        if (Boolean.valueOf(yes).equals(held.wishes())) {
            return;
        }
        held.answer(yes, clock.instant());
        audit.record(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                yes ? "reviewing-wished" : "reviewing-not-wished",
                held.id().toString());
        if (yes) {
            people.inRole(Role.LEAD, district).stream()
                    .filter(lead -> !lead.equals(person))
                    .forEach(lead -> notices.send(
                            new Notice(district.id(), lead.id(), "reviewing-wished", List.of(), "/admin/reviewers")));
        }
    }

    /**
     * The role, for a year as one that is given elsewhere.
     *
     * @param reason what is written of why
     */
    void admit(UUID id, String reason, PersonId lead, DistrictId district) {
        Admission held = beforeLead(id, lead, district);
        people.give(Role.REVIEWER, held.person(), district, lead, reason, people.suggestedEnd(district));
        held.close(clock.instant());
    }

    /** Nobody is told; they may say again that they would like to. */
    void leave(UUID id, PersonId lead, DistrictId district) {
        Admission held = beforeLead(id, lead, district);
        held.close(clock.instant());
        audit.record(
                district.id(),
                lead.toString(),
                Role.LEAD.name(),
                "reviewing-wish-left",
                held.id().toString());
    }

    private Admission beforeLead(UUID id, PersonId lead, DistrictId district) {
        requireLead(lead, district);
        return admissions
                .hold(id, district)
                .filter(Admission::isBeforeLeads)
                .filter(each -> !each.person().equals(lead))
                .orElseThrow(SampleNotFound::new);
    }

    private Admission own(PersonId person, DistrictId district) {
        return admissions.findByPersonAndDistrictOrderByAskedAtDesc(person, district).stream()
                .findFirst()
                .orElseThrow(SampleNotFound::new);
    }

    private Map<StackId, String> titles(DistrictId district) {
        return stacks.of(district).stream().collect(Collectors.toMap(StackView::id, StackView::title));
    }

    private void requireLead(PersonId person, DistrictId district) {
        Set<Role> roles = people.rolesOf(person, district);
        if (!VisibilityRule.WISHES_TO_REVIEW.isOpenTo(roles)) {
            throw new SampleNotFound();
        }
    }
}
