package org.waymark.submission;

import java.util.Set;

/** Guesses which words of a text are somebody's name, for the person who wrote it to decide. */
public interface NamesInText {

    /** Likely names, as they stand there, each once. */
    Set<String> in(String text);
}
