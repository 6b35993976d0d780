package org.waymark.people.staff;

/**
 * Something about a list of staff that its sender should know.
 *
 * @param file which file of several
 * @param line the line it stands in, 0 for the file as a whole
 * @param column the column as its header names it, empty for none
 * @param given what stands there, cut short and fit to be shown
 * @param other what it is held against
 */
record Fault(String file, int line, String column, FaultKind kind, String given, String other) {

    private static final int LONGEST = 80;

    Fault {
        file = shown(file);
        column = shown(column);
        given = shown(given);
        other = shown(other);
    }

    public boolean isBlocking() {
        return kind.isBlocking();
    }

    /** One short line of characters that every page and database can carry. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(point -> Cell.isUnfit(point) ? 0xFFFD : point)
                .limit(LONGEST + 1L)
                .forEach(shown::appendCodePoint);
        return shown.codePointCount(0, shown.length()) > LONGEST
                ? shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…"
                : shown.toString();
    }
}
