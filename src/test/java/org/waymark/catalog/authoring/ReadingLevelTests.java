package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingLevelTests {

    @ParameterizedTest
    @CsvSource({
        "cat,1",
        "made,1",
        "table,2",
        "teacher,2",
        "students,2",
        "reflection,3",
        "evidence,3",
        "idea,2",
        "asked,1",
        "wanted,2",
        "the,1",
        "e,1"
    })
    void englishSyllablesAreGroupsOfVowels(String word, int syllables) {
        assertThat(ReadingLevel.englishSyllables(word)).isEqualTo(syllables);
    }

    @ParameterizedTest
    @CsvSource({
        "casa,2",
        "docente,3",
        "alumnado,4",
        "evidencia,4",
        "día,2",
        "leer,2",
        "maestra,3",
        "guerra,2",
        "querer,2",
        "reflexión,3",
        "aula,2",
        "ciudad,2",
        "país,2",
        "hay,1",
        "estudiantes,4"
    })
    void spanishSyllablesFollowTheirVowels(String word, int syllables) {
        assertThat(ReadingLevel.spanishSyllables(word)).isEqualTo(syllables);
    }

    /** 6 words, 6 syllables, one sentence: 0.39 * 6 + 11.8 - 15.59. */
    @Test
    void theGradeIsTheFormulas() {
        assertThat(ReadingLevel.fleschKincaidGrade("The cat sat on the mat.")).isEqualTo(-1.45, within(0.01));
    }

    /** 4 words, 7 syllables, two sentences: 206.84 - 60 * 7 / 4 - 1.02 * 4 / 2. */
    @Test
    void thePointsAreTheFormulas() {
        assertThat(ReadingLevel.fernandezHuerta("La casa blanca. Todos.")).isEqualTo(99.8, within(0.01));
    }

    @Test
    void shortTextsAndOtherLanguagesAreNotMeasured() {
        String german = "Donaudampfschifffahrtsgesellschaft ".repeat(20);

        assertThat(ReadingLevel.isHard("Epistemological presuppositions", "en")).isFalse();
        assertThat(ReadingLevel.isHard(german, "de")).isFalse();
        assertThat(ReadingLevel.isHard(german, "en-US")).isTrue();
    }

    @Test
    void spanishHasItsOwnMeasure() {
        assertThat(ReadingLevel.isHard(
                        "Caracterice exhaustivamente las presuposiciones epistemológicas subyacentes a las determinaciones"
                                + " pedagógicas diferenciadas considerando particularmente posicionalidades socioculturales",
                        "es"))
                .isTrue();
        assertThat(ReadingLevel.isHard(
                        "Cuente un momento de la clase que haría de otra forma, y por qué. ¿Qué hará la próxima vez?",
                        "es"))
                .isFalse();
    }
}
