package org.waymark.people.guests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Random words of 256 bits that nobody guesses; the database knows them by their hash. */
@Component
class Tokens {

    private static final String WELL_FORMED = "[A-Za-z0-9_-]{43}";

    private final SecureRandom random;

    Tokens(SecureRandom random) {
        this.random = random;
    }

    String fresh() {
        return random(32);
    }

    /** Short enough to be typed from a poster, long enough to be tried in vain. */
    String code() {
        return random(9);
    }

    private String random(int bytes) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static boolean isWellFormed(String token) {
        return token.matches(WELL_FORMED);
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
