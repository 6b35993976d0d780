package org.waymark.notices;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * How somebody wants to be told, as it is typed.
 *
 * @param known the kinds that stood on the page
 * @param on those of them that were ticked
 */
record NoticeSettingsForm(
        @Nullable String rhythm,
        @Nullable String from,
        @Nullable String until,
        @Nullable String weekends,
        @Nullable List<String> known,
        @Nullable List<String> on) {

    static NoticeSettingsForm of(Notices.Settings settings) {
        Timetable timetable = settings.timetable();
        List<String> known = List.copyOf(settings.examples().keySet());
        return new NoticeSettingsForm(
                timetable.rhythm().name(),
                String.valueOf(timetable.quietFrom()),
                String.valueOf(timetable.quietUntil()),
                timetable.quietWeekends() ? "yes" : null,
                known,
                known.stream()
                        .filter(kind -> !settings.kindsOff().contains(kind))
                        .toList());
    }

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (chosen().isEmpty()) {
            problems.put("rhythm", new DefaultMessageSourceResolvable("notices.settings.problem.rhythm"));
        }
        if (hour(from) < 0) {
            problems.put("from", new DefaultMessageSourceResolvable("notices.settings.problem.hour"));
        }
        if (hour(until) < 0) {
            problems.put("until", new DefaultMessageSourceResolvable("notices.settings.problem.hour"));
        }
        return problems;
    }

    Optional<Rhythm> chosen() {
        return Arrays.stream(Rhythm.values())
                .filter(each -> each.name().equals(rhythm))
                .findFirst();
    }

    int fromHour() {
        return hour(from);
    }

    int untilHour() {
        return hour(until);
    }

    boolean quietWeekends() {
        return weekends != null;
    }

    /** Of these kinds, those that stood on the page and were not ticked, and those that were off and did not stand there. */
    Set<String> off(Set<String> kinds, List<String> offBefore) {
        Set<String> off = new HashSet<>(offBefore);
        for (String kind : known == null ? List.<String>of() : known) {
            if (kinds.contains(kind)) {
                if (on != null && on.contains(kind)) {
                    off.remove(kind);
                } else {
                    off.add(kind);
                }
            }
        }
        return off;
    }

    /** For the page. */
    public boolean isOn(String kind) {
        return on != null && on.contains(kind);
    }

    private static int hour(@Nullable String typed) {
        return typed != null && typed.matches("1?\\d|2[0-3]") ? Integer.parseInt(typed) : -1;
    }
}
