package org.waymark.people.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.people.earners.Audience;
import org.waymark.people.programmes.Check.Item;
import org.waymark.people.programmes.ReviewerCapacity.Readers;

class ChecklistTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 5, 3);
    private static final Readers ENOUGH = new Readers(4, 1);

    @Test
    void aProgrammeOfANameAloneHasAllToThinkOf() {
        assertThat(new Checklist(TestProgrammes.plan("Bare"), 0, new Readers(0, 0), TODAY).checks())
                .noneMatch(Check::settled)
                .extracting(Check::item)
                .containsExactly(Item.values());
    }

    @Test
    void aProgrammeThatThoughtOfAllHasNothingOpen() {
        assertThat(new Checklist(whole(null), 12, ENOUGH, TODAY).checks()).allMatch(Check::settled);
    }

    @Test
    void oneReviewerCanDecideNothing() {
        assertThat(sentence(Item.REVIEWERS, 12, new Readers(1, 1))).isEqualTo("programmes.check.reviewers.few");
    }

    @Test
    void fewReviewersForManyMembersAreSaidWithWhatEachWouldRead() {
        assertThat(check(Item.REVIEWERS, whole(null), 500, new Readers(10, 1))
                        .sentence()
                        .getArguments())
                .containsExactly(10, 500L, 100L);
    }

    @Test
    void aboutFortyReadingsEachAreBearable() {
        assertThat(check(Item.REVIEWERS, whole(null), 200, new Readers(10, 1)).settled())
                .isTrue();
        assertThat(check(Item.REVIEWERS, whole(null), 201, new Readers(10, 1)).settled())
                .isFalse();
    }

    @Test
    void aThirdReaderIsMissed() {
        assertThat(sentence(Item.REVIEWERS, 12, new Readers(4, 0))).isEqualTo("programmes.check.reviewers.third");
    }

    @Test
    void aPilotThatHasOutgrownItselfIsMentioned() {
        assertThat(check(Item.WHO, TestProgrammes.pilot("Pilot"), 4, ENOUGH)
                        .sentence()
                        .getCodes())
                .containsExactly("programmes.check.who.more");
    }

    @Test
    void aReviewThatHasPassedAsksForTheNext() {
        assertThat(check(Item.REVIEW, whole(TODAY.minusDays(1)), 12, ENOUGH)
                        .sentence()
                        .getCodes())
                .containsExactly("programmes.check.review.past");
    }

    @Test
    void aReviewOnTheDayItselfHasNotPassed() {
        assertThat(check(Item.REVIEW, whole(TODAY), 12, ENOUGH).settled()).isTrue();
    }

    private static String sentence(Item item, long members, Readers readers) {
        return check(item, whole(null), members, readers).sentence().getCodes()[0];
    }

    private static Check check(Item item, ProgrammePlan plan, long members, Readers readers) {
        return new Checklist(plan, members, readers, TODAY)
                .checks().stream()
                        .filter(each -> each.item() == item)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(Arrays.toString(Item.values())));
    }

    private static ProgrammePlan whole(LocalDate review) {
        return new ProgrammePlan(
                "Early literacy",
                "Children read more",
                "A coach every two weeks",
                "One day",
                "Books taken home",
                Set.of(Audience.EDUCATOR),
                null,
                null,
                review == null ? TODAY.plusDays(30) : review,
                false,
                null,
                Set.of(UUID.randomUUID()),
                Set.of(UUID.randomUUID()));
    }
}
