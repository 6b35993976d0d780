package org.waymark.catalog.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.DraftState;
import org.waymark.catalog.authoring.DraftView;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

class ProposalTests {

    private static final Instant NOW = Instant.parse("2027-05-03T14:02:00Z");

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, OPEN", "1, 1, 0, APPROVED", "1, 0, 1, RETURNED",
        "2, 1, 1, OPEN", "2, 2, 1, APPROVED", "2, 1, 2, RETURNED",
        "3, 2, 1, OPEN", "3, 3, 1, APPROVED", "3, 2, 2, RETURNED",
        "4, 3, 2, OPEN", "4, 4, 2, APPROVED", "4, 3, 3, RETURNED"
    })
    void theQuorumApprovesAndItsMajorityReturns(int quorum, int approvals, int returns, ProposalState then) {
        Proposal proposal = proposal(quorum);

        proposal.decide(approvals, returns, NOW);

        assertThat(proposal.state()).isEqualTo(then);
    }

    @Test
    void isDecidedOnce() {
        Proposal proposal = proposal(1);
        proposal.decide(1, 0, NOW);

        assertThatThrownBy(() -> proposal.decide(0, 1, NOW)).isInstanceOf(ProposalClosed.class);
    }

    @Test
    void goesBackUntilItIsPublished() {
        Proposal approved = proposal(1);
        assertThatThrownBy(() -> approved.goesBack(NOW)).isInstanceOf(ProposalClosed.class);
        approved.decide(1, 0, NOW);
        approved.goesBack(NOW);
        assertThat(approved.state()).isEqualTo(ProposalState.RETURNED);

        Proposal published = proposal(1);
        published.decide(1, 0, NOW);
        published.isPublished(DefinitionId.fresh(), NOW);
        assertThatThrownBy(() -> published.goesBack(NOW)).isInstanceOf(ProposalClosed.class);
        assertThatThrownBy(() -> published.withdraw(NOW)).isInstanceOf(ProposalClosed.class);
    }

    private static Proposal proposal(int quorum) {
        return new Proposal(
                new DraftView(
                        new DraftId(UUID.randomUUID()),
                        DistrictId.fresh(),
                        PersonId.fresh(),
                        null,
                        null,
                        "WM-1",
                        TestDefinitions.smallGroupWork(),
                        DraftState.DRAFT,
                        List.of()),
                "",
                quorum,
                NOW);
    }
}
