package org.waymark.notices;

/** How often what happened is told by e-mail. */
enum Rhythm {
    AT_ONCE,
    DAILY,
    WEEKLY
}
