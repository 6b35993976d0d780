package org.waymark.submission;

import java.util.stream.Stream;
import org.waymark.storage.RefusedFile;

/** Why a file was not taken, in a sentence. */
final class Refusal {

    private Refusal() {}

    static Phrase of(RefusedFile refused) {
        Stream<Long> told = refused.sizes().stream();
        return new Phrase(
                key(refused.reason()),
                refused.reason() == RefusedFile.Reason.TOO_MANY
                        ? told.toArray()
                        : told.map(Phrase::size).toArray());
    }

    static Phrase of(RefusedFile.Reason reason) {
        return new Phrase(key(reason));
    }

    private static String key(RefusedFile.Reason reason) {
        return "submission.evidence.error.file." + reason;
    }
}
