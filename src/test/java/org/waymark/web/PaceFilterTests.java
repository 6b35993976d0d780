package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

class PaceFilterTests {

    private final PaceFilter filter = new PaceFilter(new LimitSettings(60, 600), new SimpleMeterRegistry());

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
    void styleSheetsAreFree() throws Exception {
        for (int page = 0; page < 700; page++) {
            assertThat(asked("/waymark.css").getStatus()).isEqualTo(200);
        }
    }

    private MockHttpServletResponse asked(String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
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
