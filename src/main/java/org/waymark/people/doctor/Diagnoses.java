package org.waymark.people.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.doctor.IncidentView;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.lti.doctor.LaunchDoctor.Sight;
import org.waymark.people.SignedInPerson;

/** Incidents as one may see them: the operator all, an LMS administrator those of the own connection. */
@Service
@Transactional(readOnly = true)
class Diagnoses {

    private final LaunchDoctor doctor;
    private final LtiRegistrations registrations;

    Diagnoses(LaunchDoctor doctor, LtiRegistrations registrations) {
        this.doctor = doctor;
        this.registrations = registrations;
    }

    /**
     * Who looks, and what they may see.
     *
     * @param connections those they may choose among
     * @param tenant the own district, null for the operator
     * @param shared whether others come in through the viewer's connection too
     */
    record Viewer(
            Sight sight,
            Map<UUID, Connection> connections,
            @Nullable UUID tenant,
            boolean shared) {

        /** One of the viewer's own; any other is not found. */
        Connection connection(UUID id) {
            Connection own = connections.get(id);
            if (own == null) {
                throw new IncidentNotFound();
            }
            return own;
        }
    }

    Viewer operator() {
        return new Viewer(
                Sight.ALL,
                registrations.all().stream()
                        .map(Diagnoses::connection)
                        .collect(Collectors.toMap(
                                Connection::id, Function.identity(), (one, same) -> one, LinkedHashMap::new)),
                null,
                false);
    }

    /**
     * An LMS administrator: theirs is what came through the own district's deployments. One registration may serve
     * several districts (Blackboard has one for all schools), so what named no deployment is theirs only if every
     * deployment is, those that nobody has approved included.
     */
    Viewer administrator(SignedInPerson person) {
        UUID tenant = person.district().id();
        PlatformRegistration registration =
                registrations.find(person.registration()).orElseThrow(IncidentNotFound::new);
        List<PlatformDeployment> deployments = registrations.deployments(registration.id());
        boolean shared = deployments.stream().anyMatch(each -> !tenant.equals(each.tenant()));
        Set<String> own = deployments.stream()
                .filter(each -> tenant.equals(each.tenant()))
                .map(PlatformDeployment::deploymentId)
                .collect(Collectors.toSet());
        return new Viewer(
                new Sight(registration.id(), own, !shared),
                Map.of(registration.id(), connection(registration)),
                tenant,
                shared);
    }

    List<IncidentRow> newest(Viewer viewer, @Nullable UUID registration, @Nullable String code, int most) {
        return doctor.newest(viewer.sight(), registration, code, most).stream()
                .map(incident -> row(viewer, incident))
                .toList();
    }

    /** The codes that a viewer can choose among. */
    List<String> codes(Viewer viewer) {
        return doctor.codes(viewer.sight());
    }

    Optional<IncidentRow> find(Viewer viewer, String reference) {
        return doctor.find(viewer.sight(), reference).map(incident -> row(viewer, incident));
    }

    private static IncidentRow row(Viewer viewer, IncidentView incident) {
        Connection known =
                incident.registration() == null ? null : viewer.connections().get(incident.registration());
        return known == null
                ? new IncidentRow(incident, incident.issuer(), incident.clientId())
                : new IncidentRow(incident, known.issuer(), known.clientId());
    }

    private static Connection connection(PlatformRegistration registration) {
        return new Connection(registration.id(), registration.issuer(), registration.clientId());
    }
}
