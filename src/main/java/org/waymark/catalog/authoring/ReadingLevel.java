package org.waymark.catalog.authoring;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How hard a text is to read, by counting words, sentences and syllables: a hint, no judgement of its writer. */
final class ReadingLevel {

    /** Grade of school in English; adults at work read up to here without effort. */
    private static final double HARD_GRADE = 14;

    /** Points of 100 in Spanish: below is "hard" by the measure's own scale. */
    private static final double HARD_POINTS = 40;

    /** A measure of fewer words says nothing. */
    private static final int FEWEST_WORDS = 8;

    private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");

    /** Strong vowels and those with an accent each carry a syllable; weak ones join them. */
    private static final Pattern SPANISH_NUCLEI =
            Pattern.compile("[iuü]?[aeoáéó][iuyü]?(?![aeoáéóíú])|[iuü]?[aeoáéó]|[íú]|[iuü]+|y(?![aeoáéóiuíú])");

    private ReadingLevel() {}

    /** Whether it is; never for a short text, nor for one in another language than English or Spanish. */
    static boolean isHard(String text, String language) {
        List<String> words = words(text);
        if (words.size() < FEWEST_WORDS) {
            return false;
        }
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "en" -> fleschKincaidGrade(text) > HARD_GRADE;
            case "es" -> fernandezHuerta(text) < HARD_POINTS;
            default -> false;
        };
    }

    /** Kincaid et al. 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59. */
    static double fleschKincaidGrade(String text) {
        List<String> words = words(text);
        double syllables =
                words.stream().mapToInt(ReadingLevel::englishSyllables).sum();
        return 0.39 * words.size() / sentences(text, Locale.ENGLISH) + 11.8 * syllables / words.size() - 15.59;
    }

    /** Fernández Huerta 1959, as corrected: 206.84 - 60 syllables a word - 1.02 words a sentence. */
    static double fernandezHuerta(String text) {
        List<String> words = words(text);
        double syllables =
                words.stream().mapToInt(ReadingLevel::spanishSyllables).sum();
        return 206.84
                - 60 * syllables / words.size()
                - 1.02 * words.size() / sentences(text, Locale.forLanguageTag("es"));
    }

    /** Groups of vowels, without a silent e at the end; at least one. */
    static int englishSyllables(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        String spoken = plain.replaceAll("(?<=[^aeiouyl])es?$|(?<=[^aeiouytd])ed$|(?<=[aeiouy])le$", "");
        return Math.max(1, count(ENGLISH_VOWELS, spoken));
    }

    static int spanishSyllables(String word) {
        String spoken = Normalizer.normalize(word, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("qu(?=[eiéí])", "q")
                .replaceAll("gu(?=[eiéí])", "g");
        return Math.max(1, count(SPANISH_NUCLEI, spoken));
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*").matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static int sentences(String text, Locale language) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(language);
        sentences.setText(text);
        int count = 0;
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; start = end, end = sentences.next()) {
            if (!words(text.substring(start, end)).isEmpty()) {
                count++;
            }
        }
        return Math.max(1, count);
    }
}
