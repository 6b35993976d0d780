package org.waymark.award.verifying;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What a check came to.
 *
 * @param arguments of the finding's sentence
 * @param badge what the badge says, as far as it could be read; nothing vouches for it unless the outcome is valid
 * @param within what was found of each credential inside, such as an endorsement
 */
public record Verdict(
        Finding finding, List<String> arguments, @Nullable ReadBadge badge, List<Within> within, Instant at) {

    /** A credential inside another, checked like it. */
    public record Within(
            boolean endorsement, String name, String issuer, String words, Finding finding, List<String> arguments) {

        public MessageSourceResolvable sentence() {
            return of(finding, arguments);
        }
    }

    public Outcome outcome() {
        return finding.outcome();
    }

    public boolean isValid() {
        return outcome() == Outcome.VALID;
    }

    /** The sentence that tells a person. */
    public MessageSourceResolvable sentence() {
        return of(finding, arguments);
    }

    private static MessageSourceResolvable of(Finding finding, List<String> arguments) {
        return new DefaultMessageSourceResolvable(new String[] {finding.message()}, arguments.toArray());
    }
}
