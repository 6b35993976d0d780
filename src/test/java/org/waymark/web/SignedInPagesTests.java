package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

@OnH2
class SignedInPagesTests {

    @Autowired
    MockMvcTester web;

    // LTI Core 1.3, 5.4.4: the return address takes lti_msg
    @Test
    @Requirement(39)
    void leadBackToTheCourseWithAWord() {
        assertThat(page("en"))
                .bodyText()
                .contains("href=\"https://lms.example/return?course=2&amp;lti_msg=Your%20work%20in%20Waymark")
                .contains("target=\"_top\"");
    }

    @Test
    @Requirement(40)
    void speakTheLanguageOfTheLaunch() {
        assertThat(page("es")).bodyText().contains("<html lang=\"es\">", "Volver a su curso");
    }

    @Test
    @Requirement(40)
    void mayBeFramedByTheLmsThatWasLaunchedFromAlone() {
        assertThat(page("en").getResponse().getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors 'self' https://lms.example");
    }

    private MvcTestResult page(String language) {
        SignedInPerson person = new SignedInPerson(
                PersonId.fresh(),
                DistrictId.fresh(),
                UUID.randomUUID(),
                "Jordan Lee",
                true,
                false,
                false,
                "https://lms.example",
                "https://lms.example/return?course=2",
                language,
                "UTC");
        return web.get()
                .uri("/visibility")
                .with(authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of())))
                .exchange();
    }
}
