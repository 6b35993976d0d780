package org.waymark.scenario;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformRegistration;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.programmes.Programmes;
import org.waymark.settings.BadSetting;

/** Furnishes the sandbox's own district, once; until that is done the application is not healthy. */
@Component("scenario")
@Profile("sandbox")
class Furnishing implements HealthIndicator {

    private final Optional<Scenario> scenario;
    private final LtiRegistrations registrations;
    private final People people;
    private final Programmes programmes;
    private final SandboxDistrict small;
    private final ScenarioDistrict large;
    private final ScenarioQuestions counting;
    private final ObjectProvider<ScenarioClock> clock;
    private final ObjectProvider<Scheduler> scheduler;
    private final TransactionTemplate transaction;

    private volatile boolean done;

    Furnishing(
            Environment environment,
            LtiRegistrations registrations,
            People people,
            Programmes programmes,
            SandboxDistrict small,
            ScenarioDistrict large,
            ScenarioQuestions counting,
            ObjectProvider<ScenarioClock> clock,
            ObjectProvider<Scheduler> scheduler,
            TransactionTemplate transaction) {
        this.scenario = Scenario.chosen(environment.getProperty(Scenario.SETTING));
        this.registrations = registrations;
        this.people = people;
        this.programmes = programmes;
        this.small = small;
        this.large = large;
        this.counting = counting;
        this.clock = clock;
        this.scheduler = scheduler;
        this.transaction = transaction;
    }

    @Override
    public Health health() {
        return done ? Health.up().build() : Health.outOfService().build();
    }

    /** After the sandbox has connected itself. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(10)
    void furnish() {
        for (PlatformRegistration platform : registrations.all()) {
            if (!platform.issuer().endsWith("/sandbox")) {
                // The other LMSs of the sandbox know these people by other ids
                continue;
            }
            for (PlatformDeployment deployment : registrations.deployments(platform.id())) {
                UUID tenant = deployment.tenant();
                if (tenant != null) {
                    furnish(new DistrictId(tenant), platform.issuer());
                }
            }
        }
        done = true;
    }

    private void furnish(DistrictId district, String issuer) {
        if (scenario.isPresent()) {
            live(scenario.get(), district, issuer);
        } else if (people.inRole(Role.LEAD, district).isEmpty()) {
            transaction.executeWithoutResult(status -> small.furnish(district, issuer));
        }
    }

    private void live(Scenario chosen, DistrictId district, String issuer) {
        List<String> before =
                programmes.all(district).stream().map(card -> card.name()).toList();
        boolean whole = !people.inRole(Role.LEAD, district).isEmpty();
        if (whole && before.contains(chosen.programme())) {
            return;
        }
        if (whole || !before.isEmpty()) {
            throw new BadSetting("WAYMARK_DATA_DIR holds another district, or a part of one. " + "Give the scenario "
                    + chosen + " an empty directory.");
        }
        ScenarioClock past = clock.getObject();
        LocalDate today = LocalDate.ofInstant(past.instant(), Timeline.ZONE);
        // Whatever is due meanwhile is done afterwards, in the present.
        scheduler.ifAvailable(Scheduler::pause);
        try {
            large.furnish(
                    chosen,
                    district,
                    issuer,
                    new Timeline(today.minusDays(chosen.work().days()), past::set));
        } finally {
            past.letGo();
            scheduler.ifAvailable(Scheduler::resume);
        }
        counting.count(district);
    }
}
