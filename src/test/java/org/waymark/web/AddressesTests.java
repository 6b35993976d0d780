package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;

@OnH2
class AddressesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    private Authentication me;

    @BeforeEach
    void signIn() {
        DistrictId district = people.district();
        me = TestPeople.as(people.person(district, "Tess"), district);
    }

    @Test
    void thatDoNotExistAreLeftToTheErrorPage() {
        assertThat(web.get().uri("/no-such-page").with(authentication(me)))
                .hasStatus(404)
                .bodyText()
                .isEmpty();
    }

    @Test
    void thatAreMistypedAreLeftToTheErrorPage() {
        assertThat(web.get().uri("/submissions/abc").with(authentication(me)))
                .hasStatus(400)
                .bodyText()
                .isEmpty();
    }

    @Test
    void withoutAPathLeadHome() {
        assertThat(web.get().uri("/").with(authentication(me))).hasRedirectedUrl("/home");
    }
}
