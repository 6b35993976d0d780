package org.waymark.people.staff;

/** What a cell of a list may hold. */
final class Cell {

    private Cell() {}

    /** Without white space at its ends; spreadsheets add hard spaces too. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether it holds what no name and no code has: controls, turned writing direction, halves of characters. */
    static boolean isUnfit(String text) {
        return text.codePoints().anyMatch(Cell::isUnfit);
    }

    static boolean isUnfit(int point) {
        return Character.isISOControl(point)
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200E
                || point == 0x200F
                || point == 0xFEFF
                || point == 0x2028
                || point == 0x2029
                || (point & 0xFFFE) == 0xFFFE;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
