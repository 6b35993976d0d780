package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.IContext;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

class PaceFilterTests {

    private final ITemplateEngine templates = mock(ITemplateEngine.class);

    /** Its clock stands still, so that nothing grows while a slow machine asks. */
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new MockClock());

    private final PaceFilter filter =
            new PaceFilter(new LimitSettings(60, 600), new SlowedPage(templates, mock(Assets.class)), registry);

    @BeforeEach
    void aPage() {
        when(templates.process(eq("error/slowed"), any(IContext.class))).thenReturn("Wait a minute");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aWholeSchoolBehindOneAddressWorksOn() throws Exception {
        for (int teacher = 0; teacher < 200; teacher++) {
            signIn();
            for (int page = 0; page < 20; page++) {
                assertThat(asked("/home").getStatus()).isEqualTo(200);
            }
        }
    }

    @Test
    void onePersonWhoAsksWithoutEndWaits() throws Exception {
        signIn();
        for (int page = 0; page < 60; page++) {
            asked("/home");
        }

        MockHttpServletResponse refused = asked("/home");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void strangersBehindOneAddressWaitTogether() throws Exception {
        for (int page = 0; page < 600; page++) {
            asked("/badges/x");
        }

        assertThat(asked("/sign-in").getStatus()).isEqualTo(429);
        signIn();
        assertThat(asked("/home").getStatus()).isEqualTo(200);
    }

    @Test
    void whoeverFloodsWhatAnybodyMayReadDoesNotCloseTheWayIn() throws Exception {
        for (int page = 0; page < 700; page++) {
            asked("/badges/x");
        }

        assertThat(asked("/lti/login").getStatus()).isEqualTo(200);
    }

    @Test
    void launchesOfOneAddressHaveALimitOfTheirOwn() throws Exception {
        for (int launch = 0; launch < 600; launch++) {
            asked("/lti/login");
        }

        assertThat(asked("/lti/launch").getStatus()).isEqualTo(429);
        assertThat(asked("/badges/x").getStatus()).isEqualTo(200);
        assertThat(registry.get("waymark.slowed")
                        .tag("door", "launch")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRefusalIsWrittenAtOnceWithoutTheErrorPage() throws Exception {
        for (int page = 0; page < 600; page++) {
            asked("/badges/x");
        }

        MockHttpServletResponse refused = asked("/badges/x");
        assertThat(refused.getContentAsString()).isEqualTo("Wait a minute");
        asked("/badges/x");
        verify(templates, times(1)).process(eq("error/slowed"), any(IContext.class));
    }

    @Test
    void whoeverAsksWhetherANodeIsAliveIsToldAlways() throws Exception {
        for (int page = 0; page < 700; page++) {
            assertThat(asked("/actuator/health/liveness").getStatus()).isEqualTo(200);
        }
    }

    @Test
    void styleSheetsAreFree() throws Exception {
        for (int page = 0; page < 700; page++) {
            assertThat(asked("/waymark.css").getStatus()).isEqualTo(200);
        }
    }

    private MockHttpServletResponse asked(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept", "text/html");
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static void signIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(TestPeople.as(new SignedInPerson(
                        new PersonId(UUID.randomUUID()),
                        new DistrictId(UUID.randomUUID()),
                        UUID.randomUUID(),
                        "Tess Arnold",
                        false,
                        false,
                        false,
                        TestPeople.ISSUER,
                        null,
                        "en",
                        "America/Denver")));
    }
}
