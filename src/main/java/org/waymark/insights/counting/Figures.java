package org.waymark.insights.counting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.groups.Counted;

/**
 * What was counted of a district, before anything is hidden: only {@code insights} reads it, and shows none of it as it is.
 *
 * @param schools people by school, in the stages of {@link Stages#OF_PEOPLE} and then those who had earned by earlier days
 * @param programmes people by the programme they joined first
 * @param jobs people by what they do
 * @param contracts people by their contract group
 * @param credentials people by micro-credential from {@code VIEWED} on; a person is in as many as they opened
 * @param months those who began, by the month in which they did
 * @param names of what the keys above stand for
 * @param awards in force
 * @param reading how long what took, and what came of it
 * @param hours what was declared and reported
 * @param answers to the questions that people were asked
 * @param rewards what awards brought
 */
public record Figures(
        Instant countedAt,
        List<Counted> schools,
        List<Counted> programmes,
        List<Counted> jobs,
        List<Counted> contracts,
        List<Counted> credentials,
        List<Counted> months,
        Map<String, String> names,
        int awards,
        Reading reading,
        List<Hours> hours,
        Answers answers,
        Rewards rewards) {

    /**
     * Of the last twelve months. Each map says how often something took so many business days, or so many attempts.
     *
     * @param people how many earners all of it is of
     */
    public record Reading(
            int people,
            TreeMap<Integer, Integer> decisions,
            Map<String, TreeMap<Integer, Integer>> hands,
            TreeMap<Integer, Integer> attempts,
            int firstAwarded,
            int firstNotYet,
            int complete,
            int returned,
            int resubmitted,
            int notResubmitted,
            TreeMap<Integer, Integer> lags) {}

    /** @param reported the middle of what at least five noted */
    public record Hours(String title, int declared, double reported, int earners) {}

    /**
     * @param asked how many people
     * @param people how many answered what kept them
     * @param reasons how many of them said each
     * @param another how many said each of whether they would do another
     */
    public record Answers(int asked, int people, Map<String, Integer> reasons, Map<String, Integer> another) {}

    /**
     * What the ledger holds in force.
     *
     * @param people whose it is
     * @param waited days from the promise until it was confirmed, on average; null where nothing was
     */
    public record Rewards(
            int people,
            long rows,
            long cents,
            long delivered,
            long deliveredCents,
            @Nullable Double waited) {}
}
