package org.waymark.lti;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The LMSs that know us, and the deployments through which their people come in. */
@Service
@Transactional
public class LtiRegistrations {

    /** Of one platform; a list of more helps nobody, and a platform that invents them fills no table. */
    private static final int MOST_WAITING = 200;

    private static final String BY_CLIENT = "select " + RegistrationRows.COLUMNS
            + " from lti_registration r where r.issuer = :issuer and r.client_id = :client";
    private static final String DEPLOYMENT = "select " + RegistrationRows.DEPLOYMENT_COLUMNS
            + " from lti_deployment d where d.registration_id = :registration and d.deployment_id = :deployment";

    private final LtiRegistrationRepository registrations;
    private final LtiDeploymentRepository deployments;
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LtiRegistrations(
            LtiRegistrationRepository registrations,
            LtiDeploymentRepository deployments,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.registrations = registrations;
        this.deployments = deployments;
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.events = events;
        this.clock = clock;
    }

    /** As {@link #register(PlatformDetails, UUID, String)}, made for nobody in particular by its own site. */
    public PlatformRegistration register(PlatformDetails details) {
        return register(details, null, null);
    }

    /**
     * A platform registers us, or again with the same issuer and client id: then it keeps its id. It is pending until
     * {@link #accept}; from then on it keeps its addresses, and one that is switched off stays so.
     *
     * @param tenant whom it is made for; one known already keeps whom it was made for
     * @param configuredFrom the origin its configuration came from, if that is not the issuer's
     * @throws IllegalStateException if it was accepted at other addresses
     */
    public PlatformRegistration register(
            PlatformDetails details, @Nullable UUID tenant, @Nullable String configuredFrom) {
        LtiRegistration registration = registrations
                .findByIssuerAndClientId(details.issuer(), details.clientId())
                .orElse(null);
        if (registration == null) {
            registration = registrations.save(new LtiRegistration(details, tenant, clock.instant()));
            registration.configuredFrom(configuredFrom);
        } else {
            registration.update(details, configuredFrom);
        }
        return registration.view();
    }

    /**
     * An administrator of ours enters a platform that cannot register us by itself; it is active at once.
     *
     * @throws IllegalStateException if this issuer and client id are known
     */
    public PlatformRegistration enter(PlatformDetails details, UUID tenant) {
        if (registrations
                .findByIssuerAndClientId(details.issuer(), details.clientId())
                .isPresent()) {
            throw new IllegalStateException("This issuer and client id are known");
        }
        LtiRegistration entered = new LtiRegistration(details, tenant, clock.instant());
        entered.accept();
        return registrations.save(entered).view();
    }

    /** An administrator of ours changes addresses, audience, scopes or family; issuer and client id stay. */
    public void correct(UUID registration, PlatformDetails details) {
        locked(registration).correct(details);
    }

    /** An administrator of ours accepts a pending registration. */
    public void accept(UUID registration) {
        locked(registration).accept();
        released(registration);
    }

    /** Nobody comes in and no grade goes out until {@link #switchOn}. */
    public void switchOff(UUID registration) {
        locked(registration).switchOff();
    }

    /** What was switched off works again. */
    public void switchOn(UUID registration) {
        locked(registration).switchOn();
        released(registration);
    }

    private LtiRegistration locked(UUID registration) {
        return registrations.findLocked(registration).orElseThrow();
    }

    private void released(UUID registration) {
        for (LtiDeployment deployment : deployments.findByRegistrationOrderByFirstSeenAt(registration)) {
            PlatformDeployment view = deployment.view();
            UUID tenant = view.tenant();
            if (tenant != null) {
                events.publishEvent(new GradesReleased(registration, view.deploymentId(), tenant, clock.instant()));
            }
        }
    }

    /**
     * Lets people come in through a deployment, made if it was not seen before.
     *
     * @throws IllegalStateException if it is already approved for another tenant
     */
    public void approve(UUID registration, String deploymentId, UUID tenant) {
        deployments
                .findByRegistrationAndDeploymentId(registration, deploymentId)
                .orElseGet(() -> deployments.save(new LtiDeployment(registration, deploymentId, clock.instant())))
                .approve(tenant);
    }

    /**
     * Takes a deployment off the list of those that wait; nobody comes in through it.
     *
     * @throws IllegalStateException if it is approved
     */
    public void decline(UUID registration, String deploymentId) {
        deployments
                .findByRegistrationAndDeploymentId(registration, deploymentId)
                .orElseThrow()
                .decline();
    }

    /**
     * Puts a deployment nobody approved yet on the list that administrators see; one already there stays as it is, and
     * where two hundred wait no more are listed until some are decided.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void seen(UUID registration, String deploymentId) {
        try {
            apart.executeWithoutResult(status -> {
                if (deployments
                                .findByRegistrationAndDeploymentId(registration, deploymentId)
                                .isEmpty()
                        && deployments.countByRegistrationAndStatus(registration, PlatformDeployment.Status.PENDING)
                                < MOST_WAITING) {
                    deployments.save(new LtiDeployment(registration, deploymentId, clock.instant()));
                }
            });
        } catch (DataIntegrityViolationException seenByTwoAtOnce) {
            // The other launch put it on the list.
        }
    }

    @Transactional(readOnly = true)
    public Optional<PlatformRegistration> find(UUID registration) {
        return registrations.findById(registration).map(LtiRegistration::view);
    }

    /** Of every login, so one statement of plain SQL and nothing around it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<PlatformRegistration> find(String issuer, String clientId) {
        return jdbc.sql(BY_CLIENT)
                .param("issuer", issuer)
                .param("client", clientId)
                .query((row, n) -> RegistrationRows.registration(row))
                .optional();
    }

    /** Of every launch, so the same. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<PlatformDeployment> deployment(UUID registration, String deploymentId) {
        return jdbc.sql(DEPLOYMENT)
                .param("registration", registration)
                .param("deployment", deploymentId)
                .query((row, n) -> RegistrationRows.deployment(row))
                .optional();
    }

    /** Everything that is or was registered under the name of this issuer. */
    @Transactional(readOnly = true)
    public List<PlatformRegistration> ofIssuer(String issuer) {
        return registrations.findByIssuer(issuer).stream()
                .map(LtiRegistration::view)
                .toList();
    }

    /** All registrations by issuer; for the operator. */
    @Transactional(readOnly = true)
    public List<PlatformRegistration> all() {
        return registrations.findAllByOrderByIssuerAscClientIdAsc().stream()
                .map(LtiRegistration::view)
                .toList();
    }

    /** All deployments, oldest first; for the operator. */
    @Transactional(readOnly = true)
    public List<PlatformDeployment> deployments() {
        return deployments.findAllByOrderByFirstSeenAt().stream()
                .map(LtiDeployment::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public List<PlatformDeployment> deployments(UUID registration) {
        return deployments.findByRegistrationOrderByFirstSeenAt(registration).stream()
                .map(LtiDeployment::view)
                .toList();
    }

    /**
     * Which registrations a login initiation may mean: by issuer and client id if it names one (LTI Core 1.3, 4.1.3),
     * else by issuer and deployment, else every active one of that issuer. Only an answer of one element is an answer.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<PlatformRegistration> resolve(String issuer, @Nullable String clientId, @Nullable String deploymentId) {
        if (clientId != null) {
            return find(issuer, clientId).stream().toList();
        }
        List<LtiRegistration> found =
                deploymentId == null ? List.of() : registrations.findByIssuerAndDeployment(issuer, deploymentId);
        if (found.size() != 1) {
            found = registrations.findByIssuer(issuer);
        }
        if (found.size() > 1) {
            // What nobody accepted yet stands in nobody's way.
            found = found.stream().filter(LtiRegistration::isActive).toList();
        }
        return found.stream().map(LtiRegistration::view).toList();
    }
}
