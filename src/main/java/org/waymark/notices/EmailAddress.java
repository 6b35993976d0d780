package org.waymark.notices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that may stand in an envelope: one mailbox, no comment, no quotes, nothing that ends a line (RFC 5321, 4.1.2). */
final class EmailAddress {

    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=.{1,255}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    private EmailAddress() {}

    static boolean isPlain(String address) {
        return address.length() <= 254 && PLAIN.matcher(address).matches();
    }

    /** What is kept of an address that was refused: enough to know it again, and not the address. */
    static String fingerprint(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
