package org.waymark.insights.counting;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.groups.Counted;

/**
 * What was counted of a district, before anything is hidden: only {@code insights} reads it, and shows none of it as it is.
 *
 * @param everybody in the stages of {@link Stages#OF_PEOPLE}; between the first and the last it moves in steps
 * @param outside how many hold an award and are in no programme that runs
 * @param schools people by school, in the stages of {@link Stages#OF_PEOPLE} and then those who had earned by earlier days
 * @param programmes people by the programme they joined first
 * @param jobs people by what they do
 * @param contracts people by their contract group
 * @param cohorts members by cohort, by its id, in the stages and steps of everybody; somebody may be in several
 * @param credentials people by micro-credential, in the same stages and steps; a person is in as many as they opened
 * @param months everybody, those who began, by the month in which they did, and who of them earned; in steps too
 * @param names of what the keys above stand for
 * @param awards in force
 * @param reading how long what took, and what came of it
 * @param hours what was declared and reported
 * @param answers to the questions that people were asked
 * @param rewards what awards brought
 */
public record Figures(
        Instant countedAt,
        Counted everybody,
        int outside,
        List<Counted> schools,
        List<Counted> programmes,
        List<Counted> jobs,
        List<Counted> contracts,
        List<Counted> cohorts,
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
     * @param awarded how many earners the attempts are of
     * @param ofHands how many earners the days in each hand are of, or how many readers where these are fewer
     * @param first of first attempts, those that were awarded at once, and the others
     * @param incomplete of pre-checks, what came back, and what was complete
     * @param third of works that were decided, those that went to a third reader, and the others
     * @param resubmitted of what was not yet there, what was handed in anew, and what was not
     * @param halfYear of what was begun and whose 180th day fell into these months, what was earned by then, and the rest
     * @param year the same of the 365th day
     */
    public record Reading(
            @Nullable Instant countedAt,
            int people,
            int awarded,
            TreeMap<Integer, Integer> decisions,
            Map<String, TreeMap<Integer, Integer>> hands,
            Map<String, Integer> ofHands,
            TreeMap<Integer, Integer> attempts,
            Rate first,
            Rate incomplete,
            Rate third,
            Rate resubmitted,
            Rate halfYear,
            Rate year,
            TreeMap<Integer, Integer> lags) {

        /** What was counted before there was such a rate has none. */
        public Reading {
            third = third == null ? new Rate(0, 0, 0, 0) : third;
        }

        /** What was shown before stays for the month; afterwards a rate moves only by enough decisions. */
        Reading steadied(Reading before, ZoneId zone, int fewest) {
            if (countedAt == null || before.countedAt == null || before.people < fewest) {
                return this;
            }
            if (YearMonth.from(countedAt.atZone(zone)).equals(YearMonth.from(before.countedAt.atZone(zone)))) {
                return before;
            }
            return new Reading(
                    countedAt,
                    people,
                    awarded,
                    decisions,
                    hands,
                    ofHands,
                    attempts,
                    first.steadied(before.first, fewest),
                    incomplete.steadied(before.incomplete, fewest),
                    third.steadied(before.third, fewest),
                    resubmitted.steadied(before.resubmitted, fewest),
                    halfYear.steadied(before.halfYear, fewest),
                    year.steadied(before.year, fewest),
                    lags);
        }
    }

    /**
     * A part of decisions and the rest of them.
     *
     * @param ofPart how many earners the part is of; one may have several decisions
     * @param ofRest how many earners the rest is of; somebody may be in both
     */
    public record Rate(int part, int rest, int ofPart, int ofRest) {

        /** Nobody is few too: that a rate is hidden would else say that there is somebody. */
        public boolean tellsOfFew(int fewest) {
            return Math.min(ofPart, ofRest) < fewest;
        }

        Rate steadied(Rate before, int fewest) {
            boolean moved = isStep(part - before.part, fewest) && isStep(rest - before.rest, fewest);
            return moved || before.tellsOfFew(fewest) ? this : before;
        }

        private static boolean isStep(int change, int fewest) {
            return change == 0 || Math.abs(change) >= fewest;
        }
    }

    /** @param reported the middle of what at least five noted */
    public record Hours(String title, int declared, double reported, int earners) {}

    /**
     * @param asked how many people
     * @param people how many answered what kept them
     * @param reasons how many of them said each
     * @param another how many said each of whether they would do another
     * @param occasions how many said each reason by the occasion on which they were asked, where they are enough
     */
    public record Answers(
            int asked,
            int people,
            Map<String, Integer> reasons,
            Map<String, Integer> another,
            Map<String, Map<String, Integer>> occasions) {

        static final Answers NONE = new Answers(0, 0, Map.of(), Map.of(), Map.of());
    }

    /** The same with what was answered by now. */
    Figures with(Answers now) {
        return new Figures(
                countedAt,
                everybody,
                outside,
                schools,
                programmes,
                jobs,
                contracts,
                cohorts,
                credentials,
                months,
                names,
                awards,
                reading,
                hours,
                now,
                rewards);
    }

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
