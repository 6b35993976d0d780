package org.waymark.catalog.standards;

/**
 * Why a package is not taken, and where.
 *
 * @param part of the package, such as CFItems; empty for the file as a whole
 * @param number of the entry in that part, from 1; 0 where it is not about one
 * @param line of the file, from 1; 0 where there is none
 * @param detail what it is about, such as an identifier; may be empty
 */
record PackageFault(String part, int number, int line, Kind kind, String detail) {

    private static final int LONGEST_DETAIL = 200;

    /** What can be wrong. */
    enum Kind {
        NOT_JSON,
        NAMED_TWICE,
        TOO_DEEP,
        TOO_LARGE,
        TEXT_TOO_LONG,
        NOT_A_PACKAGE,
        A_LIST,
        AN_ERROR,
        NO_DOCUMENT,
        NO_ITEMS,
        NO_ID,
        BAD_ID,
        NO_TITLE,
        NO_TEXT,
        NO_LINK,
        SCRIPT,
        TOO_MANY_ITEMS,
        TOO_MANY_LINKS,
        SAME_ID,
        FROM_NOTHING,
        TO_NOTHING,
        CYCLE,
        TREE_TOO_DEEP,
        FORBIDDEN,
        ANSWERED,
        UNREACHABLE,
        /** What was sent ended before its end, or nobody was left to read it. */
        BROKEN_OFF
    }

    PackageFault {
        detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
    }

    /** About the package as a whole. */
    static PackageFault of(Kind kind, String detail) {
        return new PackageFault("", 0, 0, kind, detail);
    }
}
