package org.waymark.people.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTests {

    private static final String CODE = "7KQF-M2XD-9PTR-01AB";

    @Test
    void isSixteenCharactersInFours() {
        assertThat(InvitationCode.fresh(new SecureRandom()).text())
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CODE,
                "7kqf m2xd 9ptr 01ab",
                "7KQFM2XD9PTROLAB",
                " https://waymark.example/invitations/7KQF-M2XD-9PTR-01AB ",
                "https://waymark.example/invitations/7KQF-M2XD-9PTR-01AB/?lti_msg=x#top"
            })
    void isKnownHoweverItIsTyped(String typed) {
        assertThat(InvitationCode.typed(typed)).contains(new InvitationCode(CODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "7KQF-M2XD-9PTR", "7KQF-M2XD-9PTR-01AB-7", "7KQF-M2XD-9PTR-01AU", "ÄÖÜß-M2XD-9PTR-01AB"
            })
    void isNothingElse(String typed) {
        assertThat(InvitationCode.typed(typed)).isEmpty();
    }

    @Test
    void isNotLookedForInABook() {
        assertThat(InvitationCode.typed("x".repeat(1_000_000) + CODE)).isEmpty();
    }
}
