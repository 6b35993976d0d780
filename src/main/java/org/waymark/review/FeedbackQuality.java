package org.waymark.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Keeps an earner's answer on a not-yet of theirs; another one replaces it. */
    void say(SubmissionId submission, CouldAct answer, PersonId earner, DistrictId district) {
        doubleReviews
                .holdDecided(submission, earner, district)
                .orElseThrow(ReviewNotFound::new)
                .sayWhetherItHelped(answer);
    }

    /**
     * The decisions of whole months: where the numbers move with each answer, whoever looks twice learns whose it was.
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
