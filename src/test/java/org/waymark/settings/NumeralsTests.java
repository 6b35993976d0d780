package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;

class NumeralsTests {

    private final MessageSource texts = Numerals.messageSource();

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "es-MX"})
    void moneyIsWrittenAlikeInEitherLanguage(String language) {
        assertThat(in(language, "recognition.money.whole", 12_500)).isEqualTo("$12,500");
        assertThat(in(language, "recognition.money", 12_500.5)).isEqualTo("$12,500.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "es-MX"})
    void theWordsStayInTheReadersLanguage(String language) {
        assertThat(in(language, "recognition.amount.time", 1.5)).isEqualTo("1.5 horas liberadas");
    }

    private String in(String language, String code, Object number) {
        return texts.getMessage(code, new Object[] {number}, Locale.forLanguageTag(language));
    }
}
