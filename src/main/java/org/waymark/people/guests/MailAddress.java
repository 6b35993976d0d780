package org.waymark.people.guests;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address that a letter can be sent to and that cannot be anything else: no line, no second recipient, no
 * comment, no quoted part (a part of RFC 5321, 4.1.2).
 *
 * @param text as it was typed, the domain in its ASCII form
 */
record MailAddress(String text) {

    static final int LONGEST = 254;

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final int LONGEST_LOCAL = 64;

    /** The address that was typed, if it is one. */
    static Optional<MailAddress> parse(@Nullable String typed) {
        String line = typed == null ? "" : typed.strip();
        int at = line.lastIndexOf('@');
        if (at < 1 || line.length() > LONGEST) {
            return Optional.empty();
        }
        String local = line.substring(0, at);
        String domain = ascii(line.substring(at + 1));
        String address = local + "@" + domain;
        boolean good = local.length() <= LONGEST_LOCAL
                && LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches()
                && address.length() <= LONGEST;
        return good ? Optional.of(new MailAddress(address)) : Optional.empty();
    }

    /** What two spellings of one mailbox have in common; ASCII only, so that no other letter becomes one of these. */
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return "";
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "an address";
    }
}
