package org.waymark.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureHold;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/**
 * What was decided on work that a badge rests on stays, without the name; so does what the person wrote as a reader, since
 * other people's decisions rest on it. All other reading of their work goes with the work.
 */
@Component
@Order(20)
@Transactional
class ErasedReviews implements ErasurePart {

    private final DoubleReviewRepository doubleReviews;
    private final ReviewRepository reviews;
    private final ConflictRepository conflicts;
    private final Submissions submissions;
    private final DistrictSettings settings;
    private final Clock clock;

    ErasedReviews(
            DoubleReviewRepository doubleReviews,
            ReviewRepository reviews,
            ConflictRepository conflicts,
            Submissions submissions,
            DistrictSettings settings,
            Clock clock) {
        this.doubleReviews = doubleReviews;
        this.reviews = reviews;
        this.conflicts = conflicts;
        this.submissions = submissions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public Set<String> tables() {
        return Set.of("double_review", "review", "review_conflict");
    }

    /** Work that is being read is decided first: by the day on which the district lets nobody wait any longer. */
    @Override
    @Transactional(readOnly = true)
    public Optional<ErasureHold> hold(Erasure erasure) {
        return doubleReviews.findByEarnerAndDistrict(erasure.person(), erasure.district()).stream()
                .filter(each -> !each.isDecided())
                .map(each -> decidedBy(each, settings.of(erasure.district())))
                .max(Comparator.naturalOrder())
                .map(day -> new ErasureHold("review.erasure.hold", day));
    }

    private LocalDate decidedBy(DoubleReview open, DistrictProfile district) {
        BusinessDays days = district.businessDays();
        LocalDate promised =
                days.add(days.day(open.submittedAt()), district.policies().hardLimitDays());
        LocalDate tomorrow = days.next(days.day(clock.instant()));
        return promised.isBefore(tomorrow) ? tomorrow : promised;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        Set<SubmissionId> kept = submissions.keptFor(erasure);
        List<DoubleReview> all = doubleReviews.findByEarnerAndDistrict(erasure.person(), erasure.district());
        long staying =
                all.stream().filter(each -> kept.contains(each.submission())).count();
        List<ErasureLine> lines = new ArrayList<>();
        add(lines, ErasureLine.erased("review.erasure.readings", all.size() - staying));
        add(lines, ErasureLine.pseudonymised("review.erasure.decisions", staying));
        add(
                lines,
                ErasureLine.pseudonymised(
                        "review.erasure.written",
                        reviews.writtenBy(erasure.person(), erasure.district()).size()));
        add(
                lines,
                ErasureLine.erased(
                        "review.erasure.conflicts", conflicts.countOf(erasure.person(), erasure.district())));
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        Set<SubmissionId> kept = submissions.keptFor(erasure);
        for (DoubleReview each : doubleReviews.holdOf(erasure.person(), erasure.district())) {
            if (kept.contains(each.submission())) {
                each.unname(erasure::without);
            } else {
                doubleReviews.delete(each);
            }
        }
        reviews.forgetNotesOf(erasure.person(), erasure.district());
        conflicts.remove(erasure.person().id(), erasure.district().id());
    }

    private static void add(List<ErasureLine> lines, ErasureLine line) {
        if (line.count() > 0) {
            lines.add(line);
        }
    }
}
