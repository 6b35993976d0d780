package org.waymark.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.submission.SubmissionId;

/** Whether earners could act on what readers wrote: asked in one tap, told in groups, never of a reader or an earner. */
@Service
@Transactional
class FeedbackQuality {

    private static final int MONTHS = 12;

    private final DoubleReviewRepository doubleReviews;
    private final DistrictSettings settings;
    private final Clock clock;

    FeedbackQuality(DoubleReviewRepository doubleReviews, DistrictSettings settings, Clock clock) {
        this.doubleReviews = doubleReviews;
        this.settings = settings;
        this.clock = clock;
    }

    /** One answer of one earner. */
    record Answer(PersonId earner, CouldAct answer) {}

    /**
     * What a district was told.
     *
     * @param from the first day counted
     * @param to the last
     * @param fewest how many people there must be before anything is shown
     * @param shown whether there are that many
     * @param answers how often each was said; empty where nothing is shown
     */
    record Told(LocalDate from, LocalDate to, int fewest, boolean shown, Map<CouldAct, Long> answers) {

        public long of(CouldAct answer) {
            return answers.getOrDefault(answer, 0L);
        }
    }

    /**
     * What an earner said of the feedback on a decision.
     *
     * @param open whether they may say it, or something else
     */
    record Said(@Nullable CouldAct answer, boolean open) {}

    /** For the earner alone; empty for everyone else. */
    @Transactional(readOnly = true)
    Optional<Said> said(SubmissionId submission, PersonId earner, DistrictId district) {
        return doubleReviews
                .findBySubmissionAndDistrict(submission, district)
                .filter(decided -> decided.earner().equals(earner))
                .map(decided ->
                        new Said(decided.couldAct(), decided.asksWhetherItHelped(monthOf(settings.of(district)))));
    }

    /**
     * Keeps an earner's answer on a not-yet of theirs; another one replaces it until the month is over. False where it was
     * over: what was counted does not move.
     */
    boolean say(SubmissionId submission, CouldAct answer, PersonId earner, DistrictId district) {
        DoubleReview decided =
                doubleReviews.holdDecided(submission, earner, district).orElseThrow(ReviewNotFound::new);
        if (!decided.asksWhetherItHelped(monthOf(settings.of(district)))) {
            return false;
        }
        decided.sayWhetherItHelped(answer, clock.instant());
        return true;
    }

    private Instant monthOf(DistrictProfile profile) {
        return start(LocalDate.ofInstant(clock.instant(), profile.zone()).withDayOfMonth(1), profile.zone());
    }

    /**
     * The answers of whole months: where the numbers move with each answer, whoever looks twice learns whose it was.
     */
    @Transactional(readOnly = true)
    Told of(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        LocalDate end = LocalDate.ofInstant(clock.instant(), profile.zone()).withDayOfMonth(1);
        LocalDate from = end.minusMonths(MONTHS);
        List<Answer> answers = doubleReviews.answers(district, start(from, profile.zone()), start(end, profile.zone()));
        int fewest = profile.policies().smallGroup();
        boolean enough = answers.stream().map(Answer::earner).distinct().count() >= fewest;
        return new Told(
                from,
                end.minusDays(1),
                fewest,
                enough,
                enough
                        ? answers.stream()
                                .collect(Collectors.groupingBy(
                                        Answer::answer, () -> new EnumMap<>(CouldAct.class), Collectors.counting()))
                        : Map.of());
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
