package org.waymark.catalog.authoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pages of the editor, in the order of the task list. */
enum Section {
    ABOUT,
    COMPETENCY,
    METHOD,
    RESEARCH,
    OVERVIEW,
    EVIDENCE,
    CRITERIA,
    REFLECTION,
    WORKLOAD,
    ALIGNMENT,
    READERS,
    PICTURE;

    /** The last part of its address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Section> at(String path) {
        return Arrays.stream(values())
                .filter(section -> section.path().equals(path))
                .findFirst();
    }
}
