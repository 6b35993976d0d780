package org.waymark.people;

import java.util.List;

/** One page of everyone who has launched; pages count from 1. */
record PeoplePage(List<PersonRow> rows, String search, int number, int pages, long total) {}
