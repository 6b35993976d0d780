package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderKeysTests {

    @ParameterizedTest
    @MethodSource("holders")
    void aHolderIsKnownByTheirSignature(TestDids.Holder holder) throws ParseException {
        assertThat(HolderKeys.isSignedBy(key(holder), JWSObject.parse(holder.sign("{}"))))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("holders")
    void anothersSignatureIsNotTheirs(TestDids.Holder holder) throws ParseException {
        assertThat(HolderKeys.isSignedBy(
                        key(holder), JWSObject.parse(TestDids.ed25519().sign("{}"))))
                .isFalse();
        assertThat(HolderKeys.isSignedBy(
                        key(holder), JWSObject.parse(TestDids.p256().sign("{}"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z", "z0", "m6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi", "z6Mk", "z1111"})
    void whatIsNoKeyIsRefused(String multibase) {
        assertThatThrownBy(() -> HolderKeys.ofMultikey(multibase)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The point at infinity, in its short form and at full length. */
    @Test
    void aPointThatIsNoneIsRefused() {
        assertThatThrownBy(() -> HolderKeys.ofMultikey("z" + Base58.encode(new byte[] {(byte) 0x80, 0x24, 0})))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] long0 = new byte[35];
        long0[0] = (byte) 0x80;
        long0[1] = 0x24;
        assertThatThrownBy(() -> HolderKeys.ofMultikey("z" + Base58.encode(long0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<TestDids.Holder> holders() {
        return Stream.of(TestDids.ed25519(), TestDids.p256());
    }

    private static JWK key(TestDids.Holder holder) {
        return HolderKeys.ofMultikey(holder.did().substring("did:key:".length()));
    }
}
