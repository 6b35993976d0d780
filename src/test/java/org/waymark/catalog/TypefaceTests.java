package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TypefaceTests {

    @Test
    void theNamesOfEuropeAreSetInOurOwnLetters() {
        assertThat(Typeface.isOwn("Łukasz Ångström-O’Brien, Žofie Ñandú, Владимир, Ελένη"))
                .isTrue();
        assertThat(Typeface.isOwn("山田")).isFalse();
    }

    @Test
    void aLongTextIsBrokenBetweenWords() {
        assertThat(Typeface.lines("Asking questions that lead on", 20, false, 150, 9))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.layout().getVisibleAdvance() <= 150);
        assertThat(Typeface.lines("Asking questions that lead on", 20, false, 150, 9).stream()
                        .map(Typeface.Line::text)
                        .collect(Collectors.joining(" ")))
                .isEqualTo("Asking questions that lead on");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertThat(Typeface.lines("word ".repeat(100), 20, false, 150, 2))
                .hasSize(2)
                .last()
                .extracting(Typeface.Line::text)
                .asString()
                .endsWith("…");
    }

    @Test
    void aTextThatFitsInSmallerLettersIsWhole() {
        assertThat(Typeface.fitted("Formative assessment of reading", 60, 8, true, 300, 1))
                .singleElement()
                .extracting(Typeface.Line::text)
                .isEqualTo("Formative assessment of reading");
    }

    @Test
    void everyLetterOfANameIsKept() {
        assertThat(Typeface.drawable("Zoë 山田\n नेहा")).isEqualTo("Zoë 山田 नेहा");
    }

    @Test
    void anEmptyTextIsNoLine() {
        assertThat(Typeface.lines(" \n ", 20, false, 150, 2)).isEmpty();
    }
}
