package org.waymark.catalog.standards;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.waymark.catalog.standards.TestPackages.item;
import static org.waymark.catalog.standards.TestPackages.link;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.StubPlatform;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

@OnH2
class StandardsPagesTests {

    private static final String PACKAGE = "/ims/case/v1p1/CFPackages/doc";

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    SessionFactory sessions;

    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    private final StubPlatform network = new StubPlatform();
    DistrictId district;
    Authentication teacher;
    Authentication spanish;
    Authentication designer;

    @BeforeEach
    void people() {
        district = people.district();
        PersonId jordan = people.person(district, "Jordan");
        teacher = TestPeople.as(jordan, district);
        spanish = TestPeople.as(TestPeople.signedIn(jordan, district, "es"));
        designer = TestPeople.as(people.person(district, "Dee", Role.DESIGNER), district);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void showWhatCameWithWaymarkAsCodesAndTitles() {
        assertThat(page("/standards", teacher)).bodyText().contains("InTASC Model Core Teaching Standards");
        assertThat(page("/standards/intasc", teacher)).bodyText().contains("1 Learner Development", "ccsso.org");
        assertThat(page("/standards/intasc/items/c-1", teacher)).bodyText().contains("Learner Development");
        assertThat(page("/standards/intasc/items/c-99", teacher)).hasStatus(404);
        assertThat(page("/standards/nothing", teacher)).hasStatus(404);
    }

    @Test
    void areFoundByWords() {
        assertThat(page("/standards?q=learner%20dev", teacher))
                .bodyText()
                .contains("/standards/intasc/items/c-1\"")
                .doesNotContain("Designer");
        assertThat(page("/standards?q=%3Cscript%3E", teacher)).bodyText().doesNotContain("<script>\"");
        assertThat(page("/standards/iste?q=zzz", spanish))
                .bodyText()
                .contains("Ningún estándar")
                .doesNotContain("??");
    }

    @Test
    void standOnTheirMicroCredentialByCodeAndTitle() {
        assertThat(page("/credentials/productive-small-group-work", teacher))
                .bodyText()
                .contains("InTASC", "3 Learning Environments", "5 Application of Content", "2.5.b");
    }

    @Test
    void comeFromAFileThatSomebodyLooksAtFirst() {
        String address = redirect(send(TestPackages.mathematics()));
        assertThat(page(address, designer)).bodyText().contains("A framework that you do not have yet", "id=\"land\"");
        assertThat(page("/standards", teacher)).bodyText().doesNotContain("Mathematics");
        assertThat(post(address + "/land")).hasStatus(302);
        assertThat(page(address, designer))
                .bodyText()
                .contains("What it changed")
                .doesNotContain("id=\"land\"");
        assertThat(page("/standards", teacher)).bodyText().contains("Mathematics");
        assertThat(post(address + "/land")).hasStatus(409);
    }

    @Test
    void tellEachFaultOfAFileAndWhereItIs() {
        String faulty = redirect(
                send(TestPackages.of("T", item("a", "A", "<script>x</script>") + "," + item("b", "", ""), "")));
        assertThat(page(faulty, designer))
                .bodyText()
                .contains(
                        "Mend these 2 faults",
                        "CFItems, entry 1",
                        "program code in “fullStatement”",
                        "CFItems, entry 2");
        String broken = redirect(send("{\"CFItems\":[\n{"));
        assertThat(page(broken, designer)).bodyText().contains("it is not JSON", "(line 2)");
        String circle = redirect(send(TestPackages.of(
                "T", item("a", "A", "T") + "," + item("b", "B", "T"), link("a", "b", 1) + "," + link("b", "a", 1))));
        assertThat(page(circle, designer)).bodyText().contains("a stands, over others, below itself");
    }

    @Test
    void askForAFile() {
        assertThat(send("")).hasStatus(422).bodyText().contains("Choose a file");
    }

    @Test
    void areFetchedFromAnAddress() {
        network.server.stubFor(
                get(urlPathEqualTo(PACKAGE)).willReturn(okJson("{\"CFPackage\":" + TestPackages.mathematics() + "}")));
        String address = redirect(call(network.url(PACKAGE)));
        assertThat(page(address, designer)).bodyText().contains("calling the address");
        TestJobs.runDue(context, clock.instant());
        assertThat(page(address, designer)).bodyText().contains("Mathematics", "id=\"land\"");
    }

    @Test
    void sayWhatAnAddressAnswered() {
        network.server.stubFor(
                get(urlPathEqualTo(PACKAGE)).willReturn(aResponse().withStatus(403)));
        String address = redirect(call(network.url(PACKAGE)));
        TestJobs.runDue(context, clock.instant());
        assertThat(page(address, designer)).bodyText().contains("answered 403 and no package");
    }

    @Test
    void tryAnAddressAgainThatDidNotAnswer() {
        network.server.stubFor(
                get(urlPathEqualTo(PACKAGE)).willReturn(aResponse().withStatus(503)));
        String address = redirect(call(network.url(PACKAGE)));
        TestJobs.runDue(context, clock.instant());
        assertThat(page(address, designer)).bodyText().contains("It is being read");
        network.server.stubFor(get(urlPathEqualTo(PACKAGE)).willReturn(okJson(TestPackages.mathematics())));
        TestJobs.runDue(context, clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(page(address, designer)).bodyText().contains("id=\"land\"");
    }

    @Test
    void areNotFetchedFromWithinOurNetwork() {
        for (String address : List.of(
                "http://case.example/x",
                "ftp://case.example/x",
                "file:///etc/passwd",
                "https://user:secret@case.example/x",
                "https://",
                "not an address")) {
            assertThat(call(address)).hasStatus(422).bodyText().contains("begins with https");
        }
        String metadata = redirect(call("https://169.254.169.254/latest"));
        TestJobs.runDue(context, clock.instant());
        assertThat(page(metadata, designer)).bodyText().contains("not on the public internet");
    }

    @Test
    void areForThoseWhoLookAfterThem() {
        String address = redirect(send(TestPackages.mathematics()));
        DistrictId elsewhere = people.district();
        Authentication far = TestPeople.as(people.person(elsewhere, "Far", Role.LEAD), elsewhere);
        assertThat(page("/admin/standards", teacher)).hasStatus(404);
        assertThat(page(address, teacher)).hasStatus(404);
        assertThat(page(address, far)).hasStatus(404);
        assertThat(page("/admin/standards", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void takeAsManyQueriesForTwoHundredAsForTwenty() {
        String key = landed(TestPackages.large(20));
        long level = queries("/standards/" + key + "/items/i0");
        long found = queries("/standards?q=Standard");
        long list = queries("/standards");
        landed(TestPackages.large(200));
        assertThat(queries("/standards/" + key + "/items/i0")).isEqualTo(level).isLessThanOrEqualTo(6);
        assertThat(queries("/standards?q=Standard")).isEqualTo(found).isLessThanOrEqualTo(6);
        assertThat(queries("/standards")).isEqualTo(list).isLessThanOrEqualTo(4);
    }

    private String landed(String text) {
        String address = redirect(send(text));
        post(address + "/land");
        String shown =
                new String(page(address, designer).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        return shown.replaceAll("(?s).*href=\"/standards/([0-9a-f-]{36})\".*", "$1");
    }

    private long queries(String path) {
        Statistics statistics = sessions.getStatistics();
        page(path, teacher);
        statistics.clear();
        assertThat(page(path, teacher)).hasStatusOk();
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult send(String text) {
        return web.post()
                .uri("/admin/standards/file")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "package.json", "application/json", text.getBytes(StandardCharsets.UTF_8)))
                .with(csrf())
                .with(authentication(designer))
                .exchange();
    }

    private MvcTestResult call(String address) {
        return web.post()
                .uri("/admin/standards/address")
                .param("address", address)
                .with(csrf())
                .with(authentication(designer))
                .exchange();
    }

    private MvcTestResult post(String address) {
        return web.post()
                .uri(address)
                .with(csrf())
                .with(authentication(designer))
                .exchange();
    }

    private MvcTestResult page(String address, Authentication who) {
        return web.get().uri(URI.create(address)).with(authentication(who)).exchange();
    }

    private static String redirect(MvcTestResult result) {
        return result.getResponse().getRedirectedUrl();
    }
}
