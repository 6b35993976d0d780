package org.waymark.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.registration.NewRegistrationLink;
import org.waymark.lti.registration.RegistrationLinks;

/** The LMS connections together with the districts that they serve. */
@Service
@Transactional
class Connections {

    private final LtiRegistrations registrations;
    private final RegistrationLinks links;
    private final Districts districts;

    Connections(LtiRegistrations registrations, RegistrationLinks links, Districts districts) {
        this.registrations = registrations;
        this.links = links;
        this.districts = districts;
    }

    /** A link for a district, which is made if absent. */
    NewRegistrationLink link(String label, String district, boolean activate) {
        return links.create(label.strip(), districts.named(district).id(), activate);
    }

    void accept(UUID registration) {
        if (registrations.find(registration).isEmpty()) {
            throw new ConnectionNotFound();
        }
        registrations.accept(registration);
    }

    /** Only what was seen can be approved. */
    void approve(UUID registration, String deploymentId, String district) {
        if (registrations.deployment(registration, deploymentId).isEmpty()) {
            throw new ConnectionNotFound();
        }
        registrations.approve(
                registration, deploymentId, districts.named(district).id());
    }

    /** All of them; for the operator. */
    @Transactional(readOnly = true)
    List<ConnectionView> all() {
        Map<UUID, String> names = districts.all().stream()
                .collect(Collectors.toMap(card -> card.id().id(), DistrictCard::name));
        Map<UUID, List<PlatformDeployment>> deployments =
                registrations.deployments().stream().collect(Collectors.groupingBy(PlatformDeployment::registration));
        List<ConnectionView> views = new ArrayList<>();
        for (PlatformRegistration registration : registrations.all()) {
            views.add(view(registration, deployments.getOrDefault(registration.id(), List.of()), names));
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
                .map(registration -> view(registration, own, Map.of(tenant, district.name())))
                .toList();
    }

    private static ConnectionView view(
            PlatformRegistration registration, List<PlatformDeployment> deployments, Map<UUID, String> names) {
        return new ConnectionView(
                registration.id(),
                registration.issuer(),
                registration.product(),
                registration.clientId(),
                registration.status() == PlatformRegistration.Status.PENDING,
                deployments.stream()
                        .map(deployment -> new ConnectionView.Deployment(
                                deployment.deploymentId(),
                                deployment.tenant() == null ? null : names.getOrDefault(deployment.tenant(), "?"),
                                deployment.firstSeenAt(),
                                field(registration.id(), deployment.deploymentId())))
                        .toList());
    }

    /** The id of the field into which the district of a waiting deployment is typed. */
    static String field(UUID registration, String deploymentId) {
        return "district-" + registration + "-" + Integer.toHexString(deploymentId.hashCode());
    }
}
