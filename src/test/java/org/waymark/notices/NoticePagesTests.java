package org.waymark.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

@OnH2
class NoticePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Notices notices;

    @Autowired
    TestNotices test;

    @Autowired
    TestPeople people;

    @Autowired
    Unsubscribing unsubscribing;

    DistrictId district;
    PersonId jordan;
    Authentication me;

    @BeforeEach
    void makePeople() {
        district = people.district();
        jordan = people.person(district, "Jordan Lee");
        me = TestPeople.as(jordan, district);
    }

    @Test
    void whoWasToldNothingIsToldThat() {
        assertThat(get("/notices", me)).hasStatusOk().bodyText().contains("Nothing yet");
    }

    @Test
    void aNoticeSaysWhatHappenedAndTheNextStep() {
        test.tell(jordan, district, "Asking <questions>");

        assertThat(get("/notices", me))
                .hasStatusOk()
                .bodyText()
                .contains("Your readers have answered your work on &quot;Asking &lt;questions&gt;&quot;.")
                .contains("Read what they wrote", "/notices/go/" + newest());
    }

    @Test
    void theNavigationCountsWhatIsUnread() {
        test.tell(jordan, district, "One");
        test.tell(jordan, district, "Two");
        assertThat(get("/home", me)).bodyText().contains(">2 notices</a>");

        notices.markAllRead(jordan.id(), district.id());
        assertThat(get("/home", me)).bodyText().doesNotContain("notices</a>");
    }

    @Test
    void whereALaunchLandsNothingIsCounted() {
        test.tell(jordan, district, "One");

        assertThat(get("/credentials", me)).hasStatusOk().bodyText().doesNotContain("1 notice</a>");
    }

    @Test
    void openingTheNextStepMarksItRead() {
        test.tell(jordan, district, "One");

        assertThat(get("/notices/go/" + newest(), me)).hasStatus3xxRedirection().hasRedirectedUrl("/record");
        assertThat(notices.unread(jordan.id(), district.id())).isZero();
    }

    @Test
    void someoneElsesNoticeIsNotFound() {
        test.tell(jordan, district, "One");
        UUID id = newest();
        Authentication other = TestPeople.as(people.person(district, "Robin"), district);

        assertThat(get("/notices/go/" + id, other)).hasStatus(404);
        assertThat(post("/notices/" + id + "/read", other)).hasStatus(404);
        assertThat(notices.unread(jordan.id(), district.id())).isOne();
    }

    @Test
    void whoIsNotSignedInIsToldHowToComeInAndNothingElse() {
        test.tell(jordan, district, "Secret title");

        assertThat(get("/notices/go/" + newest(), null))
                .hasStatusOk()
                .bodyText()
                .contains("Open Waymark from your course")
                .doesNotContain("Secret title");
        assertThat(get("/notices/go/" + UUID.randomUUID(), null)).hasStatusOk();
        assertThat(notices.unread(jordan.id(), district.id())).isOne();
    }

    @Test
    void whoIsNotSignedInSeesNoNotices() {
        assertThat(get("/notices", null)).hasStatus(401);
        assertThat(get("/notices/settings", null)).hasStatus(401);
    }

    @Test
    void theOperatorHasNoNotices() {
        assertThat(get("/notices", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void whoGaveNoAddressIsToldThatOneIsNeeded() {
        assertThat(get("/notices/settings", me))
                .hasStatusOk()
                .bodyText()
                .contains("e-mails need an address that you give yourself", "/record/addresses");
    }

    @Test
    void anAddressThatWasRefusedIsSaidWhereNoticesAreRead() {
        String address = test.address(jordan, district);
        assertThat(get("/notices", me)).bodyText().doesNotContain("takes no e-mails");

        test.refused(jordan, district, address);
        assertThat(get("/notices", me)).bodyText().contains("takes no e-mails");
        assertThat(get("/notices/settings", me)).bodyText().contains("Try this address again");

        post("/notices/settings/address", me);
        assertThat(get("/notices", me)).bodyText().doesNotContain("takes no e-mails");
    }

    @Test
    void settingsAreKept() {
        assertThat(settings(post("/notices/settings"), "WEEKLY", "22", "6")).hasStatus3xxRedirection();

        assertThat(notices.settings(jordan.id(), district.id()).timetable())
                .extracting(Timetable::rhythm, Timetable::quietFrom, Timetable::quietUntil, Timetable::quietWeekends)
                .containsExactly(Rhythm.WEEKLY, 22, 6, false);
    }

    @Test
    void aKindIsLeftOutByNotTickingIt() {
        test.address(jordan, district);
        test.tell(jordan, district, "One");
        settings(post("/notices/settings").param("known", "decision-made", "made-up"), "DAILY", "20", "7");

        assertThat(notices.settings(jordan.id(), district.id()).kindsOff()).containsExactly("decision-made");

        settings(
                post("/notices/settings").param("known", "decision-made").param("on", "decision-made"),
                "DAILY",
                "20",
                "7");
        assertThat(notices.settings(jordan.id(), district.id()).kindsOff()).isEmpty();
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThat(settings(post("/notices/settings"), "HOURLY", "25", "seven"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose how often e-mails come", "Choose an hour of the day");
    }

    @Test
    void lettersAreStoppedAndTurnedOnAgain() {
        test.address(jordan, district);
        web.perform(
                post("/notices/settings/mail").param("on", "false").with(csrf()).with(authentication(me)));
        assertThat(get("/notices/settings", me)).bodyText().contains("You stopped all e-mails on");

        web.perform(
                post("/notices/settings/mail").param("on", "true").with(csrf()).with(authentication(me)));
        assertThat(get("/notices/settings", me)).bodyText().contains("Stop all e-mails");
    }

    @Test
    void lookingAtTheLinkInALetterChangesNothing() {
        String link = unsubscribing.path(district.id(), jordan.id(), Locale.forLanguageTag("es"));

        assertThat(get(link, null))
                .hasStatusOk()
                .bodyText()
                .contains("¿Detener estos mensajes?")
                .doesNotContain("Jordan");
        assertThat(notices.settings(jordan.id(), district.id()).offSince()).isNull();
    }

    @Test
    void aMailProgramUnsubscribesWithOneClick() {
        String link = unsubscribing.path(district.id(), jordan.id(), Locale.ENGLISH);

        assertThat(web.perform(post(link).param("List-Unsubscribe", "One-Click")))
                .hasStatusOk()
                .bodyText()
                .contains("No more e-mails");
        assertThat(notices.settings(jordan.id(), district.id()).offSince()).isNotNull();
    }

    @Test
    void aLinkThatWeDidNotMakeIsNotFound() {
        String link = unsubscribing.path(district.id(), jordan.id(), Locale.ENGLISH);
        String changed = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");

        assertThat(web.perform(post(changed))).hasStatus(404);
        assertThat(web.perform(post("/notices/unsubscribe/x"))).hasStatus(404);
        assertThat(notices.settings(jordan.id(), district.id()).offSince()).isNull();
    }

    @Test
    void anAddressInANoticeCannotLeadOutside() {
        for (String path :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "reviews", "/a b"}) {
            assertThatThrownBy(() -> new Notice(district.id(), jordan.id(), "decision-made", List.of(), path))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private UUID newest() {
        return notices.page(jordan.id(), district.id(), null).rows().get(0).id();
    }

    private MvcTestResult settings(MockHttpServletRequestBuilder request, String rhythm, String from, String until) {
        return web.perform(request.param("rhythm", rhythm)
                .param("from", from)
                .param("until", until)
                .with(csrf())
                .with(authentication(me)));
    }

    private static MockHttpServletRequestBuilder post(String path) {
        return MockMvcRequestBuilders.post(path);
    }

    private MvcTestResult post(String path, Authentication who) {
        return web.perform(post(path).with(csrf()).with(authentication(who)));
    }

    private MvcTestResult get(String path, Authentication who) {
        var request = MockMvcRequestBuilders.get(path);
        return web.perform(who == null ? request : request.with(authentication(who)));
    }
}
