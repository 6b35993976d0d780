package org.waymark.lti.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One line of a self-test.
 *
 * @param code says what was found and what to do, as {@code lti.doctor.check.<code>}
 * @param detail a number, a host, a status or scopes; nothing of a person
 */
public record CheckLine(String code, boolean ok, @Nullable String detail) {

    public CheckLine {
        detail = Finding.clean(detail);
    }

    public static CheckLine ok(String code, @Nullable String detail) {
        return new CheckLine(code, true, detail);
    }

    public static CheckLine notOk(String code, @Nullable String detail) {
        return new CheckLine(code, false, detail);
    }
}
