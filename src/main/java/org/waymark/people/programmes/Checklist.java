package org.waymark.people.programmes;

import java.time.LocalDate;
import java.util.List;
import org.waymark.people.programmes.Check.Item;
import org.waymark.people.programmes.ReviewerCapacity.Readers;

/** What leads of programmes that worked had thought of, and how it stands here; it warns in words and never blocks. */
class Checklist {

    /** Every submission is read by two. */
    private static final int READINGS = 2;

    /** More than this for each reviewer and readers fall behind, if everyone submits once. */
    static final int MANY_READINGS = 40;

    private final ProgrammePlan plan;
    private final long members;
    private final Readers readers;
    private final LocalDate today;

    Checklist(ProgrammePlan plan, long members, Readers readers, LocalDate today) {
        this.plan = plan;
        this.members = members;
        this.readers = readers;
        this.today = today;
    }

    List<Check> checks() {
        return List.of(why(), who(), support(), reviewers(), offer(), incentive(), measure(), review());
    }

    private Check why() {
        return plan.why().isEmpty()
                ? Check.open(Item.WHY, "programmes.check.why.open")
                : Check.settled(Item.WHY, "programmes.check.why.settled");
    }

    private Check who() {
        if (members == 0) {
            return Check.open(Item.WHO, "programmes.check.who.nobody");
        }
        Integer size = plan.pilotSize();
        if (plan.pilot() && size != null && members > size) {
            return Check.open(Item.WHO, "programmes.check.who.more", members, size);
        }
        return plan.audiences().isEmpty()
                ? Check.open(Item.WHO, "programmes.check.who.audience", members)
                : Check.settled(Item.WHO, "programmes.check.who.settled", members);
    }

    private Check support() {
        if (plan.support().isEmpty()) {
            return Check.open(Item.SUPPORT, "programmes.check.support.open");
        }
        return plan.coaches().isEmpty()
                ? Check.open(Item.SUPPORT, "programmes.check.support.nobody")
                : Check.settled(
                        Item.SUPPORT,
                        "programmes.check.support.settled",
                        plan.coaches().size());
    }

    private Check reviewers() {
        if (readers.reviewers() < READINGS) {
            return Check.open(Item.REVIEWERS, "programmes.check.reviewers.few", readers.reviewers());
        }
        long each = (members * READINGS + readers.reviewers() - 1) / readers.reviewers();
        if (each > MANY_READINGS) {
            return Check.open(Item.REVIEWERS, "programmes.check.reviewers.many", readers.reviewers(), members, each);
        }
        if (readers.thirdReaders() == 0) {
            return Check.open(Item.REVIEWERS, "programmes.check.reviewers.third", readers.reviewers());
        }
        return members == 0
                ? Check.settled(
                        Item.REVIEWERS,
                        "programmes.check.reviewers.nobody",
                        readers.reviewers(),
                        readers.thirdReaders())
                : Check.settled(
                        Item.REVIEWERS,
                        "programmes.check.reviewers.settled",
                        readers.reviewers(),
                        readers.thirdReaders(),
                        each);
    }

    private Check offer() {
        return plan.credentials().isEmpty()
                ? Check.open(Item.OFFER, "programmes.check.offer.open")
                : Check.settled(
                        Item.OFFER,
                        "programmes.check.offer.settled",
                        plan.credentials().size());
    }

    private Check incentive() {
        return plan.incentive().isEmpty()
                ? Check.open(Item.INCENTIVE, "programmes.check.incentive.open")
                : Check.settled(Item.INCENTIVE, "programmes.check.incentive.settled");
    }

    private Check measure() {
        return plan.measure().isEmpty()
                ? Check.open(Item.MEASURE, "programmes.check.measure.open")
                : Check.settled(Item.MEASURE, "programmes.check.measure.settled");
    }

    private Check review() {
        LocalDate review = plan.review();
        if (review == null) {
            return Check.open(Item.REVIEW, "programmes.check.review.open");
        }
        LocalDate begins = plan.begins();
        if (begins != null && review.isBefore(begins)) {
            return Check.open(Item.REVIEW, "programmes.check.review.early");
        }
        return review.isBefore(today)
                ? Check.open(Item.REVIEW, "programmes.check.review.past")
                : Check.settled(Item.REVIEW, "programmes.check.review.settled");
    }
}
