package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(\"https://x\")", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "|cmd", "%0A=1"})
    void noCellIsAFormula(String text) {
        assertThat(CsvLine.of(List.of(text))).startsWith("\"'");
    }

    @Test
    void aNameStaysAsItIs() {
        assertThat(CsvLine.of(List.of("José \"Pepe\" Jordán, Jr.", "")))
                .isEqualTo("\"José \"\"Pepe\"\" Jordán, Jr.\",\"\"\r\n");
    }

    @Test
    void aNumberStaysANumber() {
        assertThat(CsvLine.of(List.of(-20000L, new BigDecimal("-200.00"), "-200.00")))
                .isEqualTo("-20000,-200.00,\"'-200.00\"\r\n");
    }
}
