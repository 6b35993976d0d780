package org.waymark.people.programmes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What another lead saved meanwhile, field by field, beside what this one typed. */
class Differences {

    private final Map<String, MessageSourceResolvable> found = new LinkedHashMap<>();

    private Differences() {}

    /**
     * Where two plans differ, by field id: a sentence that says what stands now.
     *
     * @param titles of micro-credentials
     * @param names of coaches
     */
    static Map<String, MessageSourceResolvable> between(
            ProgrammePlan typed, ProgrammePlan saved, Map<UUID, String> titles, Map<UUID, String> names) {
        Differences all = new Differences();
        all.text("name", typed.name(), saved.name());
        all.text("why", typed.why(), saved.why());
        all.list(
                "audience",
                typed.audiences(),
                saved.audiences(),
                saved.audiences().stream()
                        .sorted()
                        .map(each -> new DefaultMessageSourceResolvable("programmes.audience." + each))
                        .toList());
        all.text("begins", day(typed.begins()), day(saved.begins()));
        all.text("ends", day(typed.ends()), day(saved.ends()));
        all.text("support", typed.support(), saved.support());
        all.text("coach", listed(typed.coaches(), names), listed(saved.coaches(), names));
        all.text("offered", listed(typed.credentials(), titles), listed(saved.credentials(), titles));
        all.text("incentive", typed.incentive(), saved.incentive());
        all.text("measure", typed.measure(), saved.measure());
        all.text("review", day(typed.review()), day(saved.review()));
        if (typed.pilot() != saved.pilot()) {
            all.found.put(
                    "pilot",
                    new DefaultMessageSourceResolvable(
                            saved.pilot() ? "programmes.elsewhere.pilot" : "programmes.elsewhere.no-pilot"));
        }
        all.text("pilotSize", number(typed.pilotSize()), number(saved.pilotSize()));
        return all.found;
    }

    private void text(String field, String typed, String saved) {
        if (!typed.equals(saved)) {
            found.put(
                    field,
                    saved.isEmpty()
                            ? new DefaultMessageSourceResolvable("programmes.elsewhere.empty")
                            : sentence(saved));
        }
    }

    /** At most four: as many audiences as there are. */
    private void list(String field, Object typed, Object saved, List<? extends MessageSourceResolvable> words) {
        if (!typed.equals(saved)) {
            found.put(
                    field,
                    words.isEmpty()
                            ? new DefaultMessageSourceResolvable("programmes.elsewhere.empty")
                            : new DefaultMessageSourceResolvable(
                                    new String[] {"programmes.elsewhere.list." + words.size()}, words.toArray()));
        }
    }

    private static MessageSourceResolvable sentence(String saved) {
        return new DefaultMessageSourceResolvable(new String[] {"programmes.elsewhere"}, new Object[] {saved});
    }

    private static String listed(Collection<UUID> ids, Map<UUID, String> words) {
        return ids.stream().map(words::get).filter(Objects::nonNull).sorted().collect(Collectors.joining(", "));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(LocaleContextHolder.getLocale())
                        .format(day);
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
