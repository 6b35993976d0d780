package org.waymark.submission.students;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTests {

    private final Names names = new Names();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Then Jayden said that it was easier.      | Jayden
                    I sat with Maria Lopez and two others.    | Maria Lopez
                    Sofía's answer was different.             | Sofía
                    After that, Grace Okafor explained it.    | Grace Okafor
                    Kevin T. worked alone.                    | Kevin T.
                    Ms. Rivera came in to watch.              | Ms. Rivera
                    La señora Ortiz vio cómo Mateo ayudaba.   | Mateo
                    Sra. Ortiz vio la clase.                  | Sra. Ortiz
                    MARIA and JOSE were there; so was Diego.  | Diego
                    """)
    void findsANameInWhatATeacherWrites(String text, String name) {
        assertThat(names.in(text)).contains(name.replaceFirst("\\.$", name.startsWith("Kevin") ? "" : "."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grade 5, room 2",
                "Exit Tickets for Unit Three, Period 4",
                "In May we read about Spring in the Garden.",
                "Will this work? Mark each answer. Hope so.",
                "Los estudiantes leyeron en grupo y la clase terminó.",
                "Student 1 helped Student 2 with the Frayer Model."
            })
    void takesOrdinaryWordsForNoName(String text) {
        assertThat(names.in(text)).isEmpty();
    }

    @Test
    void readsTheNameOfAFileAsPeopleWouldWriteIt() {
        assertThat(names.in("Maria_Lopez_essay")).containsExactly("Maria Lopez");
    }

    @Test
    void findsAPersonsOwnNameInAnyPart() {
        List<String> own = Names.partsOf("Jordan Rivera");

        assertThat(Names.own("Written by rivera in 2027", own)).containsExactly("Rivera");
        assertThat(Names.own("At the riverbank", own)).isEmpty();
    }

    @Test
    void doesNotTakeForeverOnALongText() {
        assertThat(names.in("Maria and Jose met Kevin Lee. ".repeat(20_000))).hasSizeLessThanOrEqualTo(20);
    }
}
