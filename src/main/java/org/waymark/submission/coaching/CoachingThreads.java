package org.waymark.submission.coaching;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;
import org.waymark.submission.WorkShown;

/** What an earner and whoever they let look say to each other. Nobody but these two reads any of it. */
@Service
@Transactional
public class CoachingThreads {

    private final ThreadRepository threads;
    private final Companions companions;
    private final Submissions submissions;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    CoachingThreads(
            ThreadRepository threads,
            Companions companions,
            Submissions submissions,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.threads = threads;
        this.companions = companions;
        this.submissions = submissions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One of the two says something about a part of the latest attempt, once however often it is clicked.
     *
     * @return false where that part is gone; then nothing is said
     */
    public boolean begin(CompanionId id, CommentForm form, PersonId author, DistrictId district) {
        Companion companion = companions.between(id, author, district);
        SubmissionCard latest = companions.latest(companion);
        Optional<Anchor> anchor = anchor(form, submissions.shown(latest.id(), district));
        if (anchor.isEmpty()) {
            return false;
        }
        Optional<CoachingThread> first = threads.findByIdAndDistrict(form.id(), district);
        if (first.filter(thread -> thread.companion().equals(id) && thread.beganWith(author, form.words()))
                .isPresent()) {
            return true;
        }
        // Something else from a page that was gone back to stands beside the first.
        ThreadId fresh = first.isPresent() ? ThreadId.fresh() : form.id();
        CoachingThread thread = new CoachingThread(fresh, companion, latest.id(), anchor.get(), now());
        thread.say(author, form.words(), now());
        threads.save(thread);
        said(companion, author, latest, thread);
        return true;
    }

    /** One of the two answers. */
    void answer(CompanionId id, ThreadId thread, String words, PersonId author, DistrictId district) {
        Companion companion = companions.between(id, author, district);
        CoachingThread found = find(thread, companion);
        found.say(author, words, now());
        said(companion, author, companions.latest(companion), found);
    }

    /** Either of the two says that it is done with, or not yet. */
    void isDone(CompanionId id, ThreadId thread, boolean done, PersonId by, DistrictId district) {
        Companion companion = companions.between(id, by, district);
        find(thread, companion).isDone(done, now());
        audit.record(
                district.id(),
                by.toString(),
                role(companion, by),
                done ? "coach-thread-done" : "coach-thread-open",
                "" + thread);
    }

    /** The coach has read everything and has nothing to add. */
    void upToDate(CompanionId id, SignedInPerson me) {
        companions.seat(id, me).isUpToDate(now());
        audit.record(me.district().id(), me.id().toString(), "COACH", "coach-read", id.toString());
    }

    private void said(Companion companion, PersonId author, SubmissionCard about, CoachingThread thread) {
        audit.record(
                companion.district().id(),
                author.toString(),
                role(companion, author),
                "coach-comment-written",
                thread.id().toString());
        if (author.equals(companion.earner())) {
            if (companion.isAwaited(now())) {
                tell(
                        Objects.requireNonNull(companion.person()),
                        companion.isCoach() ? "coach-awaited" : "colleague-awaited",
                        about,
                        "/coaching/" + companion.id(),
                        companion);
            }
        } else if (companion.answers(now())) {
            tell(
                    companion.earner(),
                    companion.isCoach() ? "coach-wrote" : "colleague-wrote",
                    about,
                    "/submissions/" + about.id() + "/coach",
                    companion);
        }
    }

    private void tell(PersonId person, String kind, SubmissionCard about, String path, Companion companion) {
        notices.send(new Notice(companion.district().id(), person.id(), kind, List.of(about.title()), path));
    }

    private CoachingThread find(ThreadId thread, Companion companion) {
        return threads.findByIdAndCompanionAndDistrict(thread, companion.id(), companion.district())
                .orElseThrow(CompanionNotFound::new);
    }

    private static String role(Companion companion, PersonId by) {
        return by.equals(companion.earner())
                ? AuditLog.SELF_ROLE
                : companion.kind().name();
    }

    private Instant now() {
        return clock.instant();
    }

    /** The place that a form names, if it is there. */
    private static Optional<Anchor> anchor(CommentForm form, WorkShown work) {
        return places(work)
                .filter(place -> place.code().equals(form.chosen()))
                .map(place -> new Anchor(place.part(), place.ref(), place.title(), form.moment()))
                .findFirst();
    }

    /**
     * A place that something can be said about.
     *
     * @param title empty where the part has a name of its own
     */
    record Place(Part part, String ref, String title) {

        public String code() {
            return Anchor.code(part, ref.isEmpty() ? null : ref);
        }
    }

    /** In the order of the page. */
    static Stream<Place> places(WorkShown work) {
        return Stream.of(
                        Stream.of(new Place(Part.WHOLE, "", "")),
                        work.overview().isEmpty() ? Stream.<Place>empty() : Stream.of(new Place(Part.OVERVIEW, "", "")),
                        work.overview().stream().map(CoachingThreads::prompt),
                        work.evidence().stream()
                                .flatMap(group -> group.pieces().stream())
                                .map(piece ->
                                        new Place(Part.EVIDENCE, piece.id().toString(), piece.title())),
                        work.reflection().isEmpty()
                                ? Stream.<Place>empty()
                                : Stream.of(new Place(Part.REFLECTION, "", "")),
                        work.reflection().stream().map(CoachingThreads::prompt),
                        work.criteria().stream()
                                .map(criterion -> new Place(Part.CRITERION, criterion.id(), criterion.title())))
                .flatMap(each -> each);
    }

    private static Place prompt(WorkShown.Answered asked) {
        return new Place(Part.PROMPT, asked.prompt(), asked.question());
    }
}
