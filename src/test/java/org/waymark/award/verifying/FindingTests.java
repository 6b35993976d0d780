package org.waymark.award.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTests {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void eachIsToldInASentenceOfItsOwn(String language) {
        ResourceBundle messages = ResourceBundle.getBundle(
                "messages",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

        assertThat(Arrays.stream(Finding.values()).map(Finding::message).map(messages::getString))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }
}
