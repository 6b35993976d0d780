package org.waymark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.SmallDisk;
import org.waymark.TestClock;
import org.waymark.TestDatabases;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;

/** A film that a full disk stops goes on from where it was, once there is room. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(TestClock.Configuration.class)
@DirtiesContext
@EnabledIf("org.waymark.SmallDisk#canBeHad")
class UploadOnAFullDiskTests {

    private static SmallDisk disk;

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    private final byte[] film = TestFiles.film(40_000);
    private Authentication me;

    @DynamicPropertySource
    static void onASmallDisk(DynamicPropertyRegistry properties) throws IOException {
        disk = SmallDisk.ofMegabytes(4);
        properties.add("spring.datasource.url", TestDatabases::h2);
        properties.add("waymark.data-dir", disk::folder);
        properties.add("db-scheduler.enabled", () -> "false");
    }

    @AfterAll
    static void unmount() throws IOException {
        disk.close();
    }

    @Test
    void isToldThatThereIsNoRoomAndGoesOnWhenThereIs() throws IOException {
        DistrictId district = people.district();
        PersonId earner = people.person(district, "Jordan");
        me = TestPeople.as(earner, district);
        SubmissionId id = submissions.start(
                TestDefinitions.smallGroupWorkIn(district, context).definition(), earner, district);
        String upload = announced("/submissions/" + id + "/evidence/A1/uploads");
        assertThat(send(upload, 0, 10_000)).hasStatus(204);

        disk.fill();
        assertThat(send(upload, 10_000, film.length))
                .hasStatus(507)
                .bodyText()
                .contains("There is no room left to keep it");
        disk.makeRoom();

        String kept = tus(HttpMethod.HEAD, upload).exchange().getResponse().getHeader("Upload-Offset");
        assertThat(kept).isNotNull();
        assertThat(Integer.parseInt(kept)).isBetween(10_000, film.length - 1);
        assertThat(send(upload, Integer.parseInt(kept), film.length)).hasStatus(204);
        assertThat(submissions.forReview(id, district).evidence())
                .singleElement()
                .extracting(SubmissionForReview.Item::bytes)
                .isEqualTo((long) film.length);
    }

    private String announced(String uploads) {
        MvcTestResult result = tus(HttpMethod.POST, uploads)
                .header("Upload-Length", String.valueOf(film.length))
                .header("Upload-Metadata", "filename " + base64("lesson.mp4") + ",criteria " + base64("C1,C3"))
                .exchange();
        assertThat(result).hasStatus(201);
        return String.valueOf(result.getResponse().getHeader("Location"));
    }

    private MvcTestResult send(String upload, int from, int to) {
        return tus(HttpMethod.PATCH, upload)
                .header("Upload-Offset", String.valueOf(from))
                .header("Content-Length", String.valueOf(to - from))
                .contentType("application/offset+octet-stream")
                .content(Arrays.copyOfRange(film, from, to))
                .exchange();
    }

    private MockMvcRequestBuilder tus(HttpMethod method, String address) {
        return web.method(method)
                .uri(address)
                .with(authentication(me))
                .with(csrf().asHeader())
                .header("Tus-Resumable", "1.0.0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
