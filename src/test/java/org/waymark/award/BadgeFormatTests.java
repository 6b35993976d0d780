package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeFormatTests {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/html",
                "nonsense",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html, application/json",
                "application/json;q=0.1, text/html"
            })
    void isAPageFor(String accept) {
        assertThat(BadgeFormat.preferredToPage(accept)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "application/json, text/plain, */* | application/json",
                "application/vc+ld+json | application/vc+ld+json",
                "application/ld+json;q=0.9, application/json;q=0.5 | application/ld+json",
                "application/vc | application/vc",
                "application/json, text/html;q=0.9 | application/json"
            })
    void isTheCredentialFor(String accept, String type) {
        assertThat(BadgeFormat.preferredToPage(accept))
                .map(asked -> asked.type().toString())
                .contains(type);
    }
}
