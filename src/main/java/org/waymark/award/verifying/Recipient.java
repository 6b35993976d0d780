package org.waymark.award.verifying;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * To whom a badge was issued: an e-mail address, mostly hashed with a salt that stands beside it (OB 3.0 IdentityObject,
 * OB 2.0 IdentityHash).
 */
public record Recipient(boolean hashed, String identity, String salt) {

    /** Whether this e-mail address is meant; issuers write it as it was typed, or in small letters. */
    public boolean is(String address) {
        String stripped = address.strip();
        return Stream.of(stripped, stripped.toLowerCase(Locale.ROOT)).anyMatch(this::equalsWritten);
    }

    private boolean equalsWritten(String address) {
        if (!hashed) {
            return identity.strip().equalsIgnoreCase(address);
        }
        int dollar = identity.indexOf('$');
        if (dollar < 0) {
            return false;
        }
        String algorithm = switch (identity.substring(0, dollar).toLowerCase(Locale.ROOT)) {
            case "sha256" -> "SHA-256";
            // OB 2.0 still allows it: it tells apart who the badge is for, and protects nothing.
            case "md5" -> "MD5";
            default -> "";
        };
        return !algorithm.isEmpty() && hash(algorithm, address + salt).equalsIgnoreCase(identity.substring(dollar + 1));
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
