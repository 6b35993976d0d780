package org.waymark.catalog.finding;

import java.util.List;

/**
 * One page of what was found, by title.
 *
 * @param total how many there are on all pages
 * @param page counted from 1
 */
public record FoundPage(List<FoundCredential> credentials, int total, int page, int pages) {

    /** As an address says it; the first for what is no number. */
    public static int numbered(String said) {
        return said.matches("[1-9]\\d{0,4}") ? Integer.parseInt(said) : 1;
    }
}
