package org.waymark.award;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/**
 * An Ed25519 public key as Controlled Identifiers 1.0, 2.2.2 writes it: z and base58btc of 0xed01 and the 32 bytes.
 */
public record Multikey(String multibase) {

    private static final byte[] ED25519 = {(byte) 0xed, 0x01};

    /** @throws IllegalArgumentException for any other key */
    public Multikey {
        bytes(multibase);
    }

    public static Multikey of(Ed25519PublicKeyParameters key) {
        byte[] bytes = Arrays.copyOf(ED25519, ED25519.length + Ed25519PublicKeyParameters.KEY_SIZE);
        key.encode(bytes, ED25519.length);
        return new Multikey("z" + Base58.encode(bytes));
    }

    public Ed25519PublicKeyParameters key() {
        return new Ed25519PublicKeyParameters(bytes(multibase), ED25519.length);
    }

    @Override
    public String toString() {
        return multibase;
    }

    private static byte[] bytes(String multibase) {
        // 34 bytes take 48 characters at most; longer text is refused before any arithmetic.
        if (!multibase.startsWith("z") || multibase.length() > 49) {
            throw new IllegalArgumentException("Not an Ed25519 Multikey");
        }
        byte[] bytes = Base58.decode(multibase.substring(1));
        if (bytes.length != ED25519.length + Ed25519PublicKeyParameters.KEY_SIZE
                || bytes[0] != ED25519[0]
                || bytes[1] != ED25519[1]) {
            throw new IllegalArgumentException("Not an Ed25519 Multikey");
        }
        return bytes;
    }
}
