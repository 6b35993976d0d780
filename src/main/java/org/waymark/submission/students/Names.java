package org.waymark.submission.students;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.waymark.submission.NamesInText;

/**
 * Finds what is likely to be somebody's name. It is a guess from lists of common first names and from how names are written;
 * it misses some and takes other words for names, so that a person decides on each.
 */
@Component
class Names implements NamesInText {

    private static final int MOST = 20;

    /** A word that begins with a capital letter, as in "Mia" and "O'Neill", or an initial. */
    private static final String CAPITALISED = "\\p{Lu}[\\p{L}'’]*(?:-\\p{Lu}[\\p{L}'’]*)*";

    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}])" + CAPITALISED);

    /** The next word of a name: after a space or what joins words in file names, or an initial. */
    private static final Pattern NEXT = Pattern.compile("[ \\u00a0_.]{1,2}(" + CAPITALISED + ")(?![\\p{L}\\p{N}])");

    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Pattern TITLED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sr|Sra|Srta|Señor|Señora|Señorita|Don|Doña)\\.?[ \\u00a0]" + "("
                    + CAPITALISED + ")");

    /** What stands after a first name at the end of a sentence's capital is no family name. */
    private static final Set<String> NO_FAMILY_NAME = Set.of(
            "the",
            "a",
            "an",
            "and",
            "or",
            "is",
            "was",
            "has",
            "had",
            "will",
            "with",
            "work",
            "works",
            "exit",
            "ticket",
            "tickets",
            "lesson",
            "plan",
            "plans",
            "student",
            "students",
            "grade",
            "class",
            "room",
            "group",
            "groups",
            "unit",
            "math",
            "maths",
            "reading",
            "writing",
            "science",
            "history",
            "art",
            "music",
            "period",
            "week",
            "day",
            "video",
            "audio",
            "notes",
            "note",
            "essay",
            "project",
            "report",
            "test",
            "quiz",
            "rubric",
            "el",
            "la",
            "los",
            "las",
            "de",
            "del",
            "y",
            "en",
            "grado",
            "clase",
            "grupo",
            "semana",
            "unidad");

    private final Set<String> sure = read("first-names.txt");
    private final Set<String> words = read("first-names-that-are-words.txt");

    private static Set<String> read(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Names.class.getResourceAsStream("/names/" + file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Names::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher titled = TITLED.matcher(text);
        while (titled.find() && found.size() < MOST) {
            found.add(titled.group().strip());
        }
        Matcher word = WORD.matcher(text);
        Matcher next = NEXT.matcher(text);
        int from = 0;
        while (found.size() < MOST && from <= text.length() && word.find(from)) {
            String first = possessive(word.group());
            from = word.end();
            boolean name = sure.contains(plain(first));
            if (!name && !words.contains(plain(first))) {
                continue;
            }
            String second = next.region(word.end(), text.length()).lookingAt() ? possessive(next.group(1)) : "";
            boolean family = first.equals(word.group())
                    && !second.isEmpty()
                    && !second.equals(second.toUpperCase(Locale.ROOT)) | second.length() == 1
                    && !NO_FAMILY_NAME.contains(plain(second));
            if (family) {
                found.add(first + " " + second);
                from = next.end();
            } else if (name && !inCapitals(first) && found.stream().noneMatch(each -> each.startsWith(first + " "))) {
                found.add(first);
            }
        }
        return found;
    }

    /** Those of somebody's own names and places that stand in a text as whole words. */
    static Set<String> own(String text, Collection<String> own) {
        String plain = plain(text);
        return own.stream()
                .filter(each -> each.strip().length() > 2)
                .filter(each -> asWords(plain(each.strip()), plain))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean asWords(String words, String text) {
        // Most texts hold none of them, and that is told at once.
        return text.contains(words)
                && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }

    /** A person's display name as it may be written: whole, and each long part of it. */
    static List<String> partsOf(String displayName) {
        List<String> parts = new ArrayList<>();
        parts.add(displayName.strip());
        Stream.of(displayName.strip().split("\\s+"))
                .filter(part -> part.length() > 3)
                .forEach(parts::add);
        return parts;
    }

    /** In small letters without accents, so that José and jose are one. */
    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String possessive(String word) {
        return POSSESSIVE.matcher(word).replaceFirst("");
    }

    private static boolean inCapitals(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
