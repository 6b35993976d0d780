package org.waymark.catalog.finding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Benefits;
import org.waymark.people.earners.Audience;

/**
 * What somebody looks for. Whatever makes no sense is as if nothing had been said: a page of results shows what there is.
 *
 * @param words looked for in title, competency and method, all of them
 * @param area a competency area, as it is written
 * @param standard a framework, a code or both, such as InTASC 3
 * @param goal the code of one of the district's goals
 * @param hours from and to, such as 6-10
 */
public record Wanted(
        String words,
        String area,
        String standard,
        String goal,
        String hours,
        @Nullable Audience audience,
        Benefits.@Nullable Kind reward) {

    private static final Pattern HOURS = Pattern.compile("(\\d{0,4})-(\\d{0,4})");
    private static final int LONGEST = 200;

    /** Words alone. */
    public static Wanted words(String words) {
        return of(Map.of("q", words));
    }

    /** What serves a goal and is for these people. */
    public static Wanted serving(String goal, Audience audience) {
        return of(Map.of("goal", goal, "audience", audience.name()));
    }

    /** As the page's address says it. */
    public static Wanted of(Map<String, String> said) {
        return new Wanted(
                said(said, "q"),
                said(said, "area"),
                said(said, "standard"),
                said(said, "goal"),
                HOURS.matcher(said(said, "hours")).matches() ? said(said, "hours") : "",
                one(Audience.values(), said(said, "audience")),
                one(Benefits.Kind.values(), said(said, "reward")));
    }

    /** For an address that looks for the same. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", words);
        parameters.put("area", area);
        parameters.put("standard", standard);
        parameters.put("goal", goal);
        parameters.put("hours", hours);
        parameters.put("audience", audience == null ? "" : audience.name());
        parameters.put("reward", reward == null ? "" : reward.name());
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** Whether anything but words narrows it. */
    public boolean filters() {
        return !parameters().keySet().equals(Set.of("q")) && any();
    }

    public boolean any() {
        return !parameters().isEmpty();
    }

    /** Whether all words stand in a text. */
    public boolean isIn(String text) {
        String plain = SearchText.plain(text);
        return SearchText.words(words).stream().allMatch(plain::contains);
    }

    Optional<Integer> leastHours() {
        return hours(1);
    }

    Optional<Integer> mostHours() {
        return hours(2);
    }

    private Optional<Integer> hours(int group) {
        Matcher match = HOURS.matcher(hours);
        return match.matches() && !match.group(group).isEmpty()
                ? Optional.of(Integer.valueOf(match.group(group)))
                : Optional.empty();
    }

    private static String said(Map<String, String> said, String name) {
        String text = said.getOrDefault(name, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
