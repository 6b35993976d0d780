package org.waymark.lti.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at: a claim, parameter or header by its name, with what was expected of it and what came.
 * Values are one short line each; what looks like an e-mail address or a token is left out, whoever put it there. Never
 * give it a user id, a name, a custom value or a login hint: name those without a value.
 */
public record Finding(
        String what, @Nullable String expected, @Nullable String came) {

    private static final int LONGEST = 255;
    private static final String LEFT_OUT = "(…)";

    private static final Pattern MAIL = Pattern.compile("[^\\s@/:,;\"'<>]+@[^\\s@/:,;\"'<>]+");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public Finding {
        what = String.valueOf(clean(what));
        expected = clean(expected);
        came = clean(came);
    }

    /** It is missing or wrong in a way that its name alone says. */
    public static Finding named(String what) {
        return new Finding(what, null, null);
    }

    public static Finding came(String what, @Nullable String came) {
        return new Finding(what, null, came);
    }

    public static Finding of(String what, @Nullable String expected, @Nullable String came) {
        return new Finding(what, expected, came);
    }

    /** Of addresses only the hosts are told: their paths and queries may name people. */
    public static Finding hosts(String what, @Nullable String expectedUrl, @Nullable String cameUrl) {
        return new Finding(what, host(expectedUrl), host(cameUrl));
    }

    /** How far a time lies from our clock, in whole seconds: "-75 s" is 75 seconds ago. */
    public static Finding distance(String what, @Nullable Duration fromNow) {
        return new Finding(what, null, fromNow == null ? null : seconds(fromNow));
    }

    static String seconds(Duration time) {
        return (time.isNegative() || time.isZero() ? "" : "+") + time.toSeconds() + " s";
    }

    private static @Nullable String host(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI address = new URI(url.strip());
            if (address.getHost() == null) {
                return "?";
            }
            return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        } catch (URISyntaxException e) {
            return "?";
        }
    }

    static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = UNPRINTABLE.matcher(start).replaceAll(" ").strip();
        line = MAIL.matcher(TOKEN.matcher(line).replaceAll(LEFT_OUT)).replaceAll(LEFT_OUT);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
