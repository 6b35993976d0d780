package org.waymark.award;

import java.util.Arrays;
import java.util.Optional;

/** Standards that definitions name by a short word, with the page on which their owner publishes them. */
enum StandardsFramework {
    INTASC(
            "InTASC",
            "InTASC Model Core Teaching Standards",
            "https://ccsso.org/resource-library/intasc-model-core-teaching-standards-and-learning-progressions-teachers-10"),
    TLMS(
            "TLMS",
            "Teacher Leader Model Standards",
            "https://www.nea.org/resource-library/teacher-leader-model-standards"),
    ISTE("ISTE", "ISTE Standards for Educators", "https://iste.org/standards/educators");

    private final String word;
    private final String title;
    private final String url;

    StandardsFramework(String word, String title, String url) {
        this.word = word;
        this.title = title;
        this.url = url;
    }

    static Optional<StandardsFramework> named(String word) {
        return Arrays.stream(values())
                .filter(framework -> framework.word.equalsIgnoreCase(word))
                .findFirst();
    }

    String title() {
        return title;
    }

    String url() {
        return url;
    }
}
