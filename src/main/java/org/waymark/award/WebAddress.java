package org.waymark.award;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that people type, written so that every verifier takes them: ASCII, with nothing in them that has to be escaped. */
final class WebAddress {

    /** RFC 3986, appendix B, for what a browser opens. */
    private static final Pattern PARTS =
            Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");

    private static final String UNTOUCHED = "-._~!$&'()*+,;=:@/?";

    private WebAddress() {}

    /** The same address, escaped; empty for what is none of the web. */
    static Optional<String> of(String typed) {
        Matcher parts = PARTS.matcher(typed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host;
        try {
            host = IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (!HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        String fragment = parts.group(5);
        return Optional.of(parts.group(1).toLowerCase(Locale.ROOT)
                + "://"
                + host
                + escaped(parts.group(3))
                + (parts.group(4) == null ? "" : escaped(parts.group(4)))
                + (fragment == null ? "" : "#" + escaped(fragment.substring(1))));
    }

    /** Escapes what may not stand there, and leaves what is escaped already as it is. */
    private static String escaped(String part) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean asIs = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || UNTOUCHED.indexOf(c) >= 0
                    || c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2);
            if (asIs) {
                out.append(c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return out.toString();
    }

    private static boolean isHex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit((char) bytes[at], 16) >= 0 && bytes[at] > 0;
    }
}
