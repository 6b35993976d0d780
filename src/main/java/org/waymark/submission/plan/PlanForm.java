package org.waymark.submission.plan;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.submission.Phrase;

/**
 * What is typed on the page of one plan.
 *
 * @param dates by the code of their milestone
 */
record PlanForm(String goal, Map<String, String> dates) {

    static final int LONGEST_GOAL = 500;

    /** What a request carries. */
    static PlanForm of(Map<String, String> typed) {
        Map<String, String> dates = new LinkedHashMap<>();
        for (Milestone milestone : Milestone.values()) {
            dates.put(milestone.code(), typed.getOrDefault(milestone.code(), "").strip());
        }
        return new PlanForm(line(typed.getOrDefault("goal", "")), dates);
    }

    static PlanForm of(Commitment commitment) {
        Map<String, String> dates = new LinkedHashMap<>();
        for (Milestone milestone : Milestone.values()) {
            LocalDate day = commitment.milestones().get(milestone);
            dates.put(milestone.code(), day == null ? "" : day.toString());
        }
        String goal = commitment.goal();
        return new PlanForm(goal == null ? "" : goal, dates);
    }

    /** One sentence of a form that takes no more than that; what comes without the form ends where it has to. */
    static String sentence(String typed) {
        String line = line(typed);
        return line.length() <= LONGEST_GOAL ? line : line.substring(0, LONGEST_GOAL);
    }

    private static String line(String typed) {
        return typed.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (goal.length() > LONGEST_GOAL) {
            problems.put("goal", new Phrase("plan.error.goal"));
        }
        dates.forEach((code, typed) -> {
            if (!typed.isEmpty() && day(typed).isEmpty()) {
                problems.put(code, new Phrase("plan.error.date"));
            }
        });
        return problems;
    }

    Map<Milestone, LocalDate> milestones() {
        Map<Milestone, LocalDate> days = new EnumMap<>(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            day(dates.getOrDefault(milestone.code(), "")).ifPresent(day -> days.put(milestone, day));
        }
        return days;
    }

    /** A day as browsers send it. */
    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed)).filter(day -> day.getYear() > 1900 && day.getYear() < 2200);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
