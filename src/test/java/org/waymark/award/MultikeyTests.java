package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultikeyTests {

    @Test
    void base58KeepsLeadingZeros() {
        assertThat(Base58.decode(Base58.encode(new byte[] {0, 0, 1, -1}))).containsExactly(0, 0, 1, -1);
    }

    @Test
    void base58IsThatOfBitcoin() {
        assertThat(Base58.encode("Hello World!".getBytes())).isEqualTo("2NEpo7TZRRrLZSi2U");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "z",
                "z6Mk",
                "m6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
                "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP",
                "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ0"
            })
    void isRefusedUnlessItIsEd25519(String multibase) {
        assertThatThrownBy(() -> new Multikey(multibase)).isInstanceOf(IllegalArgumentException.class);
    }
}
