package org.waymark.people.districts;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.people.DistrictCard;

/** A district's own facts as fields of a page. */
record DistrictFacts(String name, String zone, String languages, String schoolYear) {

    static final List<String> LANGUAGES = List.of("en", "es", "en,es", "es,en");

    private static final String NAME = "name";
    private static final String ZONE = "zone";
    private static final String SPOKEN = "languages";
    private static final String YEAR = "schoolYear";
    private static final int LONGEST_NAME = 100;

    static DistrictFacts of(DistrictCard card, MonthDay schoolYear) {
        return new DistrictFacts(
                card.name(),
                card.zone(),
                card.languages(),
                schoolYear.toString().substring(2));
    }

    static DistrictFacts of(Map<String, String> fields) {
        return new DistrictFacts(
                fields.getOrDefault(NAME, ""),
                fields.getOrDefault(ZONE, ""),
                fields.getOrDefault(SPOKEN, ""),
                fields.getOrDefault(YEAR, ""));
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(NAME, name);
        fields.put(ZONE, zone);
        fields.put(SPOKEN, languages);
        fields.put(YEAR, schoolYear);
        return fields;
    }

    Map<String, MessageSourceResolvable> problems(Predicate<String> isTaken) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.put(NAME, said("people.district.name.problem"));
        } else if (isTaken.test(name)) {
            problems.put(NAME, said("people.district.name.taken"));
        }
        // Only places: an offset such as +05:00 knows no daylight saving time.
        if (!zone.contains("/") || !ZoneId.getAvailableZoneIds().contains(zone)) {
            problems.put(ZONE, said("people.district.zone.problem"));
        }
        if (!LANGUAGES.contains(languages)) {
            problems.put(SPOKEN, said("people.district.languages.problem"));
        }
        try {
            start();
        } catch (DateTimeException e) {
            problems.put(YEAR, said("people.district.school-year.problem"));
        }
        return problems;
    }

    /** @throws DateTimeException where it is no day of a year */
    MonthDay start() {
        return MonthDay.parse("--" + schoolYear);
    }

    private static MessageSourceResolvable said(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
