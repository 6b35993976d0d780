package org.waymark.award.wallet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that are random enough for a plain hash to hide them. */
final class Hashes {

    private Hashes() {}

    static String fresh(SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return url(bits);
    }

    /** A secret that follows from another and does not lead back. */
    static String derived(String purpose, String secret) {
        return url(sha256(purpose + "." + secret));
    }

    static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
