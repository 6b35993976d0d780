package org.waymark.submission;

import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A message of ours with its arguments, worded when the page is made. */
public class Phrase extends DefaultMessageSourceResolvable {

    private static final long serialVersionUID = 1L;

    public Phrase(String key, Object... arguments) {
        super(new String[] {key}, arguments);
    }

    private Phrase(String key, String otherwise) {
        super(new String[] {key}, null, otherwise);
    }

    /** A number as a word, as people read it in a sentence; digits beyond twelve. */
    static Phrase number(int number) {
        return new Phrase("submission.number." + number, String.valueOf(number));
    }

    /** The same at the beginning of a sentence. */
    static Phrase numberFirst(int number) {
        return new Phrase("submission.Number." + number, String.valueOf(number));
    }

    /** A file's size in the unit that reads best. */
    static Phrase size(long bytes) {
        if (bytes >= 1024L * 1024 * 1024) {
            return new Phrase("submission.size.gb", bytes / (1024.0 * 1024 * 1024));
        }
        return bytes >= 1024 * 1024
                ? new Phrase("submission.size.mb", bytes / (1024.0 * 1024))
                : new Phrase("submission.size.kb", Math.max(1, Math.round(bytes / 1024.0)));
    }
}
