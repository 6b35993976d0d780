package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

class TypedAmountTests {

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "200; 20000", "1,250.50; 125050", "1.250,50; 125050", "$ 1250.5; 125050", "1250,50; 125050",
                "12,50; 1250", "12.50; 1250", "1,250,000; 125000000", "1.250.000; 125000000", "1.250.000,5; 125000050"
            })
    void isReadAlikeInEitherLanguage(String typed, long hundredths) {
        for (String language : new String[] {"en", "es"}) {
            LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
            assertThat(TypedAmount.hundredths(typed)).as(language).contains(hundredths);
        }
    }

    /** Which of the two it is makes a thousandfold of it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void isRefusedWhereItsOnlySignMightMeanEither(String language) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(TypedAmount.hundredths("1,250")).contains(1250_00L);
        assertThat(TypedAmount.hundredths("1.250")).isEmpty();
        assertThat(TypedAmount.isUnclear("1.250")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-5",
                "1,2,3",
                "1.250.50",
                "1,250,50",
                "12,5000",
                "1234567890",
                ".5",
                "1e3",
                "0.125,1",
                "1 2 3 x"
            })
    void isNoneOfThese(String typed) {
        assertThat(TypedAmount.hundredths(typed)).isEmpty();
    }

    @Test
    void isShownAsItIsRead() {
        for (String language : new String[] {"en", "es"}) {
            LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
            assertThat(TypedAmount.shown(1250_50)).as(language).isEqualTo("1250.50");
            assertThat(TypedAmount.hundredths("1250.50")).as(language).contains(1250_50L);
        }
    }
}
