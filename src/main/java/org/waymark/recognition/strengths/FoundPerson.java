package org.waymark.recognition.strengths;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;

/** Somebody who lets leads find them, and the awards for which they were found. */
record FoundPerson(PersonId person, String name, @Nullable String school, List<OpenTo> openTo, List<Held> awards) {

    /**
     * An award that holds.
     *
     * @param path of its page, where its earner shares it
     */
    record Held(String title, Instant at, @Nullable String path) {}
}
