package org.waymark.storage;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The name that a sender's computer gives a file: shown to people, and used for nothing else. */
public final class FileName {

    private static final int LONGEST = 200;

    private FileName() {}

    /**
     * Its last part, on one line, without characters that cannot be seen or turn the direction of writing; empty where
     * nothing is left.
     */
    public static String of(@Nullable String given) {
        if (given == null) {
            return "";
        }
        String name = Normalizer.normalize(given, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\u2028\\u2029]", "")
                .replaceAll("^.*[/\\\\]", "")
                .strip();
        if (name.matches("\\.+")) {
            return "";
        }
        if (name.length() <= LONGEST) {
            return name;
        }
        String ending = name.replaceFirst("^.*(\\.[^.]{1,10})$|^.*$", "$1");
        return name.substring(0, LONGEST - ending.length()) + ending;
    }
}
