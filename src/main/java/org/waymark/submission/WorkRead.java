package org.waymark.submission;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.storage.FileState;

/** Lays an attempt out to be looked through. */
final class WorkRead {

    private WorkRead() {}

    static AttemptWork of(Submission submission, DefinitionContent content, Map<String, FileState> states) {
        Map<String, String> answers = new HashMap<>();
        submission.answers().forEach((prompt, answer) -> answers.put(prompt, answer.text()));
        String base = "/submissions/" + submission.id();
        return new AttemptWork(
                submission.id(),
                submission.district(),
                submission.earner(),
                content,
                submission.status().open(),
                answers,
                content.evidence().stream()
                        .filter(asked -> !submission.settled(asked.id(), content))
                        .flatMap(asked ->
                                submission.evidenceFor(asked.id()).stream().map(item -> piece(item, asked, states)))
                        .toList(),
                submission.gaps(content).stream()
                        .filter(gap -> gap.what() != Gap.What.CONSENT)
                        .map(gap -> CheckView.Missing.of(gap, base))
                        .map(gap -> new AttemptWork.Missing(gap.href(), gap.words()))
                        .toList(),
                submission.fineWords(),
                submission.returnedBecause());
    }

    private static AttemptWork.Piece piece(
            EvidenceItem item, EvidenceRequirement asked, Map<String, FileState> states) {
        return new AttemptWork.Piece(
                item.id(),
                asked,
                item.kind().name(),
                item.title(),
                item.text(),
                item.fileName(),
                item.mediaType(),
                item.state(states),
                item.looked(),
                item.lacksConsent(),
                item.studentsIn(),
                Objects.toString(item.consent(), null));
    }
}
