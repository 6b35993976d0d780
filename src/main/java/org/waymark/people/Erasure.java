package org.waymark.people;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * That what is held on a person be erased.
 *
 * @param badgesToo whether the person gives up their badges, so that nothing has to be kept for these
 * @param identities by which LMSs knew the person before it began
 * @param words what names the person and may stand in texts of others: names, ids of the LMS, addresses
 */
public record Erasure(
        PersonId person,
        DistrictId district,
        boolean badgesToo,
        List<People.LmsIdentity> identities,
        Set<String> words) {

    /** An id such as 5 is in every text. */
    private static final int SHORTEST = 4;

    public Erasure {
        identities = List.copyOf(identities);
        words = Set.copyOf(words);
    }

    /** Of somebody whom no LMS knows any more. */
    public Erasure(PersonId person, DistrictId district, boolean badgesToo, Set<String> words) {
        this(person, district, badgesToo, List.of(), words);
    }

    /** A text of somebody else without the words that name this person. */
    public String without(String text) {
        String left = text;
        for (String word : words) {
            if (word.length() >= SHORTEST) {
                left = Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(left)
                        .replaceAll("…");
            }
        }
        return left;
    }
}
