package org.waymark.catalog.finding;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Texts as they are looked for: without capitals and accents, made here and not by a database, so that H2 and PostgreSQL
 * find and sort the same.
 */
class SearchText {

    private static final int MOST_WORDS = 8;
    private static final int SORTED_BYTES = 80;

    /** The character that takes the meaning from % and _ in a pattern. */
    static final char ESCAPE = '!';

    private SearchText() {}

    /** "¿Qué más?" becomes "¿que mas?". */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Each word that is looked for; all must be found. */
    static List<String> words(String lookedFor) {
        return Arrays.stream(plain(lookedFor).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** A LIKE pattern for a text that has this in it, as it is typed. */
    static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** Hexadecimal digits, which every collation sorts alike. */
    static String sortKey(String title) {
        byte[] bytes = plain(title).replaceAll("^[^\\p{L}\\p{N}]+", "").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SORTED_BYTES));
    }
}
