package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.UnsupportedEncodingException;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

@OnH2
class CredentialPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    SessionFactory sessions;

    private Authentication teacher;
    private Authentication spanish;
    private Authentication mentor;

    @BeforeEach
    void someone() {
        DistrictId district = people.district();
        var person = people.person(district, "Jordan");
        teacher = TestPeople.as(person, district);
        SignedInPerson me = TestPeople.signedIn(person, district);
        mentor = TestPeople.as(new SignedInPerson(
                me.id(),
                district,
                me.registration(),
                me.displayName(),
                false,
                false,
                false,
                me.platformOrigin(),
                null,
                "en",
                me.zone(),
                true));
        spanish = TestPeople.as(TestPeople.signedIn(person, district, "es"));
    }

    @Test
    void listWhatANewDistrictBeginsWith() {
        assertThat(get("/credentials", teacher))
                .hasStatusOk()
                .bodyText()
                .contains("Productive small-group work", "about 10 hours", "Task and launch plan");
    }

    @Test
    void listWithTwoQueriesHoweverManyThereAre() {
        Statistics statistics = sessions.getStatistics();
        get("/credentials", teacher);
        statistics.clear();

        get("/credentials", teacher);

        // One for the list, one for the time it took others, one for the roles behind the tabs.
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(6);
    }

    @Test
    void showTheOpenRubricAndTheWayToStart() {
        assertThat(get("/credentials/productive-small-group-work", teacher))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Need-Launch-Listen-Check",
                        "Task needs the group",
                        "Success depends on combining different information",
                        "InTASC",
                        "1.5 h",
                        "action=\"/credentials/productive-small-group-work/start\"");
    }

    @Test
    void writeATokenOfTheSessionsOwnIntoTheForm() {
        String address = "/credentials/productive-small-group-work";

        assertThat(token(get(address, teacher))).isNotBlank().isNotEqualTo(token(get(address, teacher)));
    }

    @Test
    void offerNoStartToAMentorThoughOthersSawOne() {
        String address = "/credentials/productive-small-group-work";
        assertThat(get(address, teacher)).bodyText().contains("form=\"start\"", "Before you start");

        assertThat(get(address, mentor))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("form=\"start\"", "id=\"start\"", "Before you start");
    }

    @Test
    void speakSpanish() {
        assertThat(get("/credentials/productive-small-group-work", spanish))
                .hasStatusOk()
                .bodyText()
                .contains("Qué mostrará", "1.5 h")
                .doesNotContain("??");
    }

    @Test
    void knowNothingOfWhatTheDistrictDoesNotOffer() {
        assertThat(get("/credentials/no-such-thing", teacher)).hasStatus(404);
    }

    @Test
    void areForThoseWhoAreSignedIn() {
        assertThat(web.get().uri("/credentials")).hasStatus(401);
    }

    private static String token(MvcTestResult page) {
        try {
            return Jsoup.parse(page.getResponse().getContentAsString())
                    .select("#start input[name=_csrf]")
                    .val();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(String address, Authentication who) {
        return web.get().uri(address).with(authentication(who)).exchange();
    }
}
