package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;

@OnH2
class FileAddressTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    FileAddresses addresses;

    @Autowired
    OwnEvidence door;

    @Autowired
    ApplicationContext context;

    private final byte[] picture = TestFiles.png();
    private DistrictId district;
    private PersonId earner;
    private Authentication me;
    private SubmissionId id;
    private EvidenceId item;
    private String file;

    @BeforeEach
    void attach() {
        district = people.district();
        earner = people.person(district, "Jordan");
        me = TestPeople.as(earner, district);
        id = submissions.start(
                TestDefinitions.smallGroupWorkIn(district, context).definition(), earner, district);
        item = drafts.attachFile(
                id,
                earner,
                district,
                "A1",
                "Tickets",
                "tickets.png",
                new ByteArrayInputStream(picture),
                Set.of("C1"),
                false);
        file = "/submissions/" + id + "/evidence/items/" + item + "/file";
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void leadsToTheBytes() {
        assertThat(get(address())).hasStatusOk().hasContentType("image/png");
        assertThat(get(address()).getResponse().getContentAsByteArray()).isEqualTo(picture);
    }

    @Test
    void namesNeitherTheFileNorItsOwner() {
        assertThat(address())
                .startsWith("/files/")
                .doesNotContain(id.toString(), item.toString(), earner.toString(), "tickets");
    }

    @Test
    void anExpiredOneGoesOnWhileTheDoorIsOpen() {
        String old = address();
        clock.advance(FileAddresses.LIFE.plusSeconds(1));

        MvcTestResult answer = get(old);

        assertThat(answer).hasStatus(302);
        assertThat(answer.getResponse().getRedirectedUrl())
                .startsWith("/files/")
                .isNotEqualTo(old);
        assertThat(get(answer.getResponse().getRedirectedUrl())).hasStatusOk();
    }

    @Test
    void neitherAFreshNorAnExpiredOneOutlivesTheRight() {
        String fresh = address();
        drafts.remove(id, item, earner, district);

        assertThat(get(fresh)).hasStatus(404);
        clock.advance(Duration.ofMinutes(11));
        assertThat(get(fresh)).hasStatus(404);
    }

    @Test
    void isGoodForNobodyElse() {
        Authentication other = TestPeople.as(people.person(district, "Sam"), district);

        assertThat(web.get().uri(address()).with(authentication(other))).hasStatus(404);
        assertThat(web.get().uri(address())).hasStatus(401);
    }

    @Test
    void isGoodForNoOtherSession() {
        SignedInPerson person = TestPeople.signedIn(earner, district);
        MockHttpServletRequest mine = new MockHttpServletRequest();
        mine.setSession(new MockHttpSession());
        MockHttpServletRequest another = new MockHttpServletRequest();
        another.setSession(new MockHttpSession());

        String token = addresses.fresh(door, id, item, person, mine).substring("/files/".length());

        assertThat(addresses.read(token, person, mine)).isPresent();
        assertThat(addresses.read(token, person, another)).isEmpty();
    }

    @Test
    void aPageOfADocumentIsAPictureAtTheSameDoor() {
        EvidenceId document = drafts.attachFile(
                id,
                earner,
                district,
                "A1",
                "Plan",
                "plan.pdf",
                new ByteArrayInputStream(TestFiles.pdf()),
                Set.of("C1"),
                false);
        String plan = "/submissions/" + id + "/evidence/items/" + document + "/file";

        String address = get(plan + "?page=1").getResponse().getRedirectedUrl();
        assertThat(get(address))
                .hasStatusOk()
                .hasContentType("image/png")
                .hasHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .hasHeader("Cache-Control", "private, no-store");
        assertThat(get(address.replace("page=1", "page=2"))).hasStatus(404);
        assertThat(get(address.replace("page=1", "page=x"))).hasStatus(404);
        assertThat(get(get(file + "?page=1").getResponse().getRedirectedUrl())).hasStatus(404);
        assertThat(web.get()
                        .uri(plan + "?page=1")
                        .with(authentication(TestPeople.as(people.person(district, "Sam"), district))))
                .hasStatus(404);
        assertThat(get("/submissions/" + id + "/evidence/items/" + document + "/thumbnail"))
                .hasStatusOk()
                .hasContentType("image/png");
        assertThat(get("/submissions/" + id + "/evidence/A1"))
                .bodyText()
                .contains("View the first page", plan + "?page=1", "Page 1 of “Plan”", "Download, 1 KB");
    }

    @Test
    void aForgedOneIsNotFound() {
        String address = address();
        char last = address.charAt(address.length() - 2);

        assertThat(get(address.substring(0, address.length() - 2) + (last == 'A' ? 'B' : 'A') + "A"))
                .hasStatus(404);
        assertThat(get("/files/x")).hasStatus(404);
        assertThat(get("/files/" + "A".repeat(300))).hasStatus(404);
    }

    @Test
    void aPlayerGetsTheRangeItAsksFor() {
        MvcTestResult part = range("bytes=10-19");

        assertThat(part)
                .hasStatus(206)
                .hasHeader("Content-Range", "bytes 10-19/" + picture.length)
                .hasHeader("Content-Length", "10")
                .hasHeader("Accept-Ranges", "bytes");
        assertThat(part.getResponse().getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(picture, 10, 20));
    }

    @Test
    void aRangeMayBeOpenAtEitherEnd() {
        assertThat(range("bytes=5-").getResponse().getContentAsByteArray())
                .isEqualTo(Arrays.copyOfRange(picture, 5, picture.length));
        assertThat(range("bytes=-4").getResponse().getContentAsByteArray())
                .isEqualTo(Arrays.copyOfRange(picture, picture.length - 4, picture.length));
    }

    @Test
    void aRangeBeyondTheEndIsNotSatisfiable() {
        assertThat(range("bytes=100000-")).hasStatus(416).hasHeader("Content-Range", "bytes */" + picture.length);
    }

    @Test
    void severalRangesOrNonsenseAreTheWholeFile() {
        assertThat(range("bytes=0-1,4-5")).hasStatusOk();
        assertThat(range("lines=1-2")).hasStatusOk();
    }

    @Test
    void aRangeOfAnotherEditionIsTheWholeFile() {
        String tag = get(address()).getResponse().getHeader("ETag");

        assertThat(range("bytes=0-1", tag)).hasStatus(206);
        assertThat(range("bytes=0-1", "\"another\"")).hasStatusOk();
    }

    @Test
    void aLookAheadHasNoBody() {
        MvcTestResult head = web.method(HttpMethod.HEAD)
                .uri(address())
                .with(authentication(me))
                .exchange();

        assertThat(head).hasStatusOk().hasHeader("Content-Length", String.valueOf(picture.length));
        assertThat(head.getResponse().getContentAsByteArray()).isEmpty();
    }

    private MvcTestResult range(String range) {
        return range(range, null);
    }

    private MvcTestResult range(String range, String ifRange) {
        var request = web.get().uri(address()).with(authentication(me)).header("Range", range);
        return (ifRange == null ? request : request.header("If-Range", ifRange)).exchange();
    }

    private String address() {
        return get(file).getResponse().getRedirectedUrl();
    }

    private MvcTestResult get(String address) {
        return web.get().uri(address).with(authentication(me)).exchange();
    }
}
