package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.TestFiles;

abstract class SubmissionsContract {

    @Autowired
    Submissions submissions;

    @Autowired
    LatestAttempts attempts;

    @Autowired
    Drafts drafts;

    @Autowired
    EvidenceFiles files;

    @Autowired
    SubmittedEvents submitted;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestPeople people;

    private DistrictId district;
    private final PersonId earner = PersonId.fresh();
    private DefinitionVersion definition;

    @BeforeEach
    void publish() {
        district = people.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context);
    }

    @Test
    void beginsAtTheFirstAttempt() {
        SubmissionCard card = submissions.card(started(), district);

        assertThat(card.attemptNo()).isEqualTo(1);
        assertThat(card.status()).isEqualTo("DRAFT");
        assertThat(card.title()).isEqualTo("Productive small-group work");
        assertThat(card.version()).isEqualTo(definition.id());
    }

    @Test
    void beginsOnceHoweverOftenItIsStarted() {
        assertThat(started()).isEqualTo(started());
    }

    @Test
    void beginsOnceWhenStartedTwiceAtTheSameMoment() throws Exception {
        List<SubmissionId> both = atOnce(this::started);

        assertThat(both.get(0)).isEqualTo(both.get(1));
    }

    @Test
    void startsNothingThatTheDistrictDoesNotOffer() {
        assertThatThrownBy(() -> submissions.start(definition.definition(), earner, DistrictId.fresh()))
                .isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void keepsAnswers() {
        SubmissionId id = started();

        drafts.answer(id, earner, district, Map.of("O1", "One\nTwo", "unknown", "dropped"));

        assertThat(submissions.forReview(id, district).answers()).containsExactly(Map.entry("O1", "One\nTwo"));
    }

    @Test
    void keepsALaterAnswerFromAnEarlierPage() {
        SubmissionId id = started();
        drafts.save(id, earner, district, Map.of("O1", new TypedAnswer("second tab", 0)));

        assertThatThrownBy(() -> drafts.save(id, earner, district, Map.of("O1", new TypedAnswer("first tab", 0))))
                .isInstanceOf(AnswerConflict.class);

        assertThat(submissions.forReview(id, district).answers()).containsEntry("O1", "second tab");
    }

    @Test
    void handsInOnce() {
        SubmissionId id = handedIn();

        drafts.submit(id, earner, district, true);

        assertThat(submitted.of(id)).hasSize(1);
    }

    @Test
    void handsInOnceWhenClickedTwiceAtTheSameMoment() throws Exception {
        SubmissionId id = started();
        TestSubmissions.complete(id, earner, district, context);

        atOnce(() -> {
            drafts.submit(id, earner, district, true);
            return id;
        });

        assertThat(submitted.of(id)).hasSize(1);
    }

    @Test
    void showsAReaderNoTitleAndNoFileName() {
        SubmissionId id = started();
        attachPicture(id, "A3");

        assertThat(submissions.forReview(id, district).toString()).doesNotContain("Jordan");
    }

    @Test
    void givesAReaderAFileUnderANeutralName() throws IOException {
        SubmissionId id = started();
        EvidenceId item = attachPicture(id, "A3");

        EvidenceFile file = submissions.openFile(id, item, district);

        assertThat(file.name()).isEqualTo("evidence-A3.png");
        assertThat(file.mediaType()).isEqualTo("image/png");
        try (var bytes = files.open(file.key())) {
            assertThat(bytes.readAllBytes()).isEqualTo(TestFiles.png());
        }
    }

    @Test
    void opensTheNextAttemptWithAllThatWasThere() {
        SubmissionId first = notYet("C1", "C4");

        SubmissionForReview second = submissions.forReview(drafts.resubmit(first, earner, district), district);

        assertThat(second.attemptNo()).isEqualTo(2);
        assertThat(second.answers()).hasSize(5);
        assertThat(second.evidence()).hasSize(3).noneMatch(SubmissionForReview.Item::newHere);
        assertThat(second.openCriteria()).containsExactly("C2", "C3");
    }

    @Test
    void marksWhatIsNewInTheNextAttempt() {
        SubmissionId second = drafts.resubmit(notYet("C1"), earner, district);

        EvidenceId added =
                drafts.attachText(second, earner, district, "A2", "More", "A second recording", Set.of("C2"));

        assertThat(submissions.forReview(second, district).evidence())
                .filteredOn(SubmissionForReview.Item::newHere)
                .extracting(SubmissionForReview.Item::id)
                .containsExactly(added);
    }

    @Test
    void opensOneNextAttemptWhenClickedTwiceAtTheSameMoment() throws Exception {
        SubmissionId first = notYet("C1");

        List<SubmissionId> both = atOnce(() -> drafts.resubmit(first, earner, district));

        assertThat(both.get(0)).isEqualTo(both.get(1)).isNotEqualTo(first);
    }

    @Test
    void tellsTheNextAttemptsPrior() {
        SubmissionId first = notYet("C1", "C2", "C3");
        SubmissionId second = TestSubmissions.again(first, earner, district, context);

        assertThat(submitted.of(second)).singleElement().satisfies(event -> {
            assertThat(event.prior()).isEqualTo(first);
            assertThat(event.openCriteria()).containsExactly("C4");
        });
    }

    @Test
    void keepsWhatTheEarnerThinksWithTheAttempt() {
        SubmissionId first = started();
        Revisions revisions = context.getBean(Revisions.class);

        revisions.rate(
                first,
                earner,
                district,
                Map.of(
                        "C1",
                        new SelfRating(RubricLevel.APPROACHING, "In period 3"),
                        "C2",
                        new SelfRating(null, ""),
                        "no-such",
                        new SelfRating(RubricLevel.DEMONSTRATED, "")));

        assertThat(revisions.selfRatings(first, district))
                .isEqualTo(Map.of("C1", new SelfRating(RubricLevel.APPROACHING, "In period 3")));
    }

    @Test
    void listsTheLatestAttemptOfEach() {
        SubmissionId second = drafts.resubmit(notYet("C1"), earner, district);

        assertThat(submissions.of(earner, district))
                .extracting(SubmissionCard::id)
                .containsExactly(second);
        assertThat(submissions.latest(definition.definition(), earner, district))
                .map(SubmissionCard::id)
                .contains(second);
    }

    @Test
    void leadsALaunchToTheLatestAttempt() {
        SubmissionId second = drafts.resubmit(notYet("C1"), earner, district);

        assertThat(attempts.of(definition.definition(), earner, district))
                .contains(new LatestAttempts.Attempt(second, false));
    }

    @Test
    void leadsALaunchToTheAttemptThatEarnedTheBadgeWhateverWasBegunAfterIt() {
        SubmissionId first = notYet("C1");
        drafts.resubmit(first, earner, district);

        submissions.readAgain(first, district);
        submissions.closeAgain(first, district, Outcome.AWARDED, Set.of("C1"));

        assertThat(attempts.of(definition.definition(), earner, district))
                .contains(new LatestAttempts.Attempt(first, true));
    }

    @Test
    void leadsNoLaunchToAnAttemptOfAnotherDistrict() {
        started();

        assertThat(attempts.of(definition.definition(), earner, people.district()))
                .isEmpty();
    }

    @Test
    void keepsAFileWhileAnEarlierAttemptShowsIt() throws IOException {
        SubmissionId first = started();
        EvidenceId picture = attachPicture(first, "A1");
        TestSubmissions.complete(first, earner, district, context);
        decideNotYet(first, "C1");
        SubmissionId second = drafts.resubmit(first, earner, district);

        drafts.remove(second, copyOf("A1", second), earner, district);
        TestJobs.runDue(context, clock.instant());

        try (var bytes =
                files.open(submissions.openFile(first, picture, district).key())) {
            assertThat(bytes.readAllBytes()).isEqualTo(TestFiles.png());
        }
    }

    @Test
    void deletesAFileThatNothingShowsAnyMore() {
        SubmissionId id = started();
        long before = TestFiles.kept(district, context);
        EvidenceId picture = attachPicture(id, "A1");

        drafts.remove(id, picture, earner, district);
        TestJobs.runDue(context, clock.instant());

        assertThat(TestFiles.kept(district, context)).isEqualTo(before);
    }

    @Test
    void keepsNoFileOfAnAttachmentThatFailed() {
        SubmissionId id = started();

        assertThatThrownBy(() -> attachPicture(id, "no-such-requirement")).isInstanceOf(SubmissionNotFound.class);

        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void isNotFoundByAnyoneElse() {
        SubmissionId id = started();
        PersonId other = PersonId.fresh();

        assertThatThrownBy(() -> drafts.answer(id, other, district, Map.of("O1", "mine now")))
                .isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> drafts.submit(id, other, district, true)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> drafts.resubmit(id, other, district)).isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void isNotFoundInAnotherDistrict() {
        SubmissionId id = started();
        DistrictId elsewhere = DistrictId.fresh();

        assertThatThrownBy(() -> submissions.card(id, elsewhere)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> submissions.forReview(id, elsewhere)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> submissions.beginReview(id, elsewhere)).isInstanceOf(SubmissionNotFound.class);
        assertThat(submissions.of(earner, elsewhere)).isEmpty();
    }

    private SubmissionId started() {
        return submissions.start(definition.definition(), earner, district);
    }

    private SubmissionId handedIn() {
        return TestSubmissions.submitted(definition.definition(), earner, district, context);
    }

    private SubmissionId notYet(String... met) {
        SubmissionId id = started();
        TestSubmissions.complete(id, earner, district, context);
        decideNotYet(id, met);
        return id;
    }

    private void decideNotYet(SubmissionId id, String... met) {
        drafts.submit(id, earner, district, true);
        submissions.beginReview(id, district);
        submissions.close(id, district, Outcome.NOT_YET, Set.of(met));
        clock.advance(Duration.ofHours(1));
    }

    private EvidenceId attachPicture(SubmissionId id, String requirement) {
        return drafts.attachFile(
                id,
                earner,
                district,
                requirement,
                "Jordan's class",
                "jordan.png",
                new ByteArrayInputStream(TestFiles.png()),
                Set.of("C4"),
                true);
    }

    private EvidenceId copyOf(String requirement, SubmissionId id) {
        return submissions.forReview(id, district).evidence().stream()
                .filter(item ->
                        item.requirement().equals(requirement) && item.kind().equals("FILE"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static <T> List<T> atOnce(Callable<T> click) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            Callable<T> waiting = () -> {
                together.await();
                return click.call();
            };
            List<Future<T>> both = hands.invokeAll(List.of(waiting, waiting));
            return List.of(both.get(0).get(), both.get(1).get());
        } finally {
            hands.shutdownNow();
        }
    }
}
