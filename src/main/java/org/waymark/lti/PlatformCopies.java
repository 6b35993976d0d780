package org.waymark.lti;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.lti.SuspectedCopy.Status;

/**
 * Notices a restored or a staging LMS that launches with the issuer and the keys of the real one, and keeps grades back
 * until a person has said what it is.
 */
@Service
@Transactional
public class PlatformCopies {

    private static final Logger log = LoggerFactory.getLogger(PlatformCopies.class);

    /** A platform that names another installation in each launch fills no table. */
    private static final int MOST_WAITING = 20;

    private static final String MAY_POST_GRADES = """
            select exists (select 1 from lti_registration r
                where r.id = :registration and r.status = 'ACTIVE'
                and not exists (select 1 from lti_copy_sighting c
                    where c.registration_id = r.id and c.deployment_id = :deployment and c.status = 'SUSPECTED'))
            """;

    private final CopySightingRepository sightings;
    private final LtiRegistrationRepository registrations;
    private final LtiDeploymentRepository deployments;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    PlatformCopies(
            CopySightingRepository sightings,
            LtiRegistrationRepository registrations,
            LtiDeploymentRepository deployments,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.sightings = sightings;
        this.registrations = registrations;
        this.deployments = deployments;
        this.transaction = transaction;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether grades may go to the LMS of this deployment now: its connection is active, and no launch waits for a
     * person to say whether it came from a copy. {@link GradesReleased} tells when the answer may have become yes. Most
     * launches ask, so it is one statement of plain SQL.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean mayPostGrades(UUID registration, String deploymentId) {
        return jdbc.sql(MAY_POST_GRADES)
                .param("registration", registration)
                .param("deployment", deploymentId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether grades wait. Until the caller's transaction ends nobody can decide otherwise, so that what the caller then
     * puts aside is found by whoever does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdsGrades(UUID registration, String deploymentId) {
        registrations.findLocked(registration);
        sightings.flush();
        return !mayPostGrades(registration, deploymentId);
    }

    /** Takes in what a launch says of its installation; a launch like the ones before costs nothing. */
    @Transactional(propagation = Propagation.SUPPORTS)
    Status judge(PlatformRegistration platform, PlatformDeployment deployment, PlatformMarks marks) {
        Set<String> strange = marks.strange(deployment.marks(), platform);
        if (!strange.isEmpty()) {
            return sighted(platform, deployment, strange);
        }
        Set<String> fresh = marks.toLearn(deployment.marks(), platform);
        if (!fresh.isEmpty()) {
            tryToLearn(deployment, fresh);
        }
        return Status.CONFIRMED;
    }

    /** When a whole class opens its first link at once, one launch writes what all of them say. */
    private void tryToLearn(PlatformDeployment deployment, Set<String> fresh) {
        try {
            transaction.executeWithoutResult(status -> learn(deployment, fresh));
        } catch (ConcurrencyFailureException e) {
            log.debug(
                    "Another launch learned of deployment {} of registration {}",
                    deployment.deploymentId(),
                    deployment.registration());
        }
    }

    /** Costs a transaction, which only launches that differ pay. */
    private Status sighted(PlatformRegistration platform, PlatformDeployment deployment, Set<String> strange) {
        return Objects.requireNonNull(transaction.execute(status -> {
            // One after another: two that are strange at once must not both write the first sighting, or spoil it.
            registrations.findLocked(platform.id());
            List<CopySighting> like = sightings
                    .findByRegistrationAndDeploymentIdOrderByFirstSeenAt(
                            deployment.registration(), deployment.deploymentId())
                    .stream()
                    .filter(sighting -> sighting.status() != Status.CONFIRMED)
                    .toList();
            if (like.stream().anyMatch(each -> each.status() == Status.REFUSED && each.shares(strange))) {
                return Status.REFUSED;
            }
            keep(like, platform, deployment, strange);
            return Status.SUSPECTED;
        }));
    }

    private void keep(
            List<CopySighting> like,
            PlatformRegistration platform,
            PlatformDeployment deployment,
            Set<String> strange) {
        Set<String> expected = PlatformMarks.expected(strange, deployment.marks(), platform);
        List<CopySighting> waiting =
                like.stream().filter(each -> each.status() == Status.SUSPECTED).toList();
        CopySighting same = waiting.stream()
                .filter(each -> each.shares(strange))
                .findFirst()
                .orElse(null);
        if (same != null) {
            same.alsoSaw(expected, strange);
        } else if (waiting.size() < MOST_WAITING) {
            sightings.save(new CopySighting(deployment, expected, strange, clock.instant()));
            log.warn(
                    "A launch of registration {} seems to come from a copy of its LMS; grades wait for a person",
                    platform.id());
        }
    }

    private void learn(PlatformDeployment deployment, Set<String> fresh) {
        deployments
                .findByRegistrationAndDeploymentId(deployment.registration(), deployment.deploymentId())
                .ifPresent(known -> known.learn(fresh));
    }

    /** All sightings at one connection, oldest first. */
    @Transactional(readOnly = true)
    public List<SuspectedCopy> of(UUID registration) {
        return sightings.findByRegistrationOrderByFirstSeenAt(registration).stream()
                .map(CopySighting::view)
                .toList();
    }

    /** The connections at which something waits for a person. */
    @Transactional(readOnly = true)
    public Set<UUID> suspected() {
        return new HashSet<>(sightings.registrationsSuspected());
    }

    /** Whether a launch of this deployment waits for a person. */
    @Transactional(readOnly = true)
    public boolean isSuspected(UUID registration, String deploymentId) {
        return sightings.existsByRegistrationAndDeploymentIdAndStatus(registration, deploymentId, Status.SUSPECTED);
    }

    /** It is the real LMS: launches like it are taken as they are from now on, and grades go again. */
    public void confirm(UUID sighting, UUID registration) {
        registrations.findLocked(registration);
        CopySighting found = find(sighting, registration);
        Set<String> came = found.confirm(clock.instant());
        deployments
                .findByRegistrationAndDeploymentId(found.registration(), found.deploymentId())
                .ifPresent(deployment -> deployment.learn(came));
        released(found);
    }

    /** It is a copy: launches like it are refused from now on, and grades of the real one go again. */
    public void refuse(UUID sighting, UUID registration) {
        registrations.findLocked(registration);
        CopySighting found = find(sighting, registration);
        found.refuse(clock.instant());
        released(found);
    }

    private CopySighting find(UUID sighting, UUID registration) {
        return sightings
                .findById(sighting)
                .filter(found -> found.registration().equals(registration))
                .orElseThrow(NoSuchElementException::new);
    }

    private void released(CopySighting found) {
        log.info("A sighting at registration {} was decided: {}", found.registration(), found.status());
        deployments
                .findByRegistrationAndDeploymentId(found.registration(), found.deploymentId())
                .map(LtiDeployment::view)
                .map(PlatformDeployment::tenant)
                .ifPresent(tenant -> events.publishEvent(
                        new GradesReleased(found.registration(), found.deploymentId(), tenant, clock.instant())));
    }
}
