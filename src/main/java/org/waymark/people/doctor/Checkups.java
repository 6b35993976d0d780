package org.waymark.people.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.SelfTests;
import org.waymark.lti.doctor.HealthView;
import org.waymark.lti.doctor.VitalSigns;
import org.waymark.people.doctor.Diagnoses.Viewer;

/** How a connection is, and testing it. */
@Service
class Checkups {

    /** What an LMS may offer: its name here, a part of its scope, and how a launch names it. */
    private static final Map<String, List<String>> SERVICES = services();

    private final LtiRegistrations registrations;
    private final VitalSigns vitals;
    private final SelfTests tests;

    Checkups(LtiRegistrations registrations, VitalSigns vitals, SelfTests tests) {
        this.registrations = registrations;
        this.vitals = vitals;
        this.tests = tests;
    }

    private static Map<String, List<String>> services() {
        Map<String, List<String>> services = new LinkedHashMap<>();
        services.put("lineitem", List.of("lti-ags/scope/lineitem", "lineitem"));
        services.put("score", List.of("lti-ags/scope/score", "score"));
        services.put("result", List.of("lti-ags/scope/result.readonly", "result.readonly"));
        services.put("roster", List.of("lti-nrps/scope/contextmembership.readonly", "nrps"));
        services.put("groups", List.of("lti-gs/scope/contextgroup.readonly", "groups"));
        services.put("notices", List.of("lti/scope/noticehandlers", "pns"));
        return services;
    }

    HealthView health(UUID registration) {
        return vitals.of(registration);
    }

    List<ServiceRow> services(UUID registration, HealthView health) {
        Set<String> granted = registrations
                .find(registration)
                .map(PlatformRegistration::scopes)
                .orElseThrow(IncidentNotFound::new);
        List<ServiceRow> rows = new ArrayList<>();
        SERVICES.forEach((key, names) -> rows.add(new ServiceRow(
                key,
                granted.isEmpty() ? null : granted.stream().anyMatch(scope -> scope.endsWith("/" + names.get(0))),
                health.services() != null && health.services().contains(names.get(1)))));
        return rows;
    }

    /** False where it was tested a moment ago. Call it outside a transaction: it waits for another machine. */
    boolean test(Viewer viewer, UUID registration) {
        viewer.connection(registration);
        if (!vitals.mayTest(registration)) {
            return false;
        }
        tests.run(registration, deployment(viewer, registration));
        return true;
    }

    /** One through which the viewer's people come in. */
    private @Nullable String deployment(Viewer viewer, UUID registration) {
        return registrations.deployments(registration).stream()
                .filter(each -> each.tenant() != null)
                .filter(each -> viewer.tenant() == null || viewer.tenant().equals(each.tenant()))
                .map(each -> each.deploymentId())
                .findFirst()
                .orElse(null);
    }
}
