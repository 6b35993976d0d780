package org.waymark.review;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NeededReaders;
import org.waymark.jobs.DueJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.RoleEnded;
import org.waymark.people.RoleGiven;
import org.waymark.review.agreement.ReviewingResumed;
import org.waymark.review.assigning.AbleReaders;
import org.waymark.review.assigning.GivenBackNotes;
import org.waymark.review.assigning.GivenBackWhy;
import org.waymark.review.assigning.Hands;
import org.waymark.review.assigning.ReadersMissing;
import org.waymark.review.assigning.WaitingWork;
import org.waymark.review.assigning.Work;
import org.waymark.submission.SubmissionReady;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.SubmissionWithdrawn;
import org.waymark.submission.Submissions;

/** Finds readers: never one in conflict, never one person twice, the least loaded first. */
@Service
@Transactional
class ReviewAssignments implements Hands {

    private static final Logger log = LoggerFactory.getLogger(ReviewAssignments.class);

    private static final int FILLED_AT_ONCE = 20;

    private static final Pageable OLDEST = PageRequest.of(0, 50);

    /** In as few questions as there need be. */
    private static final Pageable ALL = PageRequest.of(0, 500);

    /** Whoever is new, or was away long, is not given all that comes until they have had as much as others ever had. */
    private static final Duration LATELY = Duration.ofDays(90);

    private final DoubleReviewRepository doubleReviews;
    private final ReviewRepository reviews;
    private final People people;
    private final Submissions submissions;
    private final Conflicts conflicts;
    private final Definitions definitions;
    private final NeededReaders readers;
    private final AbleReaders able;
    private final GivenBackNotes givenBack;
    private final SampledReadings sample;
    private final WaitingWork waitingWork;
    private final DueJobs jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewAssignments(
            DoubleReviewRepository doubleReviews,
            ReviewRepository reviews,
            People people,
            Submissions submissions,
            Conflicts conflicts,
            Definitions definitions,
            NeededReaders readers,
            AbleReaders able,
            GivenBackNotes givenBack,
            SampledReadings sample,
            WaitingWork waitingWork,
            DueJobs jobs,
            ApplicationEventPublisher events,
            Clock clock) {
        this.doubleReviews = doubleReviews;
        this.reviews = reviews;
        this.people = people;
        this.submissions = submissions;
        this.conflicts = conflicts;
        this.definitions = definitions;
        this.readers = readers;
        this.able = able;
        this.givenBack = givenBack;
        this.sample = sample;
        this.waitingWork = waitingWork;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(SubmissionReady ready) {
        SubmissionSubmitted submitted = ready.submitted();
        if (doubleReviews
                .findBySubmissionAndDistrict(submitted.submission(), submitted.district())
                .isPresent()) {
            return;
        }
        int needed = readers.of(definitions.version(submitted.version(), submitted.district()), submitted.district());
        DoubleReview fresh = new DoubleReview(submitted, needed);
        boolean drawn = needed == 1 && sample.isDrawn(submitted.district());
        if (drawn) {
            fresh.sample();
        }
        DoubleReview begun = doubleReviews.save(fresh);
        if (drawn) {
            events.publishEvent(ReviewStep.of(begun, ReviewStep.Kind.SAMPLED));
        }
        fill(begun, readersBefore(begun));
    }

    /** Its earner has taken it back before anybody read it: nobody needs to any more. */
    @EventListener
    void on(SubmissionWithdrawn withdrawn) {
        doubleReviews
                .findBySubmissionAndDistrict(withdrawn.submission(), withdrawn.district())
                .ifPresent(begun -> {
                    begun.givenTo()
                            .forEach(reader -> events.publishEvent(
                                    new ReadingEnded(reader, withdrawn.version(), withdrawn.district())));
                    doubleReviews.delete(begun);
                    doubleReviews.flush();
                });
    }

    /** A new reader takes what has waited for one. */
    @EventListener
    void on(RoleGiven given) {
        if (given.role() == Role.REVIEWER || given.role() == Role.THIRD_READER) {
            fillWaiting(given.district());
        }
    }

    /** So does one who goes on after a pause. */
    @EventListener
    void on(ReviewingResumed resumed) {
        fillWaiting(resumed.district());
    }

    /** What a former reader has not recorded goes to another. */
    @EventListener
    void on(RoleEnded ended) {
        List<ReviewSlot> slots = slots(Set.of(ended.role()));
        if (slots.isEmpty()) {
            return;
        }
        List<UUID> freed = doubleReviews.unrecordedOf(ended.person(), slots, ended.district());
        for (UUID id : freed) {
            DoubleReview held = doubleReviews.hold(id, ended.district()).orElseThrow();
            if (held.isOpenedBy(ended.person())) {
                givenBack.note(id, ended.person(), GivenBackWhy.ROLE_ENDED, ended.district());
            }
            tellBack(
                    held,
                    slots.stream()
                            .filter(slot -> held.release(slot, ended.person()))
                            .toList(),
                    ended.person());
        }
        doubleReviews.flush();
        fillSome(freed, ended.district());
    }

    /** Gives a reader the oldest that waits, if there is any this reader may have. */
    Optional<ReviewId> takeNext(PersonId reader, DistrictId district) {
        List<ReviewSlot> slots = slots(people.rolesOf(reader, district));
        return first(reader, slots, district, work -> taken(work.doubleReview(), slots, reader, district));
    }

    /** Whether {@link #takeNext} would find something now. */
    @Transactional(readOnly = true)
    boolean hasNext(PersonId reader, DistrictId district, Set<Role> roles) {
        return first(reader, slots(roles), district, Optional::of).isPresent();
    }

    /** The oldest are mostly enough; only where none of them fits are all looked through. */
    private <T> Optional<T> first(
            PersonId reader, List<ReviewSlot> slots, DistrictId district, Function<Work, Optional<T>> taken) {
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        Pageable page = OLDEST;
        while (true) {
            List<Work> waiting = doubleReviews.waitingFor(reader, slots, district, page);
            Optional<T> found = able.takeable(reader, waiting, district).stream()
                    .flatMap(work -> taken.apply(work).stream())
                    .findFirst();
            if (found.isPresent() || waiting.size() < page.getPageSize()) {
                return found;
            }
            page = page.equals(OLDEST) ? ALL : page.next();
        }
    }

    /** Gives each open slot the least loaded reader there is; without one it stays open. */
    void fill(DoubleReview doubleReview, List<PersonId> preferred) {
        fill(doubleReview, preferred, List.of());
    }

    private void fill(DoubleReview doubleReview, List<PersonId> preferred, List<PersonId> without) {
        Map<Role, Able> ableOf = new EnumMap<>(Role.class);
        for (ReviewSlot slot : doubleReview.openSlots()) {
            pool(slot, ableOf.computeIfAbsent(slot.role(), role -> able(role, doubleReview)), doubleReview, preferred)
                    .filter(reader -> !without.contains(reader))
                    .findFirst()
                    .ifPresent(reader -> give(doubleReview, slot, reader));
        }
        beginWhenFilled(doubleReview);
        if (doubleReview.waitsForAnotherByChance()) {
            events.publishEvent(new NobodyToReadAgain(doubleReview.id(), doubleReview.district()));
        } else if (!doubleReview.openSlots().isEmpty()) {
            events.publishEvent(new ReadersMissing(
                    doubleReview.definitionVersion(), doubleReview.earner(), doubleReview.district()));
        }
    }

    /** Whether a reader of some work must not read it once these two are one person. */
    boolean isBarred(PersonId reader, DoubleReview held, List<PersonId> two) {
        ReviewSlot slot = Stream.of(ReviewSlot.values())
                .filter(each ->
                        held.in(each).filter(review -> review.isReadBy(reader)).isPresent())
                .findFirst()
                .orElseThrow();
        List<PersonId> asOne = two.contains(reader) ? two : List.of(reader);
        List<PersonId> asEarner = two.contains(held.earner()) ? two : List.of(held.earner());
        Set<PersonId> barred = new HashSet<>();
        asEarner.forEach(earner -> barred.addAll(able.barred(earner, work(held))));
        if (slot == ReviewSlot.APPEAL) {
            // What they hold themselves is the reading in question.
            asEarner.forEach(earner -> barred.addAll(hadAHandInAnother(reader, earner, held)));
        }
        return asOne.stream().anyMatch(barred::contains);
    }

    private List<PersonId> hadAHandInAnother(PersonId reader, PersonId earner, DoubleReview held) {
        List<PersonId> had = new ArrayList<>(doubleReviews.readersOf(earner, held.definition(), held.district()));
        had.addAll(doubleReviews.formerReadersOf(earner, held.definition(), held.district()));
        if (earner.equals(held.earner())) {
            had.removeIf(reader::equals);
        }
        return had;
    }

    /** Finds readers for what was taken from one, none of them among these. */
    void fillAgain(UUID id, List<PersonId> without, DistrictId district) {
        doubleReviews.hold(id, district).ifPresent(held -> fill(held, List.of(), without));
    }

    @Override
    public void fillWaiting(DistrictId district) {
        fillSome(doubleReviews.waiting(district), district);
    }

    /** As many at once as nobody notices; the rest one by one, so that nobody holds a whole district's work. */
    private void fillSome(List<UUID> some, DistrictId district) {
        some.stream().limit(FILLED_AT_ONCE).forEach(id -> fill(id, district));
        if (some.size() > FILLED_AT_ONCE) {
            jobs.schedule(waitingWork, district.toString(), new WaitingWork.Order(district.id()));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> waiting(DistrictId district) {
        return doubleReviews.waiting(district);
    }

    @Override
    public void fill(UUID doubleReview, DistrictId district) {
        doubleReviews.hold(doubleReview, district).ifPresent(held -> fill(held, List.of()));
    }

    private Optional<ReviewId> taken(UUID id, List<ReviewSlot> slots, PersonId reader, DistrictId district) {
        DoubleReview held = doubleReviews.hold(id, district).orElseThrow();
        if (!held.mayBeReadBy(reader)) {
            return Optional.empty();
        }
        Optional<ReviewSlot> open = held.openSlots().stream()
                .filter(slots::contains)
                .filter(slot -> !hadAHand(slot, held).contains(reader))
                .findFirst();
        open.ifPresent(slot -> {
            held.assign(slot, reader, clock.instant());
            events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.GIVEN, slot, reader));
        });
        beginWhenFilled(held);
        return open.flatMap(held::in).map(Review::id);
    }

    private void beginWhenFilled(DoubleReview doubleReview) {
        if (doubleReview.beginReading()) {
            submissions.beginReview(doubleReview.submission(), doubleReview.district());
            log.info("Submission {} has its readers", doubleReview.submission());
        }
    }

    /**
     * Who may be given some work in a role, and how much each has; the same for both readers.
     *
     * @param thirds those of them, and of others, who could read a difference
     */
    private record Able(List<PersonId> readers, Set<PersonId> thirds, Map<PersonId, Load> loads) {

        Load load(PersonId reader) {
            return loads.getOrDefault(reader, new Load(reader, 0, 0));
        }
    }

    private Able able(Role role, DoubleReview doubleReview) {
        DistrictId district = doubleReview.district();
        List<PersonId> inRole = people.inRole(role, district);
        List<PersonId> thirds = role == Role.THIRD_READER ? List.of() : people.inRole(Role.THIRD_READER, district);
        Set<PersonId> ableInAll = new HashSet<>(this.able.of(
                Stream.concat(inRole.stream(), thirds.stream()).distinct().toList(), work(doubleReview)));
        List<PersonId> readers = inRole.stream().filter(ableInAll::contains).toList();
        if (readers.isEmpty()) {
            return new Able(readers, Set.of(), Map.of());
        }
        // Assignments of this transaction count as well.
        reviews.flush();
        return new Able(
                readers,
                thirds.stream().filter(ableInAll::contains).collect(Collectors.toSet()),
                reviews.loads(readers, clock.instant().minus(LATELY), district).stream()
                        .collect(Collectors.toMap(Load::reader, Function.identity())));
    }

    /**
     * Who may read, in the order in which they are asked: who read the attempt before, then by load, after whom those who
     * have lately read much with the other reader, and the last third reader there is.
     */
    private Stream<PersonId> pool(ReviewSlot slot, Able all, DoubleReview doubleReview, List<PersonId> preferred) {
        List<PersonId> before = hadAHand(slot, doubleReview);
        List<PersonId> able = all.readers().stream()
                .filter(doubleReview::mayBeReadBy)
                .filter(reader -> !before.contains(reader))
                .toList();
        if (able.isEmpty()) {
            return Stream.empty();
        }
        // Whoever alone could read a difference between the two is asked last to be one of them.
        List<PersonId> thirds =
                all.thirds().stream().filter(doubleReview::mayBeReadBy).toList();
        List<PersonId> spared = thirds.size() == 1 ? thirds : List.of();
        Set<PersonId> often = slot == ReviewSlot.THIRD
                ? Set.of()
                : doubleReview.firstTwoReaders().stream()
                        .flatMap(other -> this.able.oftenWith(other, doubleReview.district()).stream())
                        .collect(Collectors.toSet());
        Comparator<PersonId> byLoad = Comparator.<PersonId, Boolean>comparing(spared::contains)
                .thenComparing(often::contains)
                .thenComparingLong(reader -> all.load(reader).open())
                .thenComparingLong(reader -> all.load(reader).lately());
        List<PersonId> asked = new ArrayList<>(preferred);
        asked.retainAll(able);
        asked.removeAll(spared);
        return Stream.concat(asked.stream(), able.stream().sorted(byLoad));
    }

    /** Who cannot read anew: whoever was given any of it before, in whatever attempt. */
    private List<PersonId> hadAHand(ReviewSlot slot, DoubleReview doubleReview) {
        if (slot != ReviewSlot.APPEAL) {
            return List.of();
        }
        List<PersonId> had = new ArrayList<>(
                doubleReviews.readersOf(doubleReview.earner(), doubleReview.definition(), doubleReview.district()));
        had.addAll(doubleReviews.formerReadersOf(
                doubleReview.earner(), doubleReview.definition(), doubleReview.district()));
        return had;
    }

    private void give(DoubleReview doubleReview, ReviewSlot slot, PersonId reader) {
        doubleReview.assign(slot, reader, clock.instant());
        events.publishEvent(ReviewStep.of(doubleReview, ReviewStep.Kind.GIVEN, slot, reader));
        events.publishEvent(new ReviewGiven(reader, slot, doubleReview.definitionVersion(), doubleReview.district()));
    }

    private static Work work(DoubleReview doubleReview) {
        return new Work(
                doubleReview.id(),
                doubleReview.submission(),
                doubleReview.earner(),
                doubleReview.definition(),
                doubleReview.definitionVersion(),
                doubleReview.district());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Held> held(UUID review, PersonId reader, DistrictId district) {
        return reviews.find(new ReviewId(review), reader, district)
                .filter(mine -> !mine.isRecorded())
                .map(mine -> new Held(review, mine.doubleReview().definitionVersion()));
    }

    @Override
    @Transactional(readOnly = true)
    public int held(PersonId reader, DistrictId district) {
        return doubleReviews
                .unrecordedOf(reader, List.of(ReviewSlot.values()), district)
                .size();
    }

    @Override
    public boolean giveBack(UUID review, PersonId reader, GivenBackWhy why, DistrictId district) {
        DoubleReview held = holding(review, reader, district);
        if (held == null || !takeFrom(reader, held)) {
            return false;
        }
        givenBack.note(held.id(), reader, why, district);
        if (why == GivenBackWhy.KNOWN) {
            conflicts.readByName(reader, held.earner(), held.definition(), district);
        }
        doubleReviews.flush();
        fill(held, List.of());
        return true;
    }

    @Override
    public boolean passOn(UUID review, GivenBackWhy why, DistrictId district) {
        DoubleReview doubleReview = doubleReviews
                .idOf(new ReviewId(review), district)
                .flatMap(id -> doubleReviews.hold(id, district))
                .orElse(null);
        if (doubleReview == null) {
            return false;
        }
        // Read once it is held: its reader may just have sent it.
        Review held = doubleReview.in(new ReviewId(review)).orElse(null);
        PersonId reader = held == null ? null : held.reader();
        if (held == null || reader == null || held.isRecorded()) {
            return false;
        }
        Optional<PersonId> next = pool(held.slot(), able(held.slot().role(), doubleReview), doubleReview, List.of())
                .findFirst();
        next.ifPresent(other -> {
            doubleReview.release(held.slot(), reader);
            tellBack(doubleReview, List.of(held.slot()), reader);
            givenBack.note(doubleReview.id(), reader, why, district);
            doubleReviews.flush();
            give(doubleReview, held.slot(), other);
            events.publishEvent(new ReadingPassedOn(reader, doubleReview.definitionVersion(), district));
        });
        return next.isPresent();
    }

    @Override
    public void part(PersonId saidBy, PersonId other, DistrictId district) {
        List<UUID> theirs = doubleReviews.givenOf(other, saidBy, district);
        // All of it: by what went, whoever names one colleague after another would learn whose work they read.
        List<UUID> own = doubleReviews.unrecordedOf(saidBy, List.of(ReviewSlot.values()), district);
        List<UUID> freed =
                Stream.concat(theirs.stream(), own.stream()).distinct().sorted().toList();
        for (UUID id : freed) {
            DoubleReview held = doubleReviews.hold(id, district).orElseThrow();
            takeBack(theirs.contains(id) ? other : saidBy, held);
        }
        doubleReviews.flush();
        fillSome(freed, district);
    }

    private void takeBack(PersonId reader, DoubleReview held) {
        if (takeFrom(reader, held)) {
            givenBack.note(held.id(), reader, GivenBackWhy.APART, held.district());
        }
    }

    /** Takes from a reader what they have not recorded of it; answers whether there was anything. */
    boolean takeFrom(PersonId reader, DoubleReview held) {
        List<ReviewSlot> slots = held.releaseAll(reader);
        tellBack(held, slots, reader);
        return !slots.isEmpty();
    }

    private void tellBack(DoubleReview held, List<ReviewSlot> slots, PersonId reader) {
        slots.forEach(slot -> events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.GIVEN_BACK, slot, reader)));
    }

    private @Nullable DoubleReview holding(UUID review, PersonId reader, DistrictId district) {
        return doubleReviews
                .idOf(new ReviewId(review), reader, district)
                .flatMap(id -> doubleReviews.hold(id, district))
                .orElse(null);
    }

    private List<PersonId> readersBefore(DoubleReview doubleReview) {
        if (doubleReview.priorSubmission() == null) {
            return List.of();
        }
        return doubleReviews
                .findBySubmissionAndDistrict(doubleReview.priorSubmission(), doubleReview.district())
                .map(DoubleReview::firstTwoReaders)
                .orElse(List.of());
    }

    private static List<ReviewSlot> slots(Set<Role> roles) {
        return Stream.of(ReviewSlot.values())
                .filter(slot -> roles.contains(slot.role()))
                .toList();
    }
}
