package org.waymark.people;

import java.util.Set;

/**
 * That what is held on a person be erased.
 *
 * @param badgesToo whether the person gives up their badges, so that nothing has to be kept for these
 * @param words what names the person and may stand in texts of others: names, ids of the LMS, addresses; not stored
 */
public record Erasure(PersonId person, DistrictId district, boolean badgesToo, Set<String> words) {

    public Erasure {
        words = Set.copyOf(words);
    }

    /** A text of somebody else without the words that name this person. */
    public String without(String text) {
        String left = text;
        for (String word : words) {
            left = left.replace(word, "…");
        }
        return left;
    }
}
