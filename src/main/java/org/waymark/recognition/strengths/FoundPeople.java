package org.waymark.recognition.strengths;

import java.util.List;

/** One page of those who were found, by name. */
record FoundPeople(List<FoundPerson> people, int total, int page, int pages) {

    static final FoundPeople NONE = new FoundPeople(List.of(), 0, 1, 1);
}
