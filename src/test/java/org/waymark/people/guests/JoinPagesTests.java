package org.waymark.people.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestMail;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.programmes.ProgrammeId;
import org.waymark.people.programmes.Programmes;
import org.waymark.people.programmes.Statements;

/** Invitations of guests: from the lead who makes one to the guest who begins to work. */
@OnH2
class JoinPagesTests {

    private static final Pattern JOIN = Pattern.compile("http://localhost:8080(/join/[A-Za-z0-9_-]+)");
    private static final Pattern TOKEN = Pattern.compile("\\?t=([A-Za-z0-9_-]{43})");

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    OwnAddresses addresses;

    @Autowired
    Programmes programmes;

    @Autowired
    Definitions definitions;

    @Autowired
    SessionFactory sessions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    Authentication lead;

    @BeforeEach
    void aLead() {
        clock.advance(Duration.ofMinutes(16));
        district = test.district();
        lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
    }

    @Test
    void leadFromTheInvitationToTheFirstMicroCredential() {
        String address = TestGuests.address().text();
        String door = invited();
        assertThat(web.get().uri(door)).hasStatusOk().bodyText().contains("Reading mentors", "at least 18 years");

        assertThat(ask(door, "Nora Neighbour", address, "yes")).hasRedirectedUrl("/sign-in/sent");
        assertThat(web.post()
                        .uri("/sign-in/open")
                        .param("t", token(address))
                        .param("address", address)
                        .with(csrf()))
                .hasRedirectedUrl("/home");

        SignedInPerson nora = guest(address);
        assertThat(as(nora, web.get().uri("/home"))).hasStatusOk();
        assertThat(as(nora, web.get().uri("/credentials"))).hasStatusOk();
        assertThat(as(nora, web.get().uri("/privacy"))).hasStatusOk().bodyText().contains(address, "Community member");
        MvcTestResult started = as(nora, web.post().uri("/credentials/culturally-responsive-text-selection/start"));
        assertThat(started).hasStatus(302);
        String work = String.valueOf(started.getResponse().getRedirectedUrl());
        assertThat(as(nora, web.get().uri(work))).hasStatusOk().bodyText().contains("Sign out");
        assertThat(as(nora, web.get().uri(work + "/overview"))).hasStatusOk();
    }

    @Test
    void openWhatTheirProgrammeOffersAndNothingElse() {
        ProgrammeId programme = programmes.begin(district, "Neighbours who read", "To read together");
        List<DefinitionVersion> live = definitions.published(district);
        assertThat(as(lead, make().param("programme", programme.id().toString())))
                .hasStatus(302);
        Matcher join = JOIN.matcher(body(as(lead, web.get().uri("/admin/guests"))));
        assertThat(join.find()).isTrue();
        String address = TestGuests.address().text();
        ask(join.group(1), "Nora Neighbour", address, "yes");
        web.post()
                .uri("/sign-in/open")
                .param("t", token(address))
                .param("address", address)
                .with(csrf())
                .exchange();
        SignedInPerson nora = guest(address);
        assertThat(programmes.eligible(district, programme)).containsExactly(nora.id());
        assertThat(begin(nora, live.get(0))).hasStatus(404);

        jdbc.sql("insert into programme_credential (programme_id, definition_id) values (?, ?)")
                .params(programme.id(), live.get(0).definition().id())
                .update();

        assertThat(body(as(nora, web.get().uri("/credentials"))))
                .contains(live.get(0).slug())
                .doesNotContain(live.get(1).slug());
        assertThat(begin(nora, live.get(1))).hasStatus(404);
        assertThat(begin(nora, live.get(0))).hasStatus(302);
    }

    @Test
    void areWhereAProgrammesOwnInvitationLeadsWhoeverHasNoLms() {
        ProgrammeId programme = programmes.begin(district, "Neighbours who read", "To read together");
        String members = "/admin/programmes/" + programme + "/members";
        as(lead, web.post().uri(members + "/invitations").param("kind", "ANYONE"));
        String page = body(as(lead, web.get().uri(members)));
        Matcher link = Pattern.compile("href=\"http://localhost:8080(/invitations/[^\"]+)\"")
                .matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(page).contains("href=\"/admin/guests?district=" + district + "\"");
        String invitation = link.group(1);
        assertThat(body(web.get().uri(invitation).with(anonymous()).exchange()))
                .contains("/sign-in")
                .doesNotContain("Join by e-mail");

        as(lead, make().param("programme", programme.toString()));

        Matcher door = Pattern.compile("/join/[A-Za-z0-9_-]+")
                .matcher(body(web.get().uri(invitation).with(anonymous()).exchange()));
        assertThat(door.find()).isTrue();
        assertThat(web.get().uri(door.group())).hasStatusOk().bodyText().contains("Reading mentors");
        assertThat(as(lead, web.get().uri(invitation))).bodyText().doesNotContain(door.group());
    }

    @Test
    void takeNoProgrammeOfAnotherDistrict() {
        ProgrammeId elsewhere = programmes.begin(test.district(), "Elsewhere", "Because");

        assertThat(as(lead, make().param("programme", elsewhere.id().toString())))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a programme that is running");
    }

    @Test
    void leaveAGuestOneAddress() {
        String address = TestGuests.address().text();
        ask(invited(), "Nora Neighbour", address, "yes");
        web.post()
                .uri("/sign-in/open")
                .param("t", token(address))
                .param("address", address)
                .with(csrf())
                .exchange();
        SignedInPerson nora = guest(address);
        Matcher remove = Pattern.compile("/record/addresses/[0-9a-f-]{36}/remove")
                .matcher(body(as(nora, web.get().uri("/record/addresses"))));
        assertThat(remove.find()).isTrue();

        assertThat(as(nora, web.post().uri(remove.group())))
                .hasStatus(422)
                .bodyText()
                .contains("your only way in");
    }

    @Test
    void writeToTheMailboxThatWasProvedHoweverItIsTyped() {
        String address = TestGuests.address().text();
        String door = invited();
        comes(door, address);
        String shouted = address.toUpperCase(Locale.ROOT);

        ask(door, "Somebody Else", shouted, "yes");
        TestJobs.runDue(context, clock.instant());

        assertThat(TestMail.to(address))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.getAllRecipients()[0]).hasToString(address));
    }

    @Test
    void shutSomebodyOutWhomTheLeadWantsHereNoMore() {
        String address = TestGuests.address().text();
        comes(invited(), address);
        SignedInPerson nora = guest(address);
        assertThat(as(nora, web.get().uri("/credentials"))).hasStatusOk();
        Matcher guests = Pattern.compile("/admin/guests/[0-9a-f-]{36}\\?district")
                .matcher(body(as(lead, web.get().uri("/admin/guests"))));
        assertThat(guests.find()).isTrue();
        String page = guests.group().replace("?district", "");
        assertThat(as(lead, web.get().uri(page))).hasStatusOk().bodyText().contains("Nora Neighbour", "Shut out");

        assertThat(as(lead, web.post().uri(page + "/people/" + nora.id() + "/close")))
                .hasStatus(302);

        assertThat(as(nora, web.get().uri("/credentials"))).hasStatus(404);
        assertThat(as(nora, web.get().uri("/record"))).hasStatusOk().bodyText().doesNotContain("Find");
        assertThat(as(nora, web.get().uri("/privacy"))).bodyText().contains("Your district has shut you out");
        assertThat(as(lead, web.get().uri(page))).bodyText().contains("Let in again");
        as(lead, web.post().uri(page + "/people/" + nora.id() + "/open"));
        assertThat(as(nora, web.get().uri("/credentials"))).hasStatusOk();
        assertThat(jdbc.sql("select verb from audit_entry where about = ? order by at")
                        .param(nora.id().toString())
                        .query(String.class)
                        .list())
                .contains("access-closed", "access-opened");
    }

    @Test
    void costAsFewStatementsForManyGuestsAsForOne() {
        String door = invited();
        String address = TestGuests.address().text();
        comes(door, address);
        SignedInPerson nora = guest(address);
        String guestsOf = "/admin/guests/"
                + jdbc.sql("select id from guest_invitation where district_id = ?")
                        .param(district.id())
                        .query(UUID.class)
                        .single();
        // What is counted once an hour is counted by then.
        statements(nora, guestsOf);
        Map<String, Long> few = statements(nora, guestsOf);
        for (int i = 0; i < 2; i++) {
            comes(door, TestGuests.address().text());
            as(lead, make());
        }

        assertThat(statements(nora, guestsOf)).isEqualTo(few);
    }

    private Map<String, Long> statements(SignedInPerson guest, String guestsOf) {
        Map<String, Long> statements = new LinkedHashMap<>();
        for (String page : List.of("/admin/guests", guestsOf)) {
            statements.put(page, statements(lead, page));
        }
        for (String page : List.of("/home", "/record", "/credentials", "/record/addresses")) {
            statements.put(page, statements(TestPeople.as(guest), page));
        }
        return statements;
    }

    private long statements(Authentication me, String page) {
        return Statements.of(
                        sessions, () -> assertThat(as(me, web.get().uri(page))).hasStatusOk())
                .statements();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(ask(invited(), " ", "nobody", null))
                .hasStatus(422)
                .bodyText()
                .contains("Enter your name", "Enter an e-mail address", "Confirm that you are at least 18");
    }

    @Test
    void areNotFoundUnderAGuessedCode() {
        assertThat(web.get().uri("/join/abcdefghijkl")).hasStatus(404);
        assertThat(ask("/join/abcdefghijkl", "Nora", TestGuests.address().text(), "yes"))
                .hasStatus(404);
    }

    @Test
    void sayThatTheyAreClosed() {
        String door = invited();
        Matcher close = Pattern.compile("/admin/guests/[0-9a-f-]{36}/close")
                .matcher(body(as(lead, web.get().uri("/admin/guests"))));
        assertThat(close.find()).isTrue();
        as(lead, web.post().uri(close.group()));

        assertThat(web.get().uri(door)).hasStatus(410).bodyText().contains("This invitation is closed");
    }

    @Test
    void areMadeByLeadsAlone() {
        Authentication coach = TestPeople.as(test.person(district, "Cora Coach", Role.COACH), district);
        Authentication stranger = TestPeople.as(test.person(test.district(), "Stan Lead", Role.LEAD), district);

        assertThat(as(coach, web.get().uri("/admin/guests"))).hasStatus(404);
        assertThat(as(coach, make())).hasStatus(404);
        assertThat(as(stranger, make())).hasStatus(404);
    }

    @Test
    void areNotClosedByALeadOfAnotherDistrict() {
        invited();
        Matcher close = Pattern.compile("/admin/guests/[0-9a-f-]{36}/close")
                .matcher(body(as(lead, web.get().uri("/admin/guests"))));
        assertThat(close.find()).isTrue();
        DistrictId other = test.district();
        Authentication stranger = TestPeople.as(test.person(other, "Stan Lead", Role.LEAD), other);

        assertThat(as(stranger, web.post().uri(close.group()))).hasStatus(404);
    }

    @Test
    void nameWhatIsWrongWithTheirTerms() {
        assertThat(as(
                        lead,
                        web.post()
                                .uri("/admin/guests")
                                .param("title", "")
                                .param("audience", "STUDENT")
                                .param("places", "many")
                                .param("days", "0")))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Say what they are invited to",
                        "Choose as whom they earn",
                        "Enter a number of places",
                        "Enter a number of days");
    }

    private void comes(String door, String address) {
        ask(door, "Nora Neighbour", address, "yes");
        assertThat(web.post()
                        .uri("/sign-in/open")
                        .param("t", token(address))
                        .param("address", address)
                        .with(csrf()))
                .hasRedirectedUrl("/home");
    }

    private MvcTestResult begin(SignedInPerson me, DefinitionVersion credential) {
        return as(me, web.post().uri("/credentials/" + credential.slug() + "/start"));
    }

    private String invited() {
        assertThat(as(lead, make())).hasStatus(302);
        Matcher join = JOIN.matcher(body(as(lead, web.get().uri("/admin/guests"))));
        assertThat(join.find()).isTrue();
        return join.group(1);
    }

    private MockMvcRequestBuilder make() {
        return web.post()
                .uri("/admin/guests")
                .param("title", "Reading mentors")
                .param("audience", "COMMUNITY")
                .param("places", "3")
                .param("days", "30");
    }

    private MvcTestResult ask(String door, String name, String address, String adult) {
        MockMvcRequestBuilder request = web.post()
                .uri(door)
                .param("name", name)
                .param("address", address)
                .with(csrf());
        return (adult == null ? request : request.param("adult", adult)).exchange();
    }

    private SignedInPerson guest(String address) {
        OwnAddresses.Owner owner =
                addresses.owners(MailAddress.parse(address).orElseThrow().key()).get(0);
        PersonId nora = owner.person();
        return SignedInPerson.byLink(nora, owner.district(), "Nora Neighbour", "en", "UTC");
    }

    private String token(String address) {
        TestJobs.runDue(context, clock.instant());
        Matcher token = TOKEN.matcher(TestGuests.text(TestMail.to(address).get(0)));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static MvcTestResult as(SignedInPerson me, MockMvcRequestBuilder request) {
        return as(TestPeople.as(me), request);
    }

    private static MvcTestResult as(Authentication me, MockMvcRequestBuilder request) {
        return request.with(authentication(me)).with(csrf()).exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
