package org.waymark.award.portfolio;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.award.AwardCard;
import org.waymark.award.AwardId;

/**
 * A portfolio as its owner arranges it.
 *
 * @param places by award: the place, or nothing where it is not shown
 */
record Arrangement(String title, String words, boolean opened, boolean listed, Map<String, String> places) {

    static final int LONGEST_TITLE = 100;
    static final int LONGEST_WORDS = 1000;

    static Arrangement of(Map<String, String> typed, List<AwardCard> awards) {
        Map<String, String> places = new LinkedHashMap<>();
        for (AwardCard award : awards) {
            String place = typed.getOrDefault("place-" + award.id(), "");
            places.put(award.id().toString(), place.matches("[1-9]\\d{0,2}") ? place : "");
        }
        return new Arrangement(
                plain(typed.get("title")).replaceAll("\\s+", " ").strip(),
                plain(typed.get("words")).strip(),
                typed.containsKey("opened"),
                typed.containsKey("listed"),
                places);
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (title.isEmpty()) {
            problems.put("title", new DefaultMessageSourceResolvable("award.portfolio.error.title"));
        } else if (title.length() > LONGEST_TITLE) {
            problems.put("title", new DefaultMessageSourceResolvable("award.portfolio.error.title-long"));
        }
        if (words.length() > LONGEST_WORDS) {
            problems.put("words", new DefaultMessageSourceResolvable("award.portfolio.error.words-long"));
        }
        return problems;
    }

    /** What is shown, in its order; of two with one place the newer is first, as the page has them. */
    List<AwardId> shown() {
        return places.entrySet().stream()
                .filter(place -> !place.getValue().isEmpty())
                .sorted(Comparator.comparing(place -> Integer.valueOf(place.getValue())))
                .map(place -> AwardId.valueOf(place.getKey()))
                .toList();
    }

    /** Without anything that a database cannot keep. */
    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n").replaceAll("[\\p{Cc}\\p{Cs}&&[^\n]]", " ");
    }
}
