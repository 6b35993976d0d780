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

        OpenedLaunch launch = states.consume(opened.getId()).orElseThrow();

        assertThat(launch.state().nonce()).isEqualTo(opened.nonce());
        assertThat(launch.platform().id()).isEqualTo(platform.id());
        assertThat(launch.login()).isEqualTo(login());
    }

    @Test
    void areUsedOnce() {
        String state = open().getId();

        assertThat(states.consume(state)).isPresent();
        assertThat(states.consume(state)).isEmpty();
    }

    @Test // requirement 24: two simultaneous posts, exactly one wins
    void goToExactlyOneOfSeveralAtTheSameMoment() throws Exception {
        int posts = 4;
        ExecutorService threads = Executors.newFixedThreadPool(posts);
        try {
            for (int round = 0; round < 20; round++) {
                String state = open().getId();
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

    @Test // requirement 25
    void expireAfterFiveMinutes() {
        String state = open().getId();

        clock.advance(LaunchStates.LIFETIME);

        assertThat(states.consume(state)).isEmpty();
    }

    @Test
    void areForgottenOnlyWhenTheyExpired() {
        open();
        clock.advance(LaunchStates.LIFETIME.minus(Duration.ofSeconds(1)));
        String fresh = open().getId();
        clock.advance(Duration.ofSeconds(1));

        assertThat(states.forgetExpired()).isPositive();
        assertThat(states.consume(fresh)).isPresent();
    }

    private LaunchState open() {
        return states.open(platform.id(), login(), BrowserBinding.sha256("browser"));
    }

    private LoginInitiation login() {
        PlatformDetails details = platform.details();
        return new LoginInitiation(
                details.issuer(), "é+=", TestPlatform.TARGET, "{\"cmid\":2}", details.clientId(), "1");
    }
}
