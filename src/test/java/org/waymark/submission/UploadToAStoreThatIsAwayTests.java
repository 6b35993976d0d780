package org.waymark.submission;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;

/** A bucket that answers nothing but errors, and a teacher who hands in a film that evening. */
@OnH2
class UploadToAStoreThatIsAwayTests {

    /** Before the context, which asks where it is. */
    private static final WireMockServer BUCKET = started();

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private Authentication me;
    private SubmissionId id;
    private String page;

    @DynamicPropertySource
    static void inABucket(DynamicPropertyRegistry settings) {
        settings.add("waymark.storage.s3.bucket", () -> "evidence");
        settings.add("waymark.storage.s3.endpoint", BUCKET::baseUrl);
        settings.add("waymark.storage.s3.access-key", () -> "test");
        settings.add("waymark.storage.s3.secret-key", () -> "test-secret");
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        server.stubFor(any(anyUrl()).willReturn(serverError()));
        return server;
    }

    @AfterAll
    static void stopped() {
        BUCKET.stop();
    }

    @BeforeEach
    void aDraft() {
        DistrictId district = people.district();
        PersonId earner = people.person(district, "Jordan");
        me = TestPeople.as(earner, district);
        id = submissions.start(
                TestDefinitions.smallGroupWorkIn(district, context).definition(), earner, district);
        page = "/submissions/" + id + "/evidence/A1";
    }

    @Test
    void aFileInPiecesIsToldToComeBack() {
        assertThat(web.post()
                        .uri(page + "/uploads")
                        .with(authentication(me))
                        .with(csrf().asHeader())
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "1000")
                        .header("Upload-Metadata", "filename bGVzc29uLm1wNA==,criteria QzE="))
                .hasStatus(503)
                .hasHeader("Retry-After", "60");
    }

    @Test
    void aFormReadsWhatIsKeptAndLeavesNothingHalf() {
        assertThat(web.post()
                        .uri(page)
                        .multipart()
                        .file(new MockMultipartFile("file", "lesson.mp4", "video/mp4", TestFiles.film(2_000)))
                        .param("criteria", "C1")
                        .param("students", "no")
                        .accept("text/html")
                        .with(authentication(me))
                        .with(csrf()))
                .hasStatus(503)
                .bodyText()
                .contains("The files cannot be reached just now", "What you saved before is kept");
        assertThat(jdbc.sql("select count(*) from evidence_item where submission_id = ?")
                        .param(id.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatNeedsNoFileGoesOn() {
        assertThat(web.get().uri(page).accept("text/html").with(authentication(me)))
                .hasStatusOk();
    }
}
