package org.waymark.insights.tables;

/** How the numbers of a column are written. */
public enum Measure {
    PEOPLE,
    COUNT,
    /** Of a hundred. */
    PERCENT,
    /** Business days. */
    DAYS,
    CALENDAR_DAYS,
    HOURS,
    /** How many times as much. */
    TIMES,
    /** In the district's money. */
    CENTS
}
