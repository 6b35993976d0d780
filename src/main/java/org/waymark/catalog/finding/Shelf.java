package org.waymark.catalog.finding;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Stage;

/**
 * Among which of a district's micro-credentials somebody looks.
 *
 * @param stages how far those have come that everyone finds
 * @param pilots ids of pilots that are found as well
 * @param only ids of the only ones that are found; all for null
 */
public record Shelf(
        Set<Stage> stages, Set<UUID> pilots, @Nullable Set<UUID> only) {

    /** What everyone may begin. */
    public static final Shelf LIVE = new Shelf(Set.of(Stage.LIVE), Set.of(), null);

    /** What may be begun, or is tried. */
    public static final Shelf OPEN = new Shelf(Set.of(Stage.LIVE, Stage.PILOT), Set.of(), null);

    /** All there ever was. */
    public static final Shelf ALL = new Shelf(Set.of(Stage.values()), Set.of(), null);

    public Shelf withPilots(Collection<UUID> some) {
        return new Shelf(stages, Set.copyOf(some), only);
    }

    public Shelf onlyOf(Collection<UUID> some) {
        return new Shelf(stages, pilots, Set.copyOf(some));
    }
}
