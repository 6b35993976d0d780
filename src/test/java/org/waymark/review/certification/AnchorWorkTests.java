package org.waymark.review.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.storage.FileState;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;

class AnchorWorkTests {

    private final SubmissionForReview.Item plan = item("E1", "TEXT", "A plan with roles", null);
    private final SubmissionForReview.Item recording = item("E2", "FILE", null, "What the children say");

    @Test
    void nothingSaidInARecordingIsInIt() {
        assertThat(AnchorWork.of(work(plan, recording), Set.of()).evidence())
                .containsExactly(Map.entry("E1", "A plan with roles"));
    }

    @Test
    void nothingThatReadersAreNotShownIsInIt() {
        assertThat(AnchorWork.of(work(plan), Set.of(plan.id())).evidence()).isEmpty();
    }

    private static SubmissionForReview work(SubmissionForReview.Item... items) {
        return new SubmissionForReview(
                SubmissionId.fresh(), DefinitionVersionId.fresh(), 1, Map.of(), List.of(items), Set.of(), Map.of());
    }

    private static SubmissionForReview.Item item(String requirement, String kind, String text, String captions) {
        return new SubmissionForReview.Item(
                EvidenceId.fresh(),
                requirement,
                kind,
                text,
                null,
                FileState.SAFE,
                0,
                Set.of(),
                false,
                List.of(),
                captions,
                false,
                0);
    }
}
