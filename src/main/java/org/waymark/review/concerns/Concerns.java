package org.waymark.review.concerns;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.VisibilityRule;
import org.waymark.review.Conflicts;
import org.waymark.review.PieceKeptAway;
import org.waymark.review.ReadingView;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.WorkRead;
import org.waymark.submission.Artifacts;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/**
 * Concerns of readers, and those who hear them: whoever holds the role, and leads where nobody does; never the earner, never a
 * reader of the same work. Who raised one is told to nobody, and whose work it is only to who asks.
 */
@Service
@Transactional
class Concerns {

    private static final Logger log = LoggerFactory.getLogger(Concerns.class);
    private static final int MOST = 100;

    private final ConcernRepository concerns;
    private final Reviews reviews;
    private final Conflicts conflicts;
    private final Submissions submissions;
    private final Artifacts artifacts;
    private final Definitions definitions;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Concerns(
            ConcernRepository concerns,
            Reviews reviews,
            Conflicts conflicts,
            Submissions submissions,
            Artifacts artifacts,
            Definitions definitions,
            People people,
            Notices notices,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.reviews = reviews;
        this.conflicts = conflicts;
        this.submissions = submissions;
        this.artifacts = artifacts;
        this.definitions = definitions;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One in a list: whose work it is and who saw it stand nowhere in it. */
    record Row(
            UUID id,
            ConcernKind kind,
            String title,
            Instant raisedAt,
            boolean withholds,
            @Nullable ConcernOutcome outcome,
            @Nullable Instant settledAt) {

        /** Short enough to be said aloud. */
        public String reference() {
            return id.toString().substring(30).toUpperCase(Locale.ROOT);
        }
    }

    /** What somebody who hears concerns has to look at, and what was settled lately. */
    record Heard(List<Row> open, List<Row> settled) {}

    /**
     * One of them.
     *
     * @param piece by its number on the readers' page; 0 where it is about all of the work
     * @param whose null until somebody asks
     */
    record View(
            Row row,
            String words,
            String answer,
            int piece,
            ReadingView work,
            @Nullable String whose) {}

    /**
     * A reader says what they saw. It stops nothing.
     *
     * @throws org.waymark.review.ReviewNotFound for a review that is not theirs
     */
    void raise(ReviewId review, Concern.Said said, PersonId reader, DistrictId district) {
        WorkRead about = reviews.workRead(review, reader, district);
        SubmissionForReview shown = submissions.forReview(about.submission(), district);
        EvidenceId piece = said.piece();
        if (piece != null
                && shown.evidence().stream().noneMatch(item -> item.id().equals(piece))) {
            throw new ConcernNotFound();
        }
        Concern raised = concerns.save(new Concern(about, said, reader, district, clock.instant()));
        audit.record(
                district.id(), reader.toString(), Role.REVIEWER.name(), "concern-raised", "concern " + raised.id());
        hearers(raised, district)
                .forEach(hearer -> tell(hearer, "concern-raised", List.of(), "/concerns/" + raised.id(), district));
        log.info("Concern {} of kind {} raised", raised.id(), raised.kind());
    }

    @Transactional(readOnly = true)
    Heard heard(PersonId me, DistrictId district) {
        requireOpen(me, district);
        List<Concern> open = mine(page -> concerns.open(district, page), me, district);
        List<Concern> settled = mine(page -> concerns.settled(district, page), me, district);
        Map<DefinitionVersionId, String> titles = definitions.titles(
                Stream.concat(open.stream(), settled.stream())
                        .map(Concern::definitionVersion)
                        .distinct()
                        .toList(),
                district);
        return new Heard(rows(open, titles), rows(settled, titles));
    }

    /** Opened without a name, as readers open it; that somebody did is recorded like theirs, and they read it blind no more. */
    View open(UUID id, PersonId me, DistrictId district) {
        Concern concern = find(id, me, district);
        audit.looked(
                district.id(), me.toString(), as(me, district), concern.earner().toString(), "blind " + id);
        // What its reader says of it is before them now.
        conflicts.readByName(me, concern.earner(), concern.definition(), district);
        return view(concern, null, district);
    }

    /** Whose work it is, for who needs to act, once they have opened it. It is recorded as a look. */
    View openByName(UUID id, PersonId me, DistrictId district) {
        Concern concern = find(id, me, district);
        audit.looked(
                district.id(), me.toString(), as(me, district), concern.earner().toString(), "concern " + id);
        conflicts.readByName(me, concern.earner(), concern.definition(), district);
        return view(
                concern,
                people.names(List.of(concern.earner()), district).getOrDefault(concern.earner(), ""),
                district);
    }

    /** A file of what the concern is about, under a neutral name. */
    EvidenceFile openEvidence(UUID id, EvidenceId item, PersonId me, DistrictId district) {
        Concern concern = about(item, id, me, district);
        EvidenceFile file = submissions.openFile(concern.submission(), item, district);
        audit.looked(
                district.id(), me.toString(), as(me, district), concern.earner().toString(), "blind " + id);
        return file;
    }

    /** While it is open: who settled it has no more to look at. */
    private Concern about(EvidenceId item, UUID id, PersonId me, DistrictId district) {
        Concern concern = find(id, me, district);
        if (!concern.isOpen()
                || concern.evidence() != null && !concern.evidence().equals(item)) {
            throw new ConcernNotFound();
        }
        return concern;
    }

    /** The captions of a recording that the concern is about. */
    String captions(UUID id, EvidenceId item, PersonId me, DistrictId district) {
        Concern concern = about(item, id, me, district);
        audit.looked(
                district.id(), me.toString(), as(me, district), concern.earner().toString(), "blind " + id);
        return artifacts.captions(concern.submission(), item, district).orElseThrow(ConcernNotFound::new);
    }

    /** The answer that ends it: to its reader, and to the earner where readers stay without a piece. */
    void settle(UUID id, ConcernOutcome outcome, String answer, PersonId me, DistrictId district) {
        find(id, me, district);
        Concern concern = concerns.hold(id, district).orElseThrow(ConcernNotFound::new);
        if (!concern.isOpen()) {
            return;
        }
        if (outcome == ConcernOutcome.KEPT_AWAY && !concern.mayKeepAway()) {
            throw new ConcernNotFound();
        }
        concern.settle(outcome, answer, me, clock.instant());
        audit.record(district.id(), me.toString(), as(me, district), "concern-settled", "concern " + id);
        tell(concern.reader(), "concern-settled", List.of(), "/reviews", district);
        if (outcome == ConcernOutcome.KEPT_AWAY) {
            keepAway(concern, district);
            which(concern, district)
                    .ifPresent(piece -> tell(
                            concern.earner(),
                            "piece-kept-away",
                            piece,
                            "/submissions/" + concern.submission(),
                            district));
        }
        log.info("Concern {} settled", id);
    }

    private void keepAway(Concern concern, DistrictId district) {
        EvidenceId piece = concern.evidence();
        if (piece != null) {
            Instant since = concern.withholds() ? concern.raisedAt() : clock.instant();
            events.publishEvent(new PieceKeptAway(piece, concern.earner(), since, district));
        }
    }

    /** What the earner knows the piece by: the work, the evidence asked for, and which of what answers it. */
    private Optional<List<String>> which(Concern concern, DistrictId district) {
        ReadingView all = whole(concern, district);
        for (ReadingView.Group group : all.evidence()) {
            for (int i = 0; i < group.pieces().size(); i++) {
                if (group.pieces().get(i).id().equals(concern.evidence())) {
                    return Optional.of(List.of(all.title(), group.title(), String.valueOf(i + 1)));
                }
            }
        }
        return Optional.empty();
    }

    private ReadingView whole(Concern concern, DistrictId district) {
        return ReadingView.of(
                definitions.version(concern.definitionVersion(), district).content(),
                submissions.forReview(concern.submission(), district));
    }

    private String as(PersonId me, DistrictId district) {
        return people.rolesOf(me, district).contains(Role.CONCERNS) ? Role.CONCERNS.name() : Role.LEAD.name();
    }

    private View view(Concern concern, @Nullable String whose, DistrictId district) {
        EvidenceId piece = concern.evidence();
        ReadingView all = whole(concern, district);
        return new View(
                row(concern, all.title()),
                concern.words(),
                concern.answer(),
                all.pieces().stream()
                        .filter(each -> each.id().equals(piece))
                        .mapToInt(ReadingView.Piece::number)
                        .findFirst()
                        .orElse(0),
                !concern.isOpen() ? all.closed() : piece == null ? all : all.only(piece),
                whose);
    }

    private static List<Row> rows(List<Concern> some, Map<DefinitionVersionId, String> titles) {
        return some.stream()
                .map(each -> row(each, titles.getOrDefault(each.definitionVersion(), "")))
                .toList();
    }

    private static Row row(Concern concern, String title) {
        return new Row(
                concern.id(),
                concern.kind(),
                title,
                concern.raisedAt(),
                concern.withholds(),
                concern.outcome(),
                concern.settledAt());
    }

    private Concern find(UUID id, PersonId me, DistrictId district) {
        requireOpen(me, district);
        return concerns.findByIdAndDistrict(id, district)
                .filter(found -> hearers(found, district).contains(me))
                .orElseThrow(ConcernNotFound::new);
    }

    private void requireOpen(PersonId me, DistrictId district) {
        if (!VisibilityRule.CONCERNS.isOpenTo(people.rolesOf(me, district))) {
            throw new ConcernNotFound();
        }
    }

    /** The first of those that somebody hears; the readers of all works of a page are looked up at once. */
    private List<Concern> mine(Function<Pageable, List<Concern>> pages, PersonId me, DistrictId district) {
        List<PersonId> holders = people.inRole(Role.CONCERNS, district);
        List<PersonId> leads = people.inRole(Role.LEAD, district);
        List<Concern> mine = new ArrayList<>();
        for (int number = 0; ; number++) {
            List<Concern> page = pages.apply(PageRequest.of(number, MOST));
            Map<SubmissionId, Set<PersonId>> readers =
                    reviews.readersOf(page.stream().map(Concern::submission).collect(Collectors.toSet()), district);
            page.stream()
                    .filter(concern -> hearers(
                                    concern, holders, leads, readers.getOrDefault(concern.submission(), Set.of()))
                            .contains(me))
                    .forEach(mine::add);
            if (page.size() < MOST || mine.size() >= MOST) {
                return mine.stream().limit(MOST).toList();
            }
        }
    }

    private List<PersonId> hearers(Concern concern, DistrictId district) {
        SubmissionId work = concern.submission();
        return hearers(
                concern,
                people.inRole(Role.CONCERNS, district),
                people.inRole(Role.LEAD, district),
                reviews.readersOf(List.of(work), district).getOrDefault(work, Set.of()));
    }

    /** Who holds the role and has no hand in the work; where there is nobody, the leads who have none. */
    static List<PersonId> hearers(
            Concern concern, List<PersonId> holders, List<PersonId> leads, Collection<PersonId> readers) {
        List<PersonId> not = new ArrayList<>(readers);
        not.add(concern.earner());
        not.add(concern.reader());
        List<PersonId> able =
                holders.stream().filter(each -> !not.contains(each)).toList();
        return able.isEmpty()
                ? leads.stream().filter(each -> !not.contains(each)).toList()
                : able;
    }

    private void tell(PersonId person, String kind, List<String> arguments, String path, DistrictId district) {
        notices.send(new Notice(district.id(), person.id(), kind, arguments, path));
    }
}
