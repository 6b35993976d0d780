package org.waymark.people;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformCopies;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.registration.NewRegistrationLink;
import org.waymark.lti.registration.RegistrationLinks;
import org.waymark.people.ConnectionView.State;

/** The LMS connections together with the districts that they serve. */
@Service
@Transactional
class Connections {

    private final LtiRegistrations registrations;
    private final PlatformCopies copies;
    private final PlatformHttp http;
    private final RegistrationLinks links;
    private final Districts districts;

    Connections(
            LtiRegistrations registrations,
            PlatformCopies copies,
            PlatformHttp http,
            RegistrationLinks links,
            Districts districts) {
        this.registrations = registrations;
        this.copies = copies;
        this.http = http;
        this.links = links;
        this.districts = districts;
    }

    /** A link for a district, which is made if absent. */
    NewRegistrationLink link(String label, String district, boolean activate) {
        return links.create(label.strip(), districts.named(district).id(), activate);
    }

    /** Whether Waymark may call an address that was typed, as far as its text tells. */
    boolean mayCall(URI address) {
        return http.mayCall(address);
    }

    @Transactional(readOnly = true)
    boolean isKnown(String issuer, String clientId) {
        return registrations.find(issuer, clientId).isPresent();
    }

    /** A connection that an operator typed, active at once, with its deployments approved for the district. */
    UUID enter(ConnectionForm form) {
        UUID tenant = districts.named(Objects.requireNonNull(form.district())).id();
        UUID registration = registrations.enter(form.details(Set.of()), tenant).id();
        for (String deployment : form.deploymentIds()) {
            registrations.approve(registration, deployment, tenant);
        }
        return registration;
    }

    void correct(UUID registration, ConnectionForm form) {
        registrations.correct(registration, form.details(find(registration).scopes()));
    }

    void accept(UUID registration) {
        find(registration);
        registrations.accept(registration);
    }

    void switchOff(UUID registration) {
        find(registration);
        registrations.switchOff(registration);
    }

    void switchOn(UUID registration) {
        find(registration);
        registrations.switchOn(registration);
    }

    /** Only what was seen can be approved. */
    void approve(UUID registration, String deploymentId, String district) {
        requireSeen(registration, deploymentId);
        registrations.approve(
                registration, deploymentId, districts.named(district).id());
    }

    void decline(UUID registration, String deploymentId) {
        requireSeen(registration, deploymentId);
        registrations.decline(registration, deploymentId);
    }

    /** Launches like this one come from the real LMS. */
    void confirmCopy(UUID registration, UUID copy) {
        decide(copy, id -> copies.confirm(id, registration));
    }

    /** Launches like this one come from a copy. */
    void refuseCopy(UUID registration, UUID copy) {
        decide(copy, id -> copies.refuse(id, registration));
    }

    private static void decide(UUID copy, Consumer<UUID> decision) {
        try {
            decision.accept(copy);
        } catch (NoSuchElementException e) {
            throw new ConnectionNotFound();
        }
    }

    private void requireSeen(UUID registration, String deploymentId) {
        if (registrations.deployment(registration, deploymentId).isEmpty()) {
            throw new ConnectionNotFound();
        }
    }

    @Transactional(readOnly = true)
    PlatformRegistration find(UUID registration) {
        return registrations.find(registration).orElseThrow(ConnectionNotFound::new);
    }

    /** All of them; for the operator. */
    @Transactional(readOnly = true)
    List<ConnectionView> all() {
        Map<UUID, String> names = names();
        Set<UUID> suspected = copies.suspected();
        Map<UUID, List<PlatformDeployment>> deployments =
                registrations.deployments().stream().collect(Collectors.groupingBy(PlatformDeployment::registration));
        List<ConnectionView> views = new ArrayList<>();
        for (PlatformRegistration registration : registrations.all()) {
            views.add(view(registration, deployments.getOrDefault(registration.id(), List.of()), names, suspected));
        }
        return views;
    }

    /** The one an LMS administrator launched from, with the deployments of the own district. */
    @Transactional(readOnly = true)
    List<ConnectionView> of(SignedInPerson administrator) {
        DistrictCard district = districts.card(administrator.district());
        UUID tenant = district.id().id();
        List<PlatformDeployment> own = registrations.deployments(administrator.registration()).stream()
                .filter(deployment -> tenant.equals(deployment.tenant()))
                .toList();
        return registrations.find(administrator.registration()).stream()
                .map(registration -> view(registration, own, Map.of(tenant, district.name()), suspectedIn(own)))
                .toList();
    }

    /** One of them in full; for the operator. */
    @Transactional(readOnly = true)
    ConnectionView one(UUID registration) {
        return view(find(registration), registrations.deployments(registration), names(), copies.suspected());
    }

    /** The own one of an LMS administrator. */
    @Transactional(readOnly = true)
    ConnectionView one(UUID registration, SignedInPerson administrator) {
        return of(administrator).stream()
                .filter(view -> view.id().equals(registration))
                .findFirst()
                .orElseThrow(ConnectionNotFound::new);
    }

    /** What was seen of copies at the deployments of a connection that is shown. */
    @Transactional(readOnly = true)
    List<ConnectionView.Copy> copies(ConnectionView connection) {
        Set<String> shown = connection.deployments().stream()
                .map(ConnectionView.Deployment::deploymentId)
                .collect(Collectors.toSet());
        return copies.of(connection.id()).stream()
                .filter(copy -> shown.contains(copy.deploymentId()))
                .map(ConnectionView.Copy::of)
                .toList();
    }

    private Set<UUID> suspectedIn(List<PlatformDeployment> deployments) {
        Set<UUID> held = new HashSet<>();
        for (PlatformDeployment deployment : deployments) {
            if (copies.isSuspected(deployment.registration(), deployment.deploymentId())) {
                held.add(deployment.registration());
            }
        }
        return held;
    }

    private Map<UUID, String> names() {
        return districts.all().stream()
                .collect(Collectors.toMap(card -> card.id().id(), DistrictCard::name));
    }

    /** For the operator to pick from. */
    @Transactional(readOnly = true)
    List<String> districtNames() {
        return districts.all().stream().map(DistrictCard::name).toList();
    }

    private static ConnectionView view(
            PlatformRegistration registration,
            List<PlatformDeployment> deployments,
            Map<UUID, String> names,
            Set<UUID> suspected) {
        String offered = offered(registration, deployments, names);
        return new ConnectionView(
                registration.id(),
                registration.issuer(),
                registration.product(),
                registration.clientId(),
                state(registration, suspected),
                registration.configuredFrom(),
                deployments.stream()
                        .map(deployment -> new ConnectionView.Deployment(
                                deployment.deploymentId(),
                                deployment.tenant() == null ? null : names.getOrDefault(deployment.tenant(), "?"),
                                offered,
                                deployment.status(),
                                deployment.firstSeenAt(),
                                field(registration.id(), deployment.deploymentId())))
                        .toList());
    }

    private static State state(PlatformRegistration registration, Set<UUID> suspected) {
        return switch (registration.status()) {
            case PENDING -> State.PENDING;
            case DISABLED -> State.DISABLED;
            case ACTIVE -> suspected.contains(registration.id()) ? State.COPY : State.ACTIVE;
        };
    }

    /** The district of the link, else the one of an earlier deployment if there is one only. */
    private static @Nullable String offered(
            PlatformRegistration registration, List<PlatformDeployment> deployments, Map<UUID, String> names) {
        if (registration.tenant() != null) {
            return names.get(registration.tenant());
        }
        Set<UUID> tenants = deployments.stream()
                .map(PlatformDeployment::tenant)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return tenants.size() == 1 ? names.get(tenants.iterator().next()) : null;
    }

    /** The id of the field into which the district of a waiting deployment is typed. */
    static String field(UUID registration, String deploymentId) {
        return "district-" + registration + "-" + Integer.toHexString(deploymentId.hashCode());
    }
}
