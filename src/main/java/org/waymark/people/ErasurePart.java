package org.waymark.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one module does when a person is erased. Whoever keeps a column of a person implements it, beside
 * {@link PersonalData}. Parts run in the order of {@code @Order}: what rests on other modules' rows before these (award 10,
 * review 20, submission 30, placement 40), then what hangs on the person (50 to 90), who they are at the very end (100).
 */
public interface ErasurePart {

    /** Under which its progress is kept; never changed once released. */
    String name();

    /** The tables whose rows on a person it answers for. */
    Set<String> tables();

    /** What names the person in this module's rows, so that it can be found in texts of others: names, ids, addresses. */
    default Set<String> words(PersonId person, DistrictId district) {
        return Set.of();
    }

    /** A reason that all of it has to wait. */
    default Optional<ErasureHold> hold(Erasure erasure) {
        return Optional.empty();
    }

    /**
     * Cuts what leads from the outside to this person, before any part erases: whoever comes in meanwhile comes as somebody
     * new. In the transaction that begins the erasure.
     */
    default void sever(Erasure erasure) {}

    /** What {@link #erase} would do now, in a line each; nothing of what there is none of. */
    List<ErasureLine> lines(Erasure erasure);

    /** Does it, in the transaction of the caller. Done again it finds nothing, or what came in between. */
    void erase(Erasure erasure);
}
