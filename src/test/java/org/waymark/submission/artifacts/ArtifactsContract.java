package org.waymark.submission.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.RefusedFile;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Artifact;
import org.waymark.submission.Artifacts;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.Moment;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.TextConflict;

abstract class ArtifactsContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    Artifacts artifacts;

    @Autowired
    Drafts drafts;

    @Autowired
    Submissions submissions;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private SubmissionId here;

    @BeforeEach
    void start() {
        district = people.district();
        earner = people.person(district, "Jordan");
        here = submissions.start(
                TestDefinitions.smallGroupWorkIn(district, context).definition(), earner, district);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void offersWhatWasBroughtForSomethingElse() {
        text("A1", "Exit tickets");

        assertThat(earlier("A2")).extracting(Artifact::title).containsExactly("Exit tickets");
        assertThat(earlier("A1")).isEmpty();
    }

    @Test
    void offersOneThingOnceHoweverOftenItIsShown() {
        picture("A1");
        reuse("A2", earlier("A2"));

        assertThat(earlier("A3")).hasSize(1);
    }

    @Test
    void findsByTheWordsOfATitleOrOfTheMicroCredential() {
        text("A1", "Exit tickets");

        assertThat(artifacts.earlier(here, "A2", "TICKETS", earner, district)).hasSize(1);
        assertThat(artifacts.earlier(here, "A2", "small-group", earner, district))
                .hasSize(1);
        assertThat(artifacts.earlier(here, "A2", "rubric", earner, district)).isEmpty();
    }

    @Test
    void offersNothingThatIsOlderThanAYear() {
        text("A1", "Exit tickets");
        clock.advance(Duration.ofDays(367));

        assertThat(earlier("A2")).isEmpty();
    }

    @Test
    void offersNobodyElsesWork() {
        text("A1", "Exit tickets");
        PersonId other = people.person(district, "Sam");
        SubmissionId theirs = submissions.start(submissions.card(here, district).definition(), other, district);

        assertThat(artifacts.earlier(theirs, "A2", "", other, district)).isEmpty();
        Set<EvidenceId> mine = Set.of(earlier("A2").get(0).id());
        assertThatThrownBy(() -> artifacts.reuse(theirs, "A2", mine, Set.of("C1"), other, district))
                .hasMessage(null);
        assertThat(submissions.forReview(theirs, district).evidence()).isEmpty();
    }

    @Test
    void servesWhatItIsUsedForNow() {
        text("A1", "Exit tickets");
        reuse("A2", earlier("A2"));

        assertThat(submissions.forReview(here, district).evidence())
                .filteredOn(item -> item.requirement().equals("A2"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.text()).isEqualTo("What I saw in Exit tickets");
                    assertThat(item.criteria()).containsExactly("C2");
                });
    }

    @Test
    void addsNothingAtASecondClick() {
        text("A1", "Exit tickets");
        List<Artifact> chosen = earlier("A2");
        reuse("A2", chosen);
        reuse("A2", chosen);

        assertThat(submissions.forReview(here, district).evidence())
                .filteredOn(item -> item.requirement().equals("A2"))
                .hasSize(1);
    }

    @Test
    void usesNothingThatIsOlderThanAYear() {
        text("A1", "Exit tickets");
        List<Artifact> chosen = earlier("A2");
        clock.advance(Duration.ofDays(200));
        reuse("A2", chosen);
        List<Artifact> again = earlier("A3");
        clock.advance(Duration.ofDays(167));

        assertThatThrownBy(() -> reuse("A3", again)).hasMessage(null);
        assertThat(submissions.forReview(here, district).evidence()).hasSize(2);
    }

    @Test
    void takesNoMoreThanAnyoneCouldRead() {
        for (int n = 1; n <= 200; n++) {
            write(EvidenceId.fresh(), 0, "Note " + n);
        }

        assertThatThrownBy(() -> write(EvidenceId.fresh(), 0, "One more")).isInstanceOf(RefusedFile.class);
        assertThatThrownBy(() -> reuse("A2", earlier("A2"))).isInstanceOf(RefusedFile.class);
        assertThat(submissions.forReview(here, district).evidence()).hasSize(200);
    }

    @Test
    void keepsOneFileForAllThatShowIt() {
        picture("A1");
        reuse("A2", earlier("A2"));

        assertThat(keys()).hasSize(1);
    }

    @Test
    void keepsTheFileUntilNothingShowsIt() throws IOException {
        EvidenceId first = picture("A1");
        reuse("A2", earlier("A2"));
        EvidenceId second = item("A2").id();

        remove(first);
        assertThat(submissions.openFile(here, second, district).bytes()).isPositive();
        assertThat(files()).isEqualTo(1);

        remove(second);
        assertThat(files()).isZero();
    }

    @Test
    void carriesPlacesAndWordsAlong() {
        EvidenceId first = picture("A1");
        artifacts.point(here, first, new Moment(null, 3, "The second ticket"), earner, district);
        artifacts.caption(here, first, "Student 1: Because", false, earner, district);

        reuse("A2", earlier("A2"));

        assertThat(item("A2").moments()).extracting(Moment::words).containsExactly("The second ticket");
        assertThat(item("A2").captions()).isEqualTo("Student 1: Because");
    }

    @Test
    void pointsInTheOrderOfTimeAndOnceAtEach() {
        EvidenceId link = drafts.attachLink(
                here, earner, district, "A1", "Lesson", "https://video.example.org/1", Set.of("C1"), true);

        point(link, 125, "She asks");
        point(link, 65, "They begin");
        point(link, 125, "She asks for the reason");

        assertThat(item("A1").moments())
                .extracting(moment -> moment.time() + " " + moment.words())
                .containsExactly("1:05 They begin", "2:05 She asks for the reason");

        artifacts.unpoint(here, link, 65, earner, district);
        assertThat(item("A1").moments()).hasSize(1);
    }

    @Test
    void pointsNowhereOnceItIsHandedIn() {
        TestSubmissions.complete(here, earner, district, context);
        EvidenceId text = item("A1").id();
        drafts.submit(here, earner, district, true);

        assertThatThrownBy(() -> point(text, 65, "Too late")).isInstanceOf(RuntimeException.class);
        assertThat(item("A1").moments()).isEmpty();
    }

    @Test
    void handsOutCaptionsButNotPlainWordsToAPlayer() {
        EvidenceId first = picture("A1");
        artifacts.caption(here, first, "Student 1: Because", false, earner, district);
        assertThat(artifacts.captions(here, first, district)).isEmpty();

        artifacts.caption(here, first, "WEBVTT\n\n00:01.000 --> 00:02.000\nBecause", false, earner, district);
        assertThat(artifacts.captions(here, first, district)).isPresent();
    }

    @Test
    void writesATextOnAsItGrows() {
        EvidenceId text = EvidenceId.fresh();

        assertThat(write(text, 0, "One")).isEqualTo(1);
        assertThat(write(text, 1, "One two")).isEqualTo(2);
        // The same once more, as after a lost answer.
        assertThat(write(text, 1, "One two")).isEqualTo(2);

        assertThat(item("A1").text()).isEqualTo("One two");
    }

    @Test
    void overwritesNoTextUnseen() {
        EvidenceId text = EvidenceId.fresh();
        write(text, 0, "One");
        write(text, 1, "Another window");

        assertThatThrownBy(() -> write(text, 1, "This window")).isInstanceOfSatisfying(TextConflict.class, conflict -> {
            assertThat(conflict.saved()).isEqualTo("Another window");
            assertThat(conflict.edition()).isEqualTo(2);
        });
    }

    @Test
    void drawsASmallPictureOfTheEarnersOwn() {
        EvidenceId first = picture("A1");

        assertThat(artifacts.thumbnail(here, first, earner, district))
                .hasValueSatisfying(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
        assertThat(artifacts.thumbnail(here, first, people.person(district, "Sam"), district))
                .isEmpty();
    }

    private List<Artifact> earlier(String requirement) {
        return artifacts.earlier(here, requirement, "", earner, district);
    }

    private void reuse(String requirement, List<Artifact> chosen) {
        artifacts.reuse(here, requirement, chosen.stream().map(Artifact::id).toList(), Set.of("C2"), earner, district);
    }

    private void point(EvidenceId item, int second, String words) {
        artifacts.point(here, item, new Moment(second, null, words), earner, district);
    }

    private int write(EvidenceId item, int edition, String words) {
        return artifacts.write(here, "A1", item, edition, "Notes", words, Set.of("C1"), earner, district);
    }

    private void text(String requirement, String title) {
        drafts.attachText(here, earner, district, requirement, title, "What I saw in " + title, Set.of("C1"));
    }

    private EvidenceId picture(String requirement) {
        return drafts.attachFile(
                here,
                earner,
                district,
                requirement,
                "Board",
                "board.png",
                new ByteArrayInputStream(TestFiles.png()),
                Set.of("C1"),
                true);
    }

    private void remove(EvidenceId item) {
        TestSubmissions.remove(here, item, earner, district, context);
        TestJobs.runDue(context, context.getBean(Clock.class).instant());
    }

    private SubmissionForReview.Item item(String requirement) {
        return submissions.forReview(here, district).evidence().stream()
                .filter(each -> each.requirement().equals(requirement))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> keys() {
        return context.getBean(JdbcClient.class)
                .sql("select storage_key from evidence_item where district_id = ? and storage_key is not null")
                .param(district.id())
                .query(String.class)
                .set();
    }

    private int files() {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from stored_file where district_id = ?")
                .param(district.id())
                .query(Integer.class)
                .single();
    }
}
