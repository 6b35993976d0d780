package org.waymark.people.staff;

/** What can be wrong with a list of staff; the sentences are message keys. */
public enum FaultKind {
    EMPTY_FILE(true),
    NO_PEOPLE(true),
    TOO_MANY_PEOPLE(true),
    TOO_MANY_FAULTS(true),
    NOT_TEXT(true),
    SPREADSHEET(true),
    UNREADABLE_TEXT(true),
    WINDOWS_1252(false),
    UTF_16(false),
    NOT_RECOGNISED(true),
    SEVERAL_LISTS(true),
    NO_COLUMN(true),
    COLUMN_TWICE(true),
    COLUMN_NOT_READ(false),
    FILE_NOT_READ(false),

    ZIP_BROKEN(true),
    ZIP_TOO_LARGE(true),
    ZIP_TOO_MANY(true),
    ZIP_PATH(true),
    FILE_TWICE(true),
    FILE_MISSING(true),
    ONEROSTER_VERSION(true),
    ONEROSTER_DELTA(true),
    ONEROSTER_NO_ROLES(true),
    SEVERAL_DISTRICTS(true),
    TWO_DISTRICTS(true),
    TOO_MANY_SCHOOLS(true),

    QUOTES(true),
    LINE_TOO_LONG(true),
    COLUMNS(true),
    EMPTY(true),
    TOO_LONG(true),
    CONTROL_CHARACTER(true),
    YEARS(true),
    STATUS(true),
    SCHOOL_WITHOUT_CODE(true),
    SCHOOL_NAMED_TWICE(true),
    SCHOOL_UNKNOWN(true),
    TWICE(true),
    MANAGER_UNKNOWN(true),
    MANAGER_THEMSELVES(true),
    MANAGER_CIRCLE(true),
    MANAGERS_TOO_DEEP(true),
    ALSO_ELSEWHERE(false),
    TWO_PEOPLE(false);

    private final boolean blocking;

    FaultKind(boolean blocking) {
        this.blocking = blocking;
    }

    /** Whether nothing is carried out before it is mended. */
    boolean isBlocking() {
        return blocking;
    }
}
