package org.waymark.catalog.exchange;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Up to four numbers with dots between; a missing one counts as 0, so that 1.0 is no higher than 1. */
record VersionNumber(String text) implements Comparable<VersionNumber> {

    private static final Pattern FORM = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,3}");
    private static final int PARTS = 4;

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(VersionNumber other) {
        return Arrays.compare(parts(), other.parts());
    }

    /** Numbers given by hand elsewhere may be anything: what is no number counts as 0. */
    private int[] parts() {
        int[] parts = new int[PARTS];
        String[] said = text.split("\\.", PARTS);
        for (int i = 0; i < said.length; i++) {
            parts[i] = said[i].matches("\\d{1,6}") ? Integer.parseInt(said[i]) : 0;
        }
        return parts;
    }

    @Override
    public String toString() {
        return text;
    }
}
