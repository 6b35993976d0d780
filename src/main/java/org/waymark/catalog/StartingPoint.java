package org.waymark.catalog;

import java.util.Optional;
import org.waymark.people.SignedInPerson;

/** What is said to people before they begin a micro-credential, and asked; the module above that enrols them tells. */
public interface StartingPoint {

    /** What stands on its page in the form that begins it, with its buttons; for who has begun, only where they may begin anew. */
    Optional<Said> before(DefinitionVersion credential, SignedInPerson me);

    /**
     * What is said.
     *
     * @param template a template whose fragment {@code start(view, benefits)} is shown; benefits are what it brings here
     * @param anew whether it is begun once more
     */
    record Said(String template, Object view, boolean anew) {}
}
