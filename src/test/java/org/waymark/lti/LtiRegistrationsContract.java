package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class LtiRegistrationsContract {

    @Autowired
    LtiRegistrations registrations;

    private final PlatformDetails details = new TestPlatform().details();

    @Test
    void keepWhatAPlatformSaid() {
        PlatformRegistration kept =
                registrations.find(registrations.register(details).id()).orElseThrow();

        assertThat(kept.issuer()).isEqualTo(details.issuer());
        assertThat(kept.jwksUri()).isEqualTo(details.jwksUri());
        assertThat(kept.tokenAudience()).isEqualTo(details.tokenEndpoint().toString());
        assertThat(kept.status()).isEqualTo(PlatformRegistration.Status.PENDING);
    }

    @Test
    void keepTheIdOfAPlatformThatRegistersAgain() {
        UUID first = registrations.register(details).id();
        registrations.accept(first);

        PlatformRegistration again = registrations.register(with(details.jwksUri(), Set.of("b", "a")));

        assertThat(again.id()).isEqualTo(first);
        assertThat(again.scopes()).containsExactlyInAnyOrder("a", "b");
        assertThat(again.status()).isEqualTo(PlatformRegistration.Status.ACTIVE);
    }

    @Test
    void keepTheAddressesOfWhatWasAcceptedWhenThePlatformNamesOthers() {
        UUID registration = registrations.register(details).id();
        registrations.accept(registration);

        assertThatThrownBy(() -> registrations.register(with(URI.create("https://other.example/jwks"), Set.of())))
                .isInstanceOf(IllegalStateException.class);

        PlatformRegistration kept = registrations.find(registration).orElseThrow();
        assertThat(kept.jwksUri()).isEqualTo(details.jwksUri());
        assertThat(kept.status()).isEqualTo(PlatformRegistration.Status.ACTIVE);
    }

    @Test
    void takeOtherAddressesOfWhatStillWaits() {
        registrations.register(details);

        PlatformRegistration moved = registrations.register(with(URI.create("https://other.example/jwks"), Set.of()));

        assertThat(moved.jwksUri()).hasToString("https://other.example/jwks");
        assertThat(moved.status()).isEqualTo(PlatformRegistration.Status.PENDING);
    }

    @Test
    void listNoMoreThanTwoHundredDeploymentsThatWait() {
        UUID registration = registrations.register(details).id();
        for (int i = 0; i < 203; i++) {
            registrations.seen(registration, "invented-" + i);
        }
        assertThat(registrations.deployments(registration)).hasSize(200);

        registrations.approve(registration, "invented-7", UUID.randomUUID());
        registrations.seen(registration, "real");

        assertThat(registrations.deployment(registration, "real")).isPresent();
    }

    @Test
    void tellIssuersApartByCase() {
        registrations.register(details);

        assertThat(registrations.resolve(details.issuer().toUpperCase(), details.clientId(), null))
                .isEmpty();
    }

    @Test
    void neverMoveADeploymentToAnotherTenant() {
        UUID registration = registrations.register(details).id();
        UUID tenant = UUID.randomUUID();
        registrations.approve(registration, "1", tenant);
        registrations.approve(registration, "1", tenant);

        assertThatThrownBy(() -> registrations.approve(registration, "1", UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(registrations.deployment(registration, "1").orElseThrow().tenant())
                .isEqualTo(tenant);
    }

    @Test
    void listADeploymentOnceHoweverOftenItIsSeen() {
        UUID registration = registrations.register(details).id();

        registrations.seen(registration, "new");
        registrations.seen(registration, "new");

        assertThat(registrations.deployments(registration))
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.status()).isEqualTo(PlatformDeployment.Status.PENDING));
    }

    @Test
    void leaveAnApprovedDeploymentApprovedWhenItIsSeen() {
        UUID registration = registrations.register(details).id();
        registrations.approve(registration, "1", UUID.randomUUID());

        registrations.seen(registration, "1");

        assertThat(registrations.deployment(registration, "1").orElseThrow().status())
                .isEqualTo(PlatformDeployment.Status.APPROVED);
    }

    private PlatformDetails with(URI jwksUri, Set<String> scopes) {
        return new PlatformDetails(
                details.issuer(),
                details.clientId(),
                details.authorizationEndpoint(),
                details.tokenEndpoint(),
                jwksUri,
                null,
                scopes,
                "test");
    }
}
