package org.waymark.submission.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionStatus;
import org.waymark.submission.Withdrawals;

/** What the page of leaving says, wherever the work stands. */
class LeavingTests {

    @ParameterizedTest
    @CsvSource({
        "DRAFT, 1, false, nobody, false, nothing, KEEP DELETE",
        "DRAFT, 2, false, nobody, true, stays, KEEP DELETE",
        "SUBMITTED, 1, false, handed-in, false, taken-back, BACK KEEP DELETE",
        "SUBMITTED, 2, false, handed-in, true, stays, BACK KEEP DELETE",
        "SUBMITTED, 1, true, begun, false, begun, KEEP",
        "IN_REVIEW, 1, true, begun, false, begun, KEEP",
        "IN_REVIEW, 2, true, begun, true, begun, KEEP",
        "RETURNED_INCOMPLETE, 1, false, returned, false, taken-back, KEEP DELETE",
        "RETURNED_INCOMPLETE, 2, false, returned, true, stays, KEEP DELETE",
        "NOT_YET, 1, false, nobody, true, stays, KEEP DELETE",
        "NOT_YET, 2, false, nobody, true, stays, KEEP DELETE"
    })
    void saysWhatReadersSeeAndWhatTheGradebookIsTold(
            SubmissionStatus status,
            int attempt,
            boolean begun,
            String seen,
            boolean decided,
            String book,
            String ways) {
        Leaving leaving = new Leaving(held(status, attempt, begun), false);

        List<String> said = leaving.fates().stream()
                .filter(Leaving.Fate::same)
                .map(fate -> code(fate.kept()))
                .toList();
        assertThat(said)
                .contains("plan.leave.seen." + seen, "plan.leave.book." + book)
                .hasSize(decided ? 4 : 3);
        assertThat(said.contains("plan.leave.decided.kept")).isEqualTo(decided);
        assertThat(leaving.ways()).extracting(Enum::name).containsExactly(ways.split(" "));
    }

    @Test
    void saysThatNothingIsDeletedWhileItIsRead() {
        Leaving leaving = new Leaving(held(SubmissionStatus.IN_REVIEW, 1, true), false);

        assertThat(leaving.fates())
                .filteredOn(fate -> !fate.same())
                .isNotEmpty()
                .allMatch(fate -> code(fate.deleted()).equals("plan.leave.not-now"));
    }

    @Test
    void whoHasLeftMayStillDelete() {
        assertThat(new Leaving(held(SubmissionStatus.NOT_YET, 1, false), true).ways())
                .containsExactly(Leaving.Way.DELETE);
    }

    private static String code(MessageSourceResolvable words) {
        return words.getCodes()[0];
    }

    private static Withdrawals.Held held(SubmissionStatus status, int attempt, boolean begun) {
        SubmissionCard card = new SubmissionCard(
                new SubmissionId(UUID.randomUUID()),
                new DefinitionId(UUID.randomUUID()),
                new DefinitionVersionId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                "",
                1,
                attempt,
                status.name(),
                Instant.EPOCH,
                null);
        return new Withdrawals.Held(card, status, 1, 1, begun, attempt > 1);
    }
}
