package org.waymark.people.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tess@example.org",
                "t.e.s+s@sub.example.org",
                "o'neill@example.org",
                "a@xn--bcher-kva.example",
                "UPPER@EXAMPLE.ORG"
            })
    void takesWhatALetterCanBeSentTo(String typed) {
        assertThat(MailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tess",
                "@example.org",
                "tess@",
                "tess@localhost",
                "tess@example.org\r\nBcc: all@example.org",
                "tess@example.org\nBcc: all@example.org",
                "tess@example.org, other@example.org",
                "tess@example.org;other@example.org",
                "Tess <tess@example.org>",
                "\"tess\"@example.org",
                "tess @example.org",
                "tess@exa mple.org",
                "tess(comment)@example.org",
                ".tess@example.org",
                "tess.@example.org",
                "te..ss@example.org",
                "tess@[127.0.0.1]",
                "tess@-example.org",
                "tess@example.org%0d%0aBcc:x@example.org",
                "tess\0@example.org",
                "te\u0131s@example.org",
                "тess@example.org"
            })
    void takesNothingElse(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @Test
    void takesNothingLongerThanAnEnvelopeHolds() {
        assertThat(MailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b".repeat(60) + ("." + "b".repeat(60)).repeat(4) + ".org"))
                .isEmpty();
    }

    @Test
    void knowsOneMailboxInTwoSpellings() {
        assertThat(key(" Tess@Example.ORG ")).isEqualTo(key("tess@example.org"));
    }

    @Test
    void keepsAPartAfterAPlusApart() {
        assertThat(key("tess+work@example.org")).isNotEqualTo(key("tess@example.org"));
    }

    @Test
    void writesADomainInItsAsciiForm() {
        assertThat(MailAddress.parse("tess@bücher.example"))
                .map(MailAddress::text)
                .contains("tess@xn--bcher-kva.example");
    }

    @Test
    void saysNothingOfItselfInALog() {
        assertThat(MailAddress.parse("tess@example.org").map(Object::toString)).contains("an address");
    }

    private static String key(String typed) {
        return Optional.of(typed).flatMap(MailAddress::parse).orElseThrow().key();
    }
}
