package org.waymark.review.assigning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What is in whose hands, and how it changes them; done where reviews are. What is recorded never changes hands. */
public interface Hands {

    /** What a reader holds and has not recorded. */
    record Held(UUID review, DefinitionVersionId version) {

        /** The short word by which the reader's own pages name it. */
        public String reference() {
            return review.toString().substring(30).toUpperCase(Locale.ROOT);
        }
    }

    /** What this reader holds; empty where it is not theirs, or recorded. */
    Optional<Held> held(UUID review, PersonId reader, DistrictId district);

    /** Takes it from this reader, whether or not another is free; answers whether it was theirs. */
    boolean giveBack(UUID review, PersonId reader, GivenBackWhy why, DistrictId district);

    /** Gives it to another reader, only where one is free; answers whether one was. */
    boolean passOn(UUID review, GivenBackWhy why, DistrictId district);

    /** Takes from the other what they hold of this person's work, and from this person all they hold, whoever's it is. */
    void part(PersonId saidBy, PersonId other, DistrictId district);

    /** How much somebody holds and has not recorded. */
    int held(PersonId reader, DistrictId district);

    /** Gives readers to what waits for one: some of it now, and all else soon. */
    void fillWaiting(DistrictId district);

    /** What waits for a reader, in the order in which it is held. */
    List<UUID> waiting(DistrictId district);

    /** Gives readers to one piece of work where it waits for any. */
    void fill(UUID doubleReview, DistrictId district);
}
