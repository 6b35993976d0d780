package org.waymark.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.TestArrivals;
import org.waymark.storage.TestFiles;

/** Resumable uploads as a tus client makes them, on both databases. */
abstract class UploadsContract {

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    Uploads uploads;

    @Autowired
    EvidenceFiles files;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final byte[] film = TestFiles.film(40_000);
    private DistrictId district;
    private PersonId earner;
    private Authentication me;
    private SubmissionId id;
    private String page;

    @BeforeEach
    void start() {
        district = people.district();
        earner = people.person(district, "Jordan");
        me = TestPeople.as(earner, district);
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        id = submissions.start(definition.definition(), earner, district);
        page = "/submissions/" + id + "/evidence/A1";
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aFileInPiecesBecomesEvidenceWhenItIsWhole() {
        String upload = announced("lesson 7.mp4", film.length, "title", "My lesson", "students", "no");

        assertThat(send(upload, 0, Arrays.copyOfRange(film, 0, 10_000)))
                .hasStatus(204)
                .hasHeader("Upload-Offset", "10000");
        assertThat(evidence()).isEmpty();
        assertThat(send(upload, 10_000, Arrays.copyOfRange(film, 10_000, film.length)))
                .hasStatus(204)
                .hasHeader("Upload-Offset", "40000");

        assertThat(evidence()).hasSize(1);
        SubmissionForReview.Item item =
                submissions.forReview(id, district).evidence().get(0);
        assertThat(item.mediaType()).isEqualTo("video/mp4");
        assertThat(item.bytes()).isEqualTo(40_000);
        assertThat(item.criteria()).containsExactlyInAnyOrder("C1", "C3");
        assertThat(get(page)).bodyText().contains(">My lesson</h3>").doesNotContain("have arrived. Choose");
    }

    @Test
    void whatCameIsWhatIsKept() throws Exception {
        String upload = announced("lesson.mp4", film.length);
        send(upload, 0, Arrays.copyOfRange(film, 0, 7));
        send(upload, 7, Arrays.copyOfRange(film, 7, film.length));

        EvidenceFile file = submissions.openFile(
                id, submissions.forReview(id, district).evidence().get(0).id(), district);

        try (var in = files.open(file.key())) {
            assertThat(in.readAllBytes()).isEqualTo(film);
        }
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(film)));
    }

    @Test
    void aClientAsksHowFarItIs() {
        String upload = announced("lesson.mp4", film.length);
        send(upload, 0, Arrays.copyOfRange(film, 0, 123));

        assertThat(head(upload)).hasHeader("Upload-Offset", "123").hasHeader("Upload-Length", "40000");
    }

    @Test
    void thePageShowsWhatIsNotFinished() {
        announced("lesson.mp4", 3 * 1024 * 1024);

        assertThat(get(page))
                .bodyText()
                .contains("lesson.mp4", "1 KB of 3.0 MB have arrived. Choose the same file again");
    }

    @Test
    void aPieceAtTheWrongPlaceIsNotTaken() {
        String upload = announced("lesson.mp4", film.length);

        assertThat(send(upload, 5, film)).hasStatus(409);
        assertThat(head(upload)).hasHeader("Upload-Offset", "0");
    }

    @Test
    void moreThanWasAnnouncedIsNotTaken() {
        String upload = announced("lesson.mp4", 100);

        assertThat(send(upload, 0, film)).hasStatus(400);
        assertThat(head(upload)).hasHeader("Upload-Offset", "0");
    }

    @Test
    void nobodyElseFindsIt() {
        String upload = announced("lesson.mp4", film.length);
        Authentication other = TestPeople.as(people.person(district, "Sam"), district);
        Authentication stranger = TestPeople.as(people.person(people.district(), "Kim"), people.district());

        for (Authentication not : new Authentication[] {other, stranger}) {
            assertThat(tus(HttpMethod.HEAD, upload, not)).hasStatus(404);
            assertThat(tus(HttpMethod.DELETE, upload, not)).hasStatus(404);
            assertThat(tus(HttpMethod.PATCH, upload, not)
                            .header("Upload-Offset", "0")
                            .contentType("application/offset+octet-stream")
                            .content(film))
                    .hasStatus(404);
            assertThat(announce(not, "a.mp4", 10)).hasStatus(404);
        }
        assertThat(head(upload)).hasHeader("Upload-Offset", "0");
    }

    @Test
    void noForgedRequestAnnouncesOrSends() {
        String upload = announced("lesson.mp4", film.length);

        assertThat(web.method(HttpMethod.POST)
                        .uri(page + "/uploads")
                        .with(authentication(me))
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "10"))
                .hasStatus(403);
        assertThat(web.method(HttpMethod.DELETE)
                        .uri(upload)
                        .with(authentication(me))
                        .header("Tus-Resumable", "1.0.0"))
                .hasStatus(403);
    }

    @Test
    void itBelongsToItsOwnRequirement() {
        String upload = announced("lesson.mp4", film.length);

        assertThat(head(upload.replace("/evidence/A1/", "/evidence/A2/"))).hasStatus(404);
    }

    @Test
    void whatIsRefusedIsSaidInASentenceAndStaysOnThePage() {
        String upload = announced("plan.pdf", TestFiles.html().length);

        assertThat(send(upload, 0, TestFiles.html()))
                .hasStatus(422)
                .hasContentTypeCompatibleWith("text/plain")
                .bodyText()
                .startsWith("This is a program or a web page");

        assertThat(get(page)).bodyText().contains("plan.pdf", "This is a program or a web page");
        assertThat(evidence()).isEmpty();
        assertThat(TestFiles.kept(district, context)).isZero();
        assertThat(post(upload + "/forget")).hasRedirectedUrl(page);
        assertThat(get(page)).bodyText().doesNotContain("This is a program");
    }

    @Test
    void whatMayNotComeIsRefusedBeforeItDoes() {
        assertThat(announce(me, "empty.pdf", 0)).hasStatus(422).bodyText().isEqualTo("The file is empty");
        assertThat(announce(me, "film.mp4", files.largest() + 1))
                .hasStatus(422)
                .bodyText()
                .isEqualTo("It is too large: a file may have up to 2.0 GB");
        assertThat(announce(me, "setup.exe", 100)).hasStatus(422).bodyText().startsWith("This is a program");
    }

    @Test
    void announcedFilesCountForTheQuota() {
        for (int i = 0; i < 10; i++) {
            announced("film" + i + ".mp4", files.largest());
        }

        assertThat(announce(me, "film.mp4", 10))
                .hasStatus(422)
                .bodyText()
                .isEqualTo(
                        "You have used 20.0 GB of your 20.0 GB, and this file does not fit: remove what you no longer"
                                + " need, or choose a smaller one");
    }

    @Test
    void tenThousandTinyFilesAreMoreThanAnyoneCouldRead() {
        for (int i = 0; i < Uploads.MOST_PIECES; i++) {
            announced("note" + i + ".txt", 1);
        }

        assertThat(announce(me, "note.txt", 1)).hasStatus(422).bodyText().startsWith("There are 200 pieces already");
    }

    @Test
    void aFileMustServeACriterion() {
        assertThat(web.method(HttpMethod.POST)
                        .uri(page + "/uploads")
                        .with(authentication(me))
                        .with(csrf().asHeader())
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "10")
                        .header("Upload-Metadata", "filename " + base64("a.pdf")))
                .hasStatus(422)
                .bodyText()
                .isEqualTo("Choose at least one criterion");
    }

    @Test
    void sentencesSpeakSpanish() {
        Authentication spanish = TestPeople.as(TestPeople.signedIn(earner, district, "es"));

        assertThat(announce(spanish, "empty.pdf", 0)).bodyText().isEqualTo("El archivo está vacío");
    }

    @Test
    void nothingIsAddedToWhatWasHandedIn() {
        String upload = announced("lesson.mp4", film.length);
        TestSubmissions.complete(id, earner, district, context);
        drafts.submit(id, earner, district, true);

        assertThat(send(upload, 0, film)).hasStatus(422).bodyText().startsWith("You have already submitted this");
        assertThat(announce(me, "b.mp4", 10)).hasStatus(422);
    }

    @Test
    void oneRequestAtATimeHasItsTurn() {
        String upload = announced("lesson.mp4", film.length);
        held(upload);

        assertThat(send(upload, 0, film)).hasStatus(423);
        clock.advance(Duration.ofSeconds(31));
        assertThat(send(upload, 0, film)).hasStatus(204);
    }

    @Test
    void anUploadCanBeEnded() {
        String upload = announced("lesson.mp4", film.length);
        send(upload, 0, Arrays.copyOfRange(film, 0, 100));

        assertThat(tus(HttpMethod.DELETE, upload, me)).hasStatus(204);

        assertThat(head(upload)).hasStatus(404);
        assertThat(get(page)).bodyText().doesNotContain("lesson.mp4");
    }

    @Test
    void whatWasWholeWhenAProcessDiedBecomesEvidenceLater() {
        String upload = announced("lesson.mp4", film.length);
        send(upload, 0, Arrays.copyOfRange(film, 0, film.length - 1));
        TestArrivals.dieAfter(upload, film[film.length - 1], district, context);
        clock.advance(Duration.ofMinutes(3));

        uploads.takeLeftBehind();

        assertThat(evidence()).hasSize(1);
        assertThat(get(page)).bodyText().doesNotContain("have arrived. Choose");
    }

    @Test
    void whatCameTooLateForItsSubmissionHoldsUpNoOther() {
        String late = announced("lesson.mp4", film.length);
        send(late, 0, Arrays.copyOfRange(film, 0, film.length - 1));
        TestArrivals.dieAfter(late, film[film.length - 1], district, context);
        TestSubmissions.complete(id, earner, district, context);
        drafts.submit(id, earner, district, true);
        another();
        String other = announced("lesson.mp4", film.length);
        send(other, 0, Arrays.copyOfRange(film, 0, film.length - 1));
        TestArrivals.dieAfter(other, film[film.length - 1], district, context);
        clock.advance(Duration.ofMinutes(3));

        uploads.takeLeftBehind();

        assertThat(evidence()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from arriving_file where district_id = ? and taken_at is null")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(TestFiles.kept(district, context)).isOne();
    }

    @Test
    void whatAPowerCutTookComesAgainFromThere() {
        String upload = announced("lesson.mp4", film.length);
        send(upload, 0, Arrays.copyOfRange(film, 0, film.length - 1));
        TestArrivals.dieAfter(upload, film[film.length - 1], district, context);
        TestArrivals.shorten(upload, 12_345, district, context);

        assertThat(head(upload)).hasStatus(423);
        assertThat(head(upload)).hasHeader("Upload-Offset", "12345");
        assertThat(get(page)).bodyText().contains("12 KB of 39 KB have arrived. Choose the same file again");
        assertThat(send(upload, 12_345, Arrays.copyOfRange(film, 12_345, film.length)))
                .hasStatus(204);
        assertThat(evidence()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"jpg, 0", "png, 8"})
    void aDamagedPictureIsRefusedOnce(String kind, int missing) {
        byte[] picture = kind.equals("jpg") ? damaged(TestFiles.jpg()) : TestFiles.png();
        byte[] cut = Arrays.copyOf(picture, picture.length - missing);
        String upload = announced("board." + kind, cut.length);

        assertThat(send(upload, 0, cut)).hasStatus(422).bodyText().startsWith("This file is damaged");

        assertThat(get(page)).bodyText().contains("This file is damaged").doesNotContain("Choose the same file again");
        assertThat(evidence()).isEmpty();
        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void noConnectionIsHeldWhileBytesFlow() {
        List<Boolean> held = new ArrayList<>();
        InputStream bytes = new ByteArrayInputStream(TestFiles.png()) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                held.add(TransactionSynchronizationManager.isActualTransactionActive());
                return super.read(into, offset, length);
            }
        };

        drafts.attachFile(id, earner, district, "A1", "Board", "board.png", bytes, Set.of("C1"), false);

        assertThat(held).isNotEmpty().containsOnly(false);
        assertThat(evidence()).hasSize(1);
    }

    @Test
    void whoeverLostTheLastAnswerAsksAgainAndAddsNothing() {
        String upload = announced("lesson.mp4", film.length);
        send(upload, 0, film);

        assertThat(head(upload)).hasHeader("Upload-Offset", "40000");

        assertThat(tus(HttpMethod.DELETE, upload, me)).hasStatus(204);
        assertThat(evidence()).hasSize(1);
        assertThat(TestFiles.kept(district, context)).isOne();
    }

    /** A second person of the district begins. */
    private void another() {
        DefinitionId definition = submissions.card(id, district).definition();
        earner = people.person(district, "Sam");
        me = TestPeople.as(earner, district);
        id = submissions.start(definition, earner, district);
        page = "/submissions/" + id + "/evidence/A1";
    }

    /** Its last segment before the picture itself says that it is longer than it is. */
    private static byte[] damaged(byte[] jpg) {
        byte[] damaged = jpg.clone();
        for (int at = 2; at < damaged.length - 1; at += 2 + (damaged[at + 2] & 0xff) * 256 + (damaged[at + 3] & 0xff)) {
            if (damaged[at + 1] == (byte) 0xDA) {
                damaged[at + 2] = 0x7f;
                return damaged;
            }
        }
        throw new AssertionError("no scan");
    }

    private String[] evidence() {
        return submissions.forReview(id, district).evidence().stream()
                .map(item -> item.id().toString())
                .toArray(String[]::new);
    }

    private void held(String upload) {
        jdbc.sql("update arriving_file set lock_id = id, locked_until = :until where district_id = :district")
                .param("until", OffsetDateTime.ofInstant(clock.instant().plusSeconds(30), ZoneOffset.UTC))
                .param("district", district.id())
                .update();
    }

    private String announced(String name, long length, String... more) {
        MvcTestResult result = announce(me, name, length, more);
        assertThat(result).hasStatus(201);
        return result.getResponse().getHeader("Location");
    }

    private MvcTestResult announce(Authentication who, String name, long length, String... more) {
        StringBuilder facts =
                new StringBuilder("filename " + base64(name) + ",criteria " + base64("C1,C3,no such thing"));
        for (int i = 0; i < more.length; i += 2) {
            facts.append(",").append(more[i]).append(" ").append(base64(more[i + 1]));
        }
        return web.method(HttpMethod.POST)
                .uri(page + "/uploads")
                .with(authentication(who))
                .with(csrf().asHeader())
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(length))
                .header("Upload-Metadata", facts.toString())
                .exchange();
    }

    private MvcTestResult send(String upload, long at, byte[] bytes) {
        return tus(HttpMethod.PATCH, upload, me)
                .header("Upload-Offset", String.valueOf(at))
                .header("Content-Length", String.valueOf(bytes.length))
                .contentType("application/offset+octet-stream")
                .content(bytes)
                .exchange();
    }

    private MvcTestResult head(String upload) {
        return tus(HttpMethod.HEAD, upload, me).exchange();
    }

    private MockMvcRequestBuilder tus(HttpMethod method, String upload, Authentication who) {
        return web.method(method)
                .uri(upload)
                .with(authentication(who))
                .with(csrf().asHeader())
                .header("Tus-Resumable", "1.0.0");
    }

    private MvcTestResult get(String address) {
        return web.get().uri(address).with(authentication(me)).exchange();
    }

    private MvcTestResult post(String address) {
        return web.post().uri(address).with(authentication(me)).with(csrf()).exchange();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
