package org.waymark.recognition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.award.AwardId;
import org.waymark.catalog.DefinitionId;

/**
 * Why a row of the ledger is as it is, so that each cent can be followed back.
 *
 * @param grounds the awards it rests on, in the order in which they were earned
 * @param reviews how many reviews it rests on
 * @param asked what the rule brings for this, in the row's unit
 * @param before what was given for the same already
 * @param cap which limit left less than was asked; null where none did
 * @param most that limit
 * @param used how much of it was used before
 */
public record Reason(
        List<Ground> grounds,
        int reviews,
        long asked,
        long before,
        @Nullable Cap cap,
        long most,
        long used) {

    /** An award that something rests on. */
    public record Ground(DefinitionId definition, AwardId award, LocalDate on) {}

    /** What can leave less than was asked. */
    public enum Cap {
        YEAR,
        LIFETIME,
        BUDGET,
        CYCLE
    }

    public Reason {
        grounds = List.copyOf(grounds);
    }

    /** The same of other awards. */
    Reason on(List<Ground> others) {
        return new Reason(others, reviews, asked, before, cap, most, used);
    }
}
