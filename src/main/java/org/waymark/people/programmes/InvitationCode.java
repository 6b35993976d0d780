package org.waymark.people.programmes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Sixteen characters that nobody guesses (80 bits), in fours, without those that look alike (Crockford's base 32). */
record InvitationCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int LONGEST_TYPED = 500;

    static InvitationCode fresh(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InvitationCode(inFours(code.toString()));
    }

    /** The code as somebody typed or pasted it, alone or as the link that ends with it. */
    static Optional<InvitationCode> typed(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String last = typed.strip().replaceAll("[?#].*$", "").replaceAll("/+$", "");
        String plain = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return plain.length() == LENGTH && plain.chars().allMatch(each -> ALPHABET.indexOf(each) >= 0)
                ? Optional.of(new InvitationCode(inFours(plain)))
                : Optional.empty();
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String inFours(String plain) {
        return String.join("-", plain.split("(?<=\\G.{4})"));
    }
}
