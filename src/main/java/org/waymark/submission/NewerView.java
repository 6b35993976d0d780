package org.waymark.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.VersionChanges;

/**
 * What a newer version says otherwise, and what becomes of the earner's work under it.
 *
 * @param from number of the version the work is on
 * @param to the version it would go on under
 * @param beginsNext whether the next attempt would begin with it
 * @param stillMet titles of what stays met
 * @param onOtherEvidence titles of those among them that are judged from other evidence now
 * @param readAgain titles of what was met and reads otherwise now
 * @param answersAside the questions, with their answers, that are asked no more
 * @param evidenceAside titles of evidence for what is asked no more
 */
record NewerView(
        SubmissionId id,
        String title,
        String from,
        String number,
        DefinitionVersionId to,
        boolean beginsNext,
        VersionChanges changes,
        List<String> stillMet,
        List<String> onOtherEvidence,
        List<String> readAgain,
        List<KeptAnswer> answersAside,
        List<String> evidenceAside) {

    /** An answer that the version has no place for. */
    record KeptAnswer(String question, String answer) {}

    static NewerView of(Submission latest, DefinitionVersion from, DefinitionVersion to) {
        MovingUp up = MovingUp.of(latest, from.content(), to.content());
        return new NewerView(
                latest.id(),
                to.title(),
                from.number(),
                to.number(),
                to.id(),
                !latest.status().open(),
                VersionChanges.between(from.content(), to.content()),
                to.content().criteria().stream()
                        .filter(criterion -> up.met().contains(criterion.id()))
                        .map(Criterion::title)
                        .toList(),
                up.onOtherEvidence().stream().map(Criterion::title).toList(),
                up.again().stream().map(Criterion::title).toList(),
                up.answersAside().stream().map(prompt -> kept(prompt, latest)).toList(),
                up.evidenceAside().stream().map(EvidenceItem::title).toList());
    }

    private static KeptAnswer kept(DefinitionContent.Prompt prompt, Submission latest) {
        Answer answer = latest.answers().get(prompt.id());
        return new KeptAnswer(prompt.text(), answer == null ? "" : answer.text());
    }

    /** Whether all that there is keeps its place. */
    public boolean staysInPlace() {
        return answersAside.isEmpty() && evidenceAside.isEmpty();
    }

    /** Tells what this page says from what it would say after another change, and nothing else of it. */
    public String edition() {
        try {
            byte[] all = toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
