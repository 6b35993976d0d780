package org.waymark.people.programmes;

import java.util.List;

/**
 * A programme's members as the leads see them; pages count from 1.
 *
 * @param total how many fit the search
 */
record MembersView(List<MemberRow> rows, String search, int number, int pages, long total) {}
