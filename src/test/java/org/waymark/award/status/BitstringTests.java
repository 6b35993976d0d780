package org.waymark.award.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BitstringTests {

    @Test
    void holdsAtLeastSoManyPlacesAsTheStandardAsksFor() throws IOException {
        assertThat(bits(Bitstring.of(List.of()))).hasSize(16_384).containsOnly(0);
    }

    @Test
    void beginsWithTheFirstBitFromTheLeft() throws IOException {
        byte[] bits = bits(Bitstring.of(List.of(0, 9, 131_071)));

        assertThat(bits[0]).isEqualTo((byte) 0x80);
        assertThat(bits[1]).isEqualTo((byte) 0x40);
        assertThat(bits[16_383]).isEqualTo((byte) 0x01);
    }

    @Test
    void isMultibase() {
        assertThat(Bitstring.of(List.of(7))).matches("u[A-Za-z0-9_-]+");
    }

    private static byte[] bits(String encoded) throws IOException {
        return new GZIPInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))
                .readAllBytes();
    }
}
