package org.waymark.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself, as far as it could be read.
 *
 * @param readable false where it should be readable and was not
 * @param facts what in it may tell who somebody is
 */
public record FileLooked(
        boolean readable, @Nullable Integer pages, @Nullable Integer seconds, List<Fact> facts) {

    /**
     * One such thing.
     *
     * @param kind AUTHOR, EDITOR, COMPANY, COMMENT, TITLE, TEXT, PLACE, HIDDEN, or LOOK where no words can be searched
     * @param words the words found; empty for a place
     */
    public record Fact(String kind, String words) {}
}
