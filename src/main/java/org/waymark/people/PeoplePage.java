package org.waymark.people;

import java.util.List;

/**
 * One page of everyone who has launched; pages count from 1.
 *
 * @param hidden how many are protected as minors and not listed, whatever is searched for
 */
record PeoplePage(List<PersonRow> rows, String search, int number, int pages, long total, long hidden) {}
