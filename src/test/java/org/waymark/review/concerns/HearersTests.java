package org.waymark.review.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.WorkRead;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;

class HearersTests {

    private static final PersonId EARNER = new PersonId(UUID.randomUUID());
    private static final PersonId READER = new PersonId(UUID.randomUUID());
    private static final PersonId HOLDER = new PersonId(UUID.randomUUID());
    private static final PersonId LEAD = new PersonId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2027-05-03T14:02:00Z");

    @Test
    void whoHoldsTheRoleHearsAndLeadsDoNot() {
        assertThat(hearers(List.of(HOLDER), List.of(LEAD), List.of(READER))).containsExactly(HOLDER);
    }

    @Test
    void leadsHearWhereNobodyHoldsTheRole() {
        assertThat(hearers(List.of(), List.of(LEAD), List.of(READER))).containsExactly(LEAD);
    }

    @Test
    void theEarnerTheReporterAndOtherReadersNeverHear() {
        assertThat(hearers(List.of(EARNER, READER, HOLDER), List.of(LEAD, EARNER), List.of(READER, HOLDER)))
                .containsExactly(LEAD);
    }

    @Test
    void aPieceIsKeptBackForPrivacyAndSafeguardingOnly() {
        EvidenceId piece = EvidenceId.fresh();

        assertThat(concern(ConcernKind.PRIVACY, piece).withholds()).isTrue();
        assertThat(concern(ConcernKind.SAFEGUARDING, piece).withholds()).isTrue();
        assertThat(concern(ConcernKind.ORIGINALITY, piece).withholds()).isFalse();
        assertThat(concern(ConcernKind.PRIVACY, null).withholds()).isFalse();
    }

    @Test
    void aSecondAnswerChangesNothing() {
        Concern concern = concern(ConcernKind.PRIVACY, null);
        concern.settle(ConcernOutcome.NOTHING, "Nobody is seen", HOLDER, NOW);

        concern.settle(ConcernOutcome.DEALT_WITH, "Changed my mind", LEAD, NOW);

        assertThat(concern.outcome()).isEqualTo(ConcernOutcome.NOTHING);
        assertThat(concern.answer()).isEqualTo("Nobody is seen");
    }

    private static List<PersonId> hearers(List<PersonId> holders, List<PersonId> leads, List<PersonId> readers) {
        return Concerns.hearers(concern(ConcernKind.PRIVACY, null), holders, leads, readers);
    }

    private static Concern concern(ConcernKind kind, @Nullable EvidenceId piece) {
        return new Concern(
                new WorkRead(
                        new SubmissionId(UUID.randomUUID()),
                        new DefinitionId(UUID.randomUUID()),
                        new DefinitionVersionId(UUID.randomUUID()),
                        EARNER),
                new Concern.Said(kind, piece, true, "Words"),
                READER,
                new DistrictId(UUID.randomUUID()),
                NOW);
    }
}
