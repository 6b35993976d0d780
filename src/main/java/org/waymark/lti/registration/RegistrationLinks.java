package org.waymark.lti.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;
import org.waymark.settings.WaymarkSettings;

/** One-time links with which an LMS registers Waymark by itself (Dynamic Registration 1.0). */
@Service
@Transactional
public class RegistrationLinks {

    /** Longer than a registration's calls can take. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private final RegistrationLinkRepository links;
    private final LtiRegistrations registrations;
    private final WaymarkSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    RegistrationLinks(
            RegistrationLinkRepository links,
            LtiRegistrations registrations,
            WaymarkSettings settings,
            SecureRandom random,
            Clock clock) {
        this.links = links;
        this.registrations = registrations;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Makes a link that works once, within seven days.
     *
     * @param label what the operator calls it, at most 255 characters
     * @param tenant whom the LMS belongs to
     * @param activate whether the registration is accepted at once and the deployment it names approved for the tenant,
     *     where nobody could be taken for another by that; else it waits for the operator all the same
     */
    public NewRegistrationLink create(String label, UUID tenant, boolean activate) {
        String code = freshCode();
        RegistrationLink link = links.save(new RegistrationLink(hash(code), label, tenant, activate, clock.instant()));
        return new NewRegistrationLink(settings.url("/lti/register/" + code), link.expiresAt());
    }

    /** Which link is being used; nobody else can use it until it is released or the claim runs out. */
    UUID claim(String code) {
        Instant now = clock.instant();
        String hash = hash(code);
        if (links.claim(hash, now, now.plus(CLAIM)) == 1) {
            return links.findByCodeHash(hash).orElseThrow().id();
        }
        throw new RegistrationProblem(
                links.isUsable(hash, now) ? RegistrationProblem.Kind.IN_USE : RegistrationProblem.Kind.LINK);
    }

    /** The link may be tried again: nothing came of it. */
    void release(UUID link) {
        links.release(link);
    }

    /** A code that must come back to confirm exactly this. */
    String askToConfirm(UUID link, String what) {
        String code = freshCode();
        links.findById(link).orElseThrow().askToConfirm(hash(code + " " + what));
        return code;
    }

    @Transactional(readOnly = true)
    boolean isConfirmed(UUID link, @Nullable String code, String what) {
        return code != null && links.findById(link).orElseThrow().isConfirmedBy(hash(code + " " + what));
    }

    /**
     * The link is used up and the platform is known; both or neither. A connection that works keeps its addresses:
     * whoever has a link could shut out everybody by naming others.
     *
     * @param configuredFrom where the configuration came from, if that is not the issuer's own site: a person at the LMS
     *     has confirmed both names, and whoever accepts a pending one is shown them
     */
    PlatformRegistration complete(
            UUID linkId, PlatformDetails details, @Nullable String deploymentId, @Nullable String configuredFrom) {
        RegistrationLink link = links.findById(linkId).orElseThrow();
        UUID tenant = link.tenant();
        boolean activate = link.activate();
        PlatformRegistration known =
                registrations.find(details.issuer(), details.clientId()).orElse(null);
        boolean own = known == null || tenantsOf(known).equals(Set.of(tenant));
        // Whoever holds one tenant's link must not be able to point another tenant's LMS at other keys.
        boolean moved = known != null && !samePlace(known, details);
        if (!own && moved) {
            throw new RegistrationProblem(RegistrationProblem.Kind.OTHER_TENANT);
        }
        if (known != null && moved && known.status() != PlatformRegistration.Status.PENDING) {
            throw new RegistrationProblem(RegistrationProblem.Kind.MOVED);
        }
        boolean atOnce = activate && own && !moved && isHarmless(details, known, configuredFrom);
        PlatformRegistration registration =
                own ? registrations.register(details, tenant, configuredFrom) : Objects.requireNonNull(known);
        if (links.use(linkId, registration.id(), clock.instant()) != 1) {
            throw new RegistrationProblem(RegistrationProblem.Kind.LINK);
        }
        if (activate && deploymentId != null) {
            requireApprovable(registration.id(), deploymentId, tenant);
        }
        if (atOnce) {
            registrations.accept(registration.id());
            if (deploymentId != null) {
                registrations.approve(registration.id(), deploymentId, tenant);
            }
        }
        return registrations.find(registration.id()).orElseThrow();
    }

    /**
     * People are known by issuer and sub, so whoever signs for an issuer can be anyone of it. Its own site may; another
     * site (Canvas, Blackboard) only where the issuer is new, so that there is nobody to be taken for. And once another
     * site signs for an issuer, the operator looks at whatever else comes in its name.
     */
    private boolean isHarmless(
            PlatformDetails details, @Nullable PlatformRegistration known, @Nullable String configuredFrom) {
        List<PlatformRegistration> others = registrations.ofIssuer(details.issuer()).stream()
                .filter(each -> known == null || !each.id().equals(known.id()))
                .toList();
        if (configuredFrom == null) {
            return others.stream().allMatch(each -> each.configuredFrom() == null);
        }
        return known == null && others.isEmpty();
    }

    /** Whom a platform was registered for, and whose people come in through it. */
    private Set<UUID> tenantsOf(PlatformRegistration known) {
        Set<UUID> tenants = new HashSet<>(links.tenantsThatRegistered(known.id()));
        if (known.tenant() != null) {
            tenants.add(known.tenant());
        }
        for (PlatformDeployment deployment : registrations.deployments(known.id())) {
            if (deployment.tenant() != null) {
                tenants.add(deployment.tenant());
            }
        }
        return tenants;
    }

    private static boolean samePlace(@Nullable PlatformRegistration known, PlatformDetails details) {
        return known != null
                && known.jwksUri().equals(details.jwksUri())
                && known.tokenEndpoint().equals(details.tokenEndpoint())
                && known.authorizationEndpoint().equals(details.authorizationEndpoint())
                && known.tokenAudience()
                        .equals(Objects.requireNonNullElse(
                                details.tokenAudience(), details.tokenEndpoint().toString()));
    }

    private void requireApprovable(UUID registration, String deploymentId, UUID tenant) {
        boolean ofOther = registrations
                .deployment(registration, deploymentId)
                .filter(deployment -> deployment.tenant() != null && !tenant.equals(deployment.tenant()))
                .isPresent();
        if (ofOther) {
            throw new RegistrationProblem(RegistrationProblem.Kind.OTHER_TENANT);
        }
    }

    private String freshCode() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
