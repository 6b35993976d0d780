package org.waymark.submission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.FileState;
import org.waymark.storage.StoredFile;
import org.waymark.storage.TestFiles;
import org.waymark.storage.TestScans;

/** Where viruses are looked for, nothing is shown to others before it was found clean. */
@OnH2
class VirusTests {

    private static final byte[] NOTES = "What I saw in the third group".getBytes(US_ASCII);

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private TestScans scans;
    private DistrictId district;
    private PersonId earner;
    private SubmissionId id;

    @BeforeEach
    void start() throws IOException {
        scans = new TestScans(context);
        district = people.district();
        earner = people.person(district, "Jordan");
        id = submissions.start(
                TestDefinitions.smallGroupWorkIn(district, context).definition(), earner, district);
    }

    @AfterEach
    void stop() throws IOException {
        scans.close();
    }

    @Test
    void whatIsStillToBeLookedAtIsItsOwnersAlone() throws IOException {
        attach(NOTES);
        EvidenceId item = item();

        assertThat(state()).isEqualTo(FileState.WAITING);
        assertThatThrownBy(() -> submissions.openFile(id, item, district)).isInstanceOf(SubmissionNotFound.class);
        assertThat(page("")).contains("Being checked");
        assertThat(web.get()
                        .uri("/submissions/" + id + "/evidence/items/" + item + "/file")
                        .with(authentication(TestPeople.as(earner, district))))
                .hasStatus(302);
    }

    @Test
    void whatWasFoundCleanIsShown() {
        StoredFile file = attach(NOTES);

        scans.look(file);

        assertThat(state()).isEqualTo(FileState.SAFE);
        assertThat(submissions.openFile(id, item(), district).key()).isEqualTo(file.key());
    }

    @Test
    void aVirusIsTakenOutOfADraftAndItsOwnerTold() {
        StoredFile file = attach(TestScans.VIRUS);
        EvidenceId item = item();

        scans.look(file);
        TestJobs.runDue(context, clock.instant());

        assertThat(submissions.forReview(id, district).evidence()).isEmpty();
        assertThat(TestFiles.kept(district, context)).isZero();
        assertThat(web.get().uri("/notices").with(authentication(TestPeople.as(earner, district))))
                .bodyText()
                .contains("A virus was found in “Notes”. The file was removed; nobody saw it.");
        assertThat(jdbc.sql("select about || ' ' || subject from audit_entry where district = ? and verb = ?")
                        .params(district.id(), "evidence-infected")
                        .query(String.class)
                        .list())
                .containsExactly(earner + " " + item);
    }

    @Test
    void ofWhatWasHandedInTheBytesGoAndThePieceSaysWhy() throws IOException {
        StoredFile file = attach(TestScans.VIRUS);
        TestSubmissions.complete(id, earner, district, context);
        drafts.submit(id, earner, district, true);
        EvidenceId item = item();

        scans.look(file);
        TestJobs.runDue(context, clock.instant());

        assertThat(state()).isEqualTo(FileState.INFECTED);
        assertThatThrownBy(() -> submissions.openFile(id, item, district)).isInstanceOf(SubmissionNotFound.class);
        assertThat(TestFiles.kept(district, context)).isZero();
        assertThat(page("/check")).contains("A virus was found in this file. It was removed");
    }

    @Test
    void aDaemonThatIsAwayIsAskedAgain() throws IOException {
        StoredFile file = attach(NOTES);
        scans.close();

        assertThatThrownBy(() -> scans.look(file)).isInstanceOf(TryLater.class);

        assertThat(state()).isEqualTo(FileState.WAITING);
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance like ?")
                        .param("storage.scan|" + file.key() + "%")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whatCouldNotBeLookedAtStaysItsOwnersAlone() throws IOException {
        StoredFile file = attach(NOTES);

        scans.giveUp(file);

        assertThat(state()).isEqualTo(FileState.UNCHECKED);
        assertThat(page("")).contains("Not checked yet");
        assertThatThrownBy(() -> submissions.openFile(id, item(), district)).isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void whereADaemonIsSetLaterWhatCameBeforeWaitsForIt() {
        drafts.attachFile(
                id, earner, district, "A1", "Notes", "notes.txt", new ByteArrayInputStream(NOTES), Set.of("C1"), false);
        StoredFile clean = attach(NOTES);
        scans.look(clean);
        try {
            TestScans.start(true, false, context);

            assertThat(states()).containsExactlyInAnyOrder(FileState.WAITING, FileState.SAFE);
            assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance like ?")
                            .param("storage.scan|" + district + "%")
                            .query(Integer.class)
                            .single())
                    .isGreaterThanOrEqualTo(1);
        } finally {
            TestScans.start(false, true, context);
        }
    }

    @Test
    void aNodeWhoseDaemonIsNotSetShowsNothingThatWaits() {
        attach(NOTES);

        TestScans.start(false, false, context);

        assertThat(states()).containsExactly(FileState.WAITING);
    }

    @Test
    void whereTheDaemonIsGoneForGoodNothingWaits() {
        attach(NOTES);
        scans.giveUp(attach("More of it".getBytes(US_ASCII)));

        TestScans.start(false, true, context);

        assertThat(states()).containsExactly(FileState.SAFE, FileState.SAFE);
    }

    private List<FileState> states() {
        return submissions.forReview(id, district).evidence().stream()
                .map(SubmissionForReview.Item::state)
                .toList();
    }

    private StoredFile attach(byte[] bytes) {
        return transaction.execute(status -> {
            StoredFile file = scans.keep(district, bytes);
            drafts.attach(
                    id,
                    earner,
                    district,
                    new NewEvidence(
                            EvidenceId.fresh(),
                            "A1",
                            EvidenceKind.FILE,
                            "Notes",
                            null,
                            file,
                            "notes.txt",
                            Set.of("C1"),
                            false));
            return file;
        });
    }

    private EvidenceId item() {
        return piece().id();
    }

    private FileState state() {
        return piece().state();
    }

    private SubmissionForReview.Item piece() {
        return submissions.forReview(id, district).evidence().stream()
                .filter(each -> each.kind().equals("FILE"))
                .findFirst()
                .orElseThrow();
    }

    private String page(String part) throws UnsupportedEncodingException {
        return web.get()
                .uri("/submissions/" + id + part)
                .with(authentication(TestPeople.as(earner, district)))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
