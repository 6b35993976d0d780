package org.waymark.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.waymark.people.SignedInPerson;

/** In which of a person's own LMS courses micro-credentials are placed; the module that knows tells. */
public interface RunningCourses {

    /**
     * The titles of this person's courses in which each of these is placed, by title; an empty title where the LMS told
     * none, and no entry for what is placed in none of them. One query, however many are asked for.
     */
    Map<DefinitionId, List<String>> of(Collection<DefinitionId> definitions, SignedInPerson me);
}
