package org.waymark.submission;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.storage.FileState;

/** Lays an attempt out to be looked through. */
final class WorkRead {

    private WorkRead() {}

    /** @param inForce the records of consent that count today */
    static AttemptWork of(
            Submission submission, DefinitionContent content, Set<UUID> inForce, Map<String, FileState> states) {
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
                        .flatMap(asked -> submission.evidenceFor(asked.id()).stream()
                                // What is not asked again is, where it may be shown no more.
                                .filter(item -> !submission.settled(asked.id(), content) || item.lacksConsent(inForce))
                                .map(item -> piece(item, asked, inForce, states)))
                        .toList(),
                submission.gaps(content, inForce).stream()
                        .filter(gap -> gap.what() != Gap.What.CONSENT)
                        .map(gap -> CheckView.Missing.of(gap, base))
                        .map(gap -> new AttemptWork.Missing(gap.href(), gap.words()))
                        .toList(),
                submission.changes(),
                submission.fineWords(),
                submission.returnedBecause());
    }

    private static AttemptWork.Piece piece(
            EvidenceItem item, EvidenceRequirement asked, Set<UUID> inForce, Map<String, FileState> states) {
        boolean open = item.lacksConsent(inForce);
        return new AttemptWork.Piece(
                item.id(),
                asked,
                item.kind().name(),
                item.title(),
                item.text(),
                item.fileName(),
                item.mediaType(),
                item.captions(),
                item.moments(),
                item.state(states),
                item.looked(),
                open,
                item.studentsIn(),
                open ? null : Objects.toString(item.consent(), null));
    }
}
