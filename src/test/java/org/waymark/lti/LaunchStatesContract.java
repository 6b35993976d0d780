package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.Requirement;
import org.waymark.TestClock;

abstract class LaunchStatesContract {

    @Autowired
    LaunchStates states;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    TestClock clock;

    private TestPlatform platform;

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(registrations, UUID.randomUUID());
    }

    @Test
    void giveBackWhatWasAskedFor() {
        LaunchState opened = open();

        OpenedLaunch launch = states.consume(opened.id()).orElseThrow();

        assertThat(launch.state().nonce()).isEqualTo(opened.nonce());
        assertThat(launch.platform().id()).isEqualTo(platform.id());
        assertThat(launch.login()).isEqualTo(login());
    }

    @Test
    void areUsedOnce() {
        String state = open().id();

        assertThat(states.consume(state)).isPresent();
        assertThat(states.consume(state)).isEmpty();
    }

    @Test // two simultaneous posts, exactly one wins
    @Requirement(24)
    void goToExactlyOneOfSeveralAtTheSameMoment() throws Exception {
        int posts = 4;
        ExecutorService threads = Executors.newFixedThreadPool(posts);
        try {
            for (int round = 0; round < 20; round++) {
                String state = open().id();
                CyclicBarrier together = new CyclicBarrier(posts);
                List<Future<Optional<OpenedLaunch>>> answers = new ArrayList<>();
                for (int post = 0; post < posts; post++) {
                    answers.add(threads.submit(() -> {
                        together.await();
                        return states.consume(state);
                    }));
                }
                int winners = 0;
                for (Future<Optional<OpenedLaunch>> answer : answers) {
                    winners += answer.get().isPresent() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Requirement(25)
    void expireAfterFiveMinutes() {
        String state = open().id();

        clock.advance(LaunchStates.LIFETIME);

        assertThat(states.consume(state)).isEmpty();
    }

    @Test
    void areUsedOnceThoughTheClockGoesBack() {
        String used = open().id();
        String waits = open().id();
        assertThat(states.consume(used)).isPresent();

        clock.advance(Duration.ofDays(-3));

        assertThat(states.consume(used)).isEmpty();
        assertThat(states.consume(waits)).isPresent();
    }

    @Test
    void areToBeBegunAgainWhereTheClockJumpsAhead() {
        String before = open().id();

        clock.advance(Duration.ofDays(3));

        assertThat(states.consume(before)).isEmpty();
        assertThat(states.consume(open().id())).isPresent();
    }

    @Test
    void goFromNodeToNodeThoughTheirClocksAreMinutesApart() {
        clock.advance(Duration.ofMinutes(2));
        String ofOneAhead = open().id();
        clock.advance(Duration.ofMinutes(-4));
        String ofOneBehind = open().id();

        assertThat(states.consume(ofOneAhead)).isPresent();
        clock.advance(Duration.ofMinutes(4));
        assertThat(states.consume(ofOneBehind)).isPresent();
    }

    @Test
    void areForgottenOnlyWhenTheyExpired() {
        open();
        clock.advance(LaunchStates.LIFETIME.minus(Duration.ofSeconds(1)));
        String fresh = open().id();
        clock.advance(Duration.ofSeconds(1));

        assertThat(states.forgetExpired(10_000)).isPositive();
        assertThat(states.consume(fresh)).isPresent();
    }

    @Test
    void areForgottenInBatchesSoThatAFloodHoldsNothingUp() {
        clock.advance(LaunchStates.LIFETIME);
        while (states.forgetExpired(1_000) > 0) {
            // what other tests left
        }
        for (int i = 0; i < 7; i++) {
            open();
        }
        clock.advance(LaunchStates.LIFETIME);

        assertThat(List.of(states.forgetExpired(5), states.forgetExpired(5), states.forgetExpired(5)))
                .containsExactly(5, 2, 0);
    }

    @Test
    void bringThePlatformAtWhichTheyAreKept() {
        LaunchState fresh = states.fresh(login(), LaunchBinding.COOKIE, BrowserBinding.sha256("browser"));
        PlatformDetails details = platform.details();

        assertThat(states.keep(fresh, details.issuer(), details.clientId()))
                .isEqualTo(registrations.find(details.issuer(), details.clientId()));
    }

    @Test
    void areNotKeptAtAPlatformThatIsSwitchedOff() {
        PlatformDetails details = platform.details();
        LaunchState fresh = states.fresh(login(), LaunchBinding.COOKIE, BrowserBinding.sha256("browser"));
        registrations.switchOff(platform.id());

        assertThat(states.keep(fresh, details.issuer(), details.clientId())).isEmpty();
        assertThat(states.find(fresh.id())).isEmpty();
    }

    @Test
    void doWithoutHintsThatAreLong() {
        PlatformDetails details = platform.details();
        LoginInitiation login = new LoginInitiation(
                details.issuer(), "h".repeat(2_001), TestPlatform.TARGET, null, details.clientId(), "1", null);
        String state = opened(login, LaunchBinding.COOKIE).id();

        assertThat(states.consume(state).orElseThrow().login()).isNull();
    }

    @Test
    @Requirement({11, 44})
    void stayUntilABrowserWithoutCookiesHasProvenItself() {
        LaunchState opened = opened(login(), LaunchBinding.STORAGE);

        OpenedLaunch unproven = states.consume(opened.id()).orElseThrow();

        assertThat(unproven.state().isProvenBy(opened.id(), "another nonce")).isFalse();
        assertThat(unproven.state().isProvenBy(opened.id(), opened.nonce())).isTrue();
        assertThat(states.use(unproven)).isTrue();
        assertThat(states.use(unproven)).isFalse();
        assertThat(states.consume(opened.id())).isEmpty();
    }

    @Test
    void bringTheDeploymentThatTheLoginNamedAndNoOther() {
        registrations.seen(platform.id(), "2");

        OpenedLaunch launch = states.consume(open().id()).orElseThrow();

        assertThat(launch.deployment("1")).isEqualTo(registrations.deployment(platform.id(), "1"));
        assertThat(launch.deployment("2")).isEmpty();
    }

    @Test
    void doNotBringADeploymentOfAnotherPlatform() {
        TestPlatform another = TestPlatform.registered(registrations, UUID.randomUUID());
        registrations.approve(another.id(), "2", UUID.randomUUID());
        PlatformDetails details = platform.details();
        LoginInitiation login =
                new LoginInitiation(details.issuer(), "hint", TestPlatform.TARGET, null, details.clientId(), "2", null);

        LaunchState opened = opened(login, LaunchBinding.COOKIE);

        assertThat(states.consume(opened.id()).orElseThrow().deployment("2")).isEmpty();
    }

    private LaunchState open() {
        return opened(login(), LaunchBinding.COOKIE);
    }

    private LaunchState opened(LoginInitiation login, LaunchBinding binding) {
        LaunchState opened = states.fresh(login, binding, BrowserBinding.sha256("browser"));
        assertThat(states.keep(
                        opened, platform.details().issuer(), platform.details().clientId()))
                .isPresent();
        return opened;
    }

    private LoginInitiation login() {
        PlatformDetails details = platform.details();
        return new LoginInitiation(
                details.issuer(), "é+=", TestPlatform.TARGET, "{\"cmid\":2}", details.clientId(), "1", null);
    }
}
