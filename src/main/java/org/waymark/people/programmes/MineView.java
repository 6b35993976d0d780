package org.waymark.people.programmes;

/**
 * A programme as one of those sees it whom it is for.
 *
 * @param mayInvite whether they may invite colleagues: in a pilot, its members do
 */
record MineView(ProgrammeView programme, boolean member, boolean mayInvite) {}
