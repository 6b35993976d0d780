package org.waymark.notices;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.waymark.settings.BadSetting;

/**
 * The mail server that takes our letters; without a host Waymark sends none.
 *
 * @param host its name
 * @param port its port; 587 is where mail is handed in
 * @param username who signs in there, if anyone does
 * @param password with what
 * @param from the sender: an address, or a name and an address as in {@code Waymark <waymark@example.org>}
 * @param tls how the way there is encrypted
 */
@ConfigurationProperties("waymark.mail")
record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("STARTTLS") Tls tls) {

    /** How the way to the mail server is encrypted. */
    enum Tls {
        /** Plain first, then encrypted, or not at all. */
        STARTTLS,
        /** Encrypted from the first byte, as on port 465. */
        IMPLICIT,
        /** Never, for a server on the same machine. */
        NONE
    }

    MailSettings {
        host = blankToNull(host);
        username = blankToNull(username);
        password = password == null || password.isEmpty() ? null : password;
        from = blankToNull(from);
        if (host != null) {
            require(
                    host.matches("[A-Za-z0-9.:\\[\\]-]+"),
                    "WAYMARK_MAIL_HOST takes the name of one mail server; \"" + host + "\" is none.");
            require(port > 0 && port < 65_536, "WAYMARK_MAIL_PORT must be from 1 to 65535.");
            require(from != null, "WAYMARK_MAIL_HOST is set, so WAYMARK_MAIL_FROM must say who sends.");
            require(
                    username == null || password != null,
                    "WAYMARK_MAIL_USERNAME is set, so WAYMARK_MAIL_PASSWORD must be set, too.");
        }
        if (from != null) {
            sender(from);
        }
    }

    boolean complete() {
        return host != null && from != null;
    }

    InternetAddress sender() {
        return sender(from == null ? "" : from);
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(from, true);
            require(
                    parsed.length == 1
                            && from.chars().noneMatch(Character::isISOControl)
                            && EmailAddress.isPlain(parsed[0].getAddress()),
                    "WAYMARK_MAIL_FROM must be one address such as waymark@example.org; \"" + from + "\" is none.");
            return parsed[0];
        } catch (AddressException e) {
            throw new BadSetting(
                    "WAYMARK_MAIL_FROM must be one address such as waymark@example.org; \"" + from + "\" is none.");
        }
    }

    /** A record prints all it has, and this one has a password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + " " + tls + "]";
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadSetting(sentence);
        }
    }
}
