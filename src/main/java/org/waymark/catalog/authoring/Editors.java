package org.waymark.catalog.authoring;

import java.util.List;
import org.waymark.people.PersonId;

/**
 * Who writes along, and who could.
 *
 * @param possible the district's other designers
 */
record Editors(DraftId draft, String title, List<Named> there, List<Named> possible) {

    /** A person by name. */
    record Named(PersonId id, String name) {}
}
