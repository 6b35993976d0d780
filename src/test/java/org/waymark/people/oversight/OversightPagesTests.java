package org.waymark.people.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/** The audit as those who oversee a district read it, and one's own part of it. */
@OnH2
class OversightPagesTests {

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    AuditLog audit;

    @Autowired
    SessionFactory sessions;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private PersonId lead;
    private PersonId union;
    private PersonId jordan;
    private PersonId rae;

    @BeforeEach
    void people() {
        clock.reset();
        district = test.district();
        lead = test.person(district, "Lee Lead", Role.LEAD);
        union = test.person(district, "Uma Union", Role.UNION);
        jordan = test.person(district, "Jordan Lee");
        rae = test.person(district, "Rae Chen", Role.REVIEWER);
    }

    @Test
    void aUnionRepresentativeReadsWhoDidWhatInWhichRole() {
        looked(lead, "LEAD", "person");

        assertThat(rows(page("/admin/audit", union)))
                .anyMatch(row -> row.contains("Lee Lead as programme lead")
                        && row.contains("opened the page of the person's roles")
                        && row.endsWith("Jordan Lee"));
    }

    @Test
    void aGivenRoleIsToldByItsName() {
        assertThat(rows(page("/admin/audit?group=ROLES&q=Rae", lead)))
                .singleElement()
                .asString()
                .contains("Whoever runs Waymark for the whole installation", "gave a role: Reviewer", "Rae Chen");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LEAD", "UNION"})
    void noOtherRoleFindsIt(Role role) {
        PersonId person = test.person(district, "Somebody", role);

        assertThat(get("/admin/audit", TestPeople.as(person, district))).hasStatus(404);
        assertThat(get("/admin/audit.csv", TestPeople.as(person, district))).hasStatus(404);
    }

    @Test
    void theOperatorDoesNotFindIt() {
        assertThat(get("/admin/audit", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void anotherDistrictsRecordIsNotInIt() {
        looked(lead, "LEAD", "person");
        DistrictId elsewhere = test.district();
        PersonId far = test.person(elsewhere, "Far Union", Role.UNION);

        assertThat(get("/admin/audit", TestPeople.as(far, elsewhere)))
                .bodyText()
                .contains("Far Union")
                .doesNotContain("Jordan Lee", "Lee Lead");
    }

    @Test
    void whoReadBlindIsAReviewerOfNobodysWork() {
        looked(rae, "THIRD_READER", "blind 7");

        assertThat(rows(page("/admin/audit?group=LOOKS", union)))
                .singleElement()
                .asString()
                .contains("10:00", "A reviewer", "read the work")
                .doesNotContain("Rae Chen", "Jordan Lee", "third reader");
        assertThat(text("/admin/audit.csv?group=LOOKS", union).lines().filter(line -> line.contains("without knowing")))
                .singleElement()
                .asString()
                .contains("T14:00:00Z", "A reviewer")
                .doesNotContain("Rae Chen", "Jordan Lee", "third reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rae", "Jordan"})
    void noNameFindsABlindLook(String name) {
        looked(rae, "REVIEWER", "blind 7");

        assertThat(rows(page("/admin/audit?q=" + name, union))).noneMatch(row -> row.contains("A reviewer"));
        assertThat(text("/admin/audit.csv?q=" + name, union)).doesNotContain("A reviewer");
    }

    @Test
    void whoseWorkItIsSeesThatItWasReadAndNotByHowMany() {
        looked(rae, "REVIEWER", "blind 7");
        looked(union, "THIRD_READER", "blind 8");

        assertThat(rows(page("/record/looks", jordan)))
                .singleElement()
                .asString()
                .contains("10:00", "A reviewer")
                .doesNotContain("Rae Chen", "third reader", "as reviewer");
    }

    @Test
    void aMinorHasNoNameAndIsFoundByNone() {
        isAMinor(jordan);
        looked(lead, "LEAD", "person");

        assertThat(rows(page("/admin/audit?group=LOOKS", union)))
                .singleElement()
                .asString()
                .contains("A student")
                .doesNotContain("Jordan");
        assertThat(rows(page("/admin/audit?q=Jordan", union))).isEmpty();
    }

    @Test
    void aMinorsNameStandsWhereTheirSchoolReadsIt() {
        // The lead looks after students whose school nobody has said.
        isAMinor(jordan);
        looked(union, "UNION", "person");

        assertThat(rows(page("/admin/audit?group=LOOKS", lead)))
                .singleElement()
                .asString()
                .contains("Jordan Lee");
    }

    @Test
    void whoLookedAtAMinorIsNamedToThem() {
        isAMinor(jordan);
        looked(lead, "LEAD", "person");

        assertThat(rows(page("/record/looks", jordan)))
                .singleElement()
                .asString()
                .contains("Lee Lead")
                .doesNotContain("A student");
    }

    @Test
    void lookingForPeopleIsALookAtEach() {
        PersonId other = test.person(district, "Jordan Diaz");
        page("/admin/audit?q=Jordan", union);

        assertThat(rows(page("/record/looks", jordan))).hasSize(1);
        assertThat(rows(page("/record/looks", other))).hasSize(1);
    }

    @Test
    void lookingForOnePersonIsALookAtThem() {
        page("/admin/audit?q=Jordan", union);

        assertThat(rows(page("/record/looks", jordan)))
                .singleElement()
                .asString()
                .contains("Uma Union", "searched this record");
    }

    @Test
    void wordsThatFitHundredsAskForMore() {
        IntStream.range(0, 51).forEach(i -> test.person(district, "Robin Number " + i));

        assertThat(page("/admin/audit?q=robin", lead).text()).contains("More than 50 people");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=yesterday", "to=2027-13-01", "from=2027-05-03&to=2027-05-02", "from=%2B999999999-01-01"})
    void aDayThatIsNoneIsSaidAndKept(String query) {
        assertThat(get("/admin/audit?q=Jordan&" + query, TestPeople.as(lead, district)))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem", "value=\"Jordan\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before=nonsense", "before=2027-05-03T14:02:00Z_x", "group=NONE", "q=%25"})
    void anAddressThatSomebodyChangedBreaksNothing(String query) {
        assertThat(get("/admin/audit?" + query, TestPeople.as(lead, district))).hasStatusOk();
    }

    @Test
    void aDayIsTheDistrictsDay() {
        // It is 10:02 on 3 May 2027 in New York.
        looked(lead, "LEAD", "person");

        assertThat(rows(page("/admin/audit?group=LOOKS&from=2027-05-03&to=2027-05-03", lead)))
                .hasSize(1);
        assertThat(rows(page("/admin/audit?group=LOOKS&from=2027-05-04", lead))).isEmpty();
    }

    @Test
    void pagesLeadOnToWhatIsOlder() {
        entries(60);
        Document first = page("/admin/audit", lead);
        Document second = page(first.select("a[rel=next]").attr("href"), lead);

        assertThat(rows(first)).hasSize(50);
        assertThat(rows(second)).hasSizeBetween(10, 20);
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    @Test
    void thePageTakesTheSameQueriesForAThousandEntriesAsForTen() {
        entries(10);
        long few = statements("/admin/audit?q=Jordan");
        entries(1000);

        assertThat(statements("/admin/audit?q=Jordan")).isEqualTo(few).isLessThanOrEqualTo(9);
    }

    @Test
    void theFileHasEverythingThatFitsAndNoFormula() {
        test.person(district, "=HYPERLINK(\"https://evil.example\")", Role.COACH);
        entries(120);
        String file = text("/admin/audit.csv", union);

        assertThat(file.lines())
                .hasSizeGreaterThan(120)
                .allMatch(line -> line.startsWith("\"") || line.startsWith("\uFEFF"));
        assertThat(file).contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"");
        assertThat(file.lines().filter(line -> line.contains("asked for deletion")))
                .hasSize(120);
    }

    @Test
    void thatTheFileWasTakenIsRecorded() {
        text("/admin/audit.csv", union);

        assertThat(rows(page("/admin/audit?group=RECORD", lead)))
                .singleElement()
                .asString()
                .contains("Uma Union", "downloaded this record");
    }

    @Test
    void itSpeaksSpanish() {
        looked(lead, "LEAD", "person");
        String page = new String(
                get("/admin/audit", TestPeople.as(TestPeople.signedIn(union, district, "es")))
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);

        assertThat(page).contains("Quién hizo o miró qué", "como responsable del programa", "abrió la página");
    }

    @Test
    void everyoneFindsWhoLookedAtTheirOwnWorkAlone() {
        looked(lead, "LEAD", "person");

        assertThat(rows(page("/record/looks", jordan)))
                .singleElement()
                .asString()
                .contains("Lee Lead as programme lead");
        assertThat(rows(page("/record/looks", rae))).isEmpty();
    }

    @Test
    void whatElseConcernsOneIsNoLook() {
        assertThat(page("/record/looks", rae).text()).contains("Nobody yet");
    }

    @Test
    void onesOwnLooksComeInPages() {
        for (int i = 0; i < 60; i++) {
            looked(lead, "LEAD", "work " + i);
        }
        Document first = page("/record/looks", jordan);

        assertThat(rows(first)).hasSize(50);
        assertThat(rows(page(first.select("a[rel=next]").attr("href"), jordan))).hasSize(10);
    }

    @Test
    void aLeadWhoOpensAPersonsPageIsSeenThere() {
        page("/admin/people/" + jordan, lead);
        page("/admin/people/" + jordan, lead);

        assertThat(rows(page("/record/looks", jordan))).hasSize(1);
    }

    private void isAMinor(PersonId person) {
        jdbc.sql("update person set protected_until = ? where id = ?")
                .params(LocalDate.of(2030, 1, 1), person.id())
                .update();
    }

    private void looked(PersonId who, String role, String what) {
        audit.looked(district.id(), who.toString(), role, jordan.toString(), what);
    }

    private void entries(int number) {
        for (int i = 0; i < number; i++) {
            audit.recordAbout(
                    district.id(), jordan.toString(), "SELF", "privacy-asked", jordan.toString(), jordan.toString());
        }
    }

    private long statements(String path) {
        Statistics statistics = sessions.getStatistics();
        get(path, TestPeople.as(lead, district));
        statistics.clear();
        get(path, TestPeople.as(lead, district));
        return statistics.getPrepareStatementCount();
    }

    private static List<String> rows(Document page) {
        return page.select("tbody tr").eachText();
    }

    private Document page(String path, PersonId who) {
        return Jsoup.parse(text(path, who));
    }

    private String text(String path, PersonId who) {
        MvcTestResult answer = get(path, TestPeople.as(who, district));
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(URI.create(path)).with(authentication(who)).exchange();
    }
}
