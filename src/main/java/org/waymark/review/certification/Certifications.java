package org.waymark.review.certification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.VisibilityRule;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.districts.Policies;
import org.waymark.review.Qualified;
import org.waymark.review.agreement.AnchorReadings;
import org.waymark.review.agreement.LevelPairs;
import org.waymark.review.agreement.ReviewPauses;
import org.waymark.review.agreement.ReviewingPaused;
import org.waymark.review.agreement.ReviewingResumed;

/**
 * Readers rate anchors, blind to what the experts said; who says the same often enough holds a certificate. It decides on
 * new work alone: what somebody was given stays theirs, and what was decided stays decided.
 */
@Service
@Transactional
public class Certifications implements Qualified {

    private static final Logger log = LoggerFactory.getLogger(Certifications.class);
    private static final Duration FIRST_REMINDER = Duration.ofDays(30);
    private static final Duration LAST_REMINDER = Duration.ofDays(7);

    /** So many days after somebody rated a piece it may come to them again: before, they would rate what they remember. */
    static final int DAYS_APART = 14;

    private final CertificationRepository certifications;
    private final AnchorRepository anchors;
    private final Definitions definitions;
    private final People people;
    private final DistrictSettings settings;
    private final AnchorReadings pairs;
    private final ReviewPauses pauses;
    private final Notices notices;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final SecureRandom random;
    private final Clock clock;

    Certifications(
            CertificationRepository certifications,
            AnchorRepository anchors,
            Definitions definitions,
            People people,
            DistrictSettings settings,
            AnchorReadings pairs,
            ReviewPauses pauses,
            Notices notices,
            AuditLog audit,
            ApplicationEventPublisher events,
            SecureRandom random,
            Clock clock) {
        this.certifications = certifications;
        this.anchors = anchors;
        this.definitions = definitions;
        this.people = people;
        this.settings = settings;
        this.pairs = pairs;
        this.pauses = pauses;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.random = random;
        this.clock = clock;
    }

    /** All of them where the district does not ask for certificates. */
    @Override
    @Transactional(readOnly = true)
    public Set<PersonId> of(Collection<PersonId> readers, DefinitionVersionId version, DistrictId district) {
        if (readers.isEmpty() || !policies(district).certifiedReaders()) {
            return new LinkedHashSet<>(readers);
        }
        DefinitionVersion asked = definitions.version(version, district);
        List<CertificationRepository.Held> held =
                certifications.inForce(asked.definition(), readers, clock.instant(), district);
        Map<DefinitionVersionId, DefinitionContent> contents =
                contents(held.stream().map(CertificationRepository.Held::version), district);
        Rubric rubric = Rubric.of(asked.definition(), asked.content());
        Set<PersonId> certified = new LinkedHashSet<>(
                experts(List.of(asked.definition()), readers, district).getOrDefault(rubric, Set.of()));
        held.stream()
                .filter(each -> rubric.equals(rubric(asked.definition(), each.version(), contents)))
                .map(CertificationRepository.Held::reader)
                .forEach(certified::add);
        return certified;
    }

    /**
     * Who was one of the experts on as many anchors of a rubric as are asked for cannot rate those, and reads as they do.
     */
    private Map<Rubric, Set<PersonId>> experts(
            Collection<DefinitionId> of, Collection<PersonId> readers, DistrictId district) {
        Policies policies = policies(district);
        ZoneId zone = settings.of(district).zone();
        Instant since = LocalDate.ofInstant(clock.instant(), zone)
                .minusMonths(policies.certificationMonths())
                .atStartOfDay(zone)
                .toInstant();
        List<AnchorRepository.Scored> scored = anchors.scored(of, readers, since, district);
        Map<DefinitionVersionId, DefinitionContent> contents =
                contents(scored.stream().map(AnchorRepository.Scored::version), district);
        Map<Rubric, Map<PersonId, Long>> times = scored.stream()
                .collect(Collectors.groupingBy(
                        each -> rubric(each.definition(), each.version(), contents),
                        Collectors.groupingBy(
                                AnchorRepository.Scored::expert,
                                Collectors.summingLong(AnchorRepository.Scored::times))));
        Map<Rubric, Set<PersonId>> experts = new HashMap<>();
        times.forEach((rubric, each) -> experts.put(
                rubric,
                each.entrySet().stream()
                        .filter(one -> one.getValue() >= policies.certificationAnchors())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())));
        return experts;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<DefinitionVersionId> versionsOf(
            PersonId reader, Map<DefinitionVersionId, DefinitionId> versions, DistrictId district) {
        if (versions.isEmpty() || !policies(district).certifiedReaders()) {
            return versions.keySet();
        }
        List<CertificationRepository.Covered> covered = certifications.coveredBy(reader, clock.instant(), district);
        Map<DefinitionVersionId, DefinitionContent> contents = contents(
                Stream.concat(
                        versions.keySet().stream(), covered.stream().map(CertificationRepository.Covered::version)),
                district);
        Set<Rubric> theirs = covered.stream()
                .map(each -> rubric(each.definition(), each.version(), contents))
                .collect(Collectors.toSet());
        experts(Set.copyOf(versions.values()), List.of(reader), district).forEach((rubric, experts) -> {
            if (experts.contains(reader)) {
                theirs.add(rubric);
            }
        });
        return versions.entrySet().stream()
                .filter(each -> theirs.contains(rubric(each.getValue(), each.getKey(), contents)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * What a reader may rate anchors of.
     *
     * @param version the newest with these criteria that has anchors
     * @param ready how many anchors there are for this reader
     * @param enough whether they may rate now, where they have begun nothing
     * @param again from when on they may, where that is later: what they rated lately rests
     * @param open what they have begun
     * @param last what they ended last
     * @param until until when they hold a certificate
     * @param heldBefore whether they ever held one, so that clear drift pauses new work
     */
    record Offer(
            DefinitionVersionId version,
            String title,
            int ready,
            boolean enough,
            @Nullable Instant again,
            @Nullable Begun open,
            @Nullable Ended last,
            @Nullable Instant until,
            boolean heldBefore) {}

    /** What a reader has begun. */
    record Begun(UUID id, long recorded, int of) {

        private static Begun of(Certification open) {
            return new Begun(open.id(), open.recorded(), open.readings().size());
        }
    }

    /**
     * What a reader has rated to the end.
     *
     * @param until the last moment of a certificate, if it was one
     * @param early whether that ended before its day
     * @param takenBack why a lead took it back; null where it ended with drift
     */
    record Ended(
            UUID id,
            CertificationResult result,
            @Nullable Instant until,
            boolean early,
            @Nullable String takenBack) {

        private static Optional<Ended> of(Certification ended) {
            return Optional.ofNullable(ended.result())
                    .map(result -> new Ended(
                            ended.id(), result, ended.certifiedUntil(), ended.endedAt() != null, ended.takenBackWhy()));
        }

        /** Whether it ended since the reader's levels went away from those of the others. */
        public boolean drifted() {
            return early && takenBack == null;
        }
    }

    /** @param asked whether the district gives new work to nobody without a certificate */
    record Mine(int needed, boolean asked, List<Offer> offers) {}

    @Transactional(readOnly = true)
    Mine mine(PersonId reader, DistrictId district) {
        requireReader(reader, district);
        Policies policies = policies(district);
        List<AnchorRepository.Ready> ready = anchors.ready(reader, district);
        List<Certification> own = certifications.of(reader, district);
        Set<DefinitionVersionId> versions = new HashSet<>();
        ready.forEach(each -> versions.add(each.version()));
        own.forEach(each -> versions.add(each.definitionVersion()));
        Map<DefinitionVersionId, DefinitionContent> contents = definitions.contents(versions, district);
        Map<Rubric, List<AnchorRepository.Ready>> pieces = ready.stream()
                .collect(Collectors.groupingBy(each -> rubric(each.definition(), each.version(), contents)));
        Map<Rubric, List<Certification>> before = own.stream()
                .collect(Collectors.groupingBy(each -> rubric(each.definition(), each.definitionVersion(), contents)));
        Set<Rubric> all = new LinkedHashSet<>(pieces.keySet());
        all.addAll(before.keySet());
        return new Mine(
                policies.certificationAnchors(),
                policies.certifiedReaders(),
                all.stream()
                        .map(rubric -> offer(
                                pieces.getOrDefault(rubric, List.of()),
                                before.getOrDefault(rubric, List.of()),
                                policies.certificationAnchors(),
                                contents,
                                settings.of(district).zone()))
                        .sorted(Comparator.comparing(Offer::title)
                                .thenComparing(each -> each.version().toString()))
                        .toList());
    }

    /** Whether a reader waits for work that comes to nobody without a certificate, and holds none that is for any of it. */
    @Override
    @Transactional(readOnly = true)
    public boolean lacksAll(PersonId reader, DistrictId district) {
        if (!policies(district).certifiedReaders()) {
            return false;
        }
        Map<DefinitionVersionId, DefinitionId> live = definitions.published(district).stream()
                .collect(Collectors.toMap(DefinitionVersion::id, DefinitionVersion::definition));
        return !live.isEmpty() && versionsOf(reader, live, district).isEmpty();
    }

    /** A certificate somebody holds, as leads see it: no figures. */
    record Holder(UUID id, String name, String title, Instant until, boolean own) {}

    /** Who of those who read now holds which certificates, by name. */
    @Transactional(readOnly = true)
    List<Holder> holders(PersonId lead, DistrictId district) {
        Set<PersonId> reading = new HashSet<>(people.inRole(Role.REVIEWER, district));
        reading.addAll(people.inRole(Role.THIRD_READER, district));
        List<CertificationRepository.Held> held = certifications.inForce(clock.instant(), district).stream()
                .filter(each -> reading.contains(each.reader()))
                .toList();
        Map<PersonId, String> names = people.names(
                held.stream().map(CertificationRepository.Held::reader).collect(Collectors.toSet()), district);
        Map<DefinitionVersionId, String> titles = definitions.titles(
                held.stream().map(CertificationRepository.Held::version).collect(Collectors.toSet()), district);
        return held.stream()
                .map(each -> new Holder(
                        each.id(),
                        names.getOrDefault(each.reader(), ""),
                        titles.getOrDefault(each.version(), ""),
                        each.until(),
                        each.reader().equals(lead)))
                .sorted(Comparator.comparing(Holder::name)
                        .thenComparing(Holder::title)
                        .thenComparing(Holder::until))
                .toList();
    }

    /** Begins, or goes on with what is begun; empty where there are too few anchors, or too few that have rested. */
    public Optional<UUID> begin(DefinitionVersionId version, PersonId reader, DistrictId district) {
        requireReader(reader, district);
        Policies policies = policies(district);
        List<Certification> own = certifications.of(reader, district);
        List<AnchorRepository.Ready> ready = anchors.ready(reader, district);
        Set<DefinitionVersionId> known = new HashSet<>();
        ready.forEach(each -> known.add(each.version()));
        own.forEach(each -> known.add(each.definitionVersion()));
        if (!known.contains(version)) {
            throw new SampleNotFound();
        }
        DefinitionVersion of = definitions.version(version, district);
        Map<DefinitionVersionId, DefinitionContent> contents = definitions.contents(known, district);
        Rubric rubric = Rubric.of(of.definition(), of.content());
        List<Certification> before = own.stream()
                .filter(each -> rubric.equals(rubric(each.definition(), each.definitionVersion(), contents)))
                .toList();
        Optional<Certification> open =
                before.stream().filter(Certification::isOpen).findFirst();
        if (open.isPresent()) {
            goOn(open.get(), policies, district);
            return open.map(Certification::id);
        }
        Rests rests = new Rests(before, settings.of(district).zone());
        List<AnchorRepository.Ready> pieces = ready.stream()
                .filter(each -> rubric.equals(rubric(each.definition(), each.version(), contents)))
                .filter(each -> rests.isOver(each.id(), clock.instant()))
                .toList();
        if (!isEnough(pieces, policies.certificationAnchors())) {
            return Optional.empty();
        }
        Certification begun = certifications.saveAndFlush(new Certification(
                of, reader, district, chosen(pieces, rests, policies.certificationAnchors()), clock.instant()));
        audit.record(
                district.id(),
                reader.toString(),
                Role.REVIEWER.name(),
                "reviewing-samples-begun",
                begun.id().toString());
        return Optional.of(begun.id());
    }

    /** What there is to rate. */
    public record Piece(UUID id, AnchorWork work) {}

    /**
     * What a reader sees of one of theirs.
     *
     * @param version whose criteria they are
     * @param ended null until all is rated
     * @param next what to rate now; null at the end, or until there is another
     * @param heldBefore whether the reader held a certificate before, so that clear drift pauses new work
     * @param holds until when they hold one, by this or an earlier time; null where they hold none
     */
    public record Sitting(
            DefinitionVersion version,
            Begun begun,
            @Nullable Ended ended,
            @Nullable Piece next,
            boolean heldBefore,
            @Nullable Instant holds) {}

    @Transactional(readOnly = true)
    public Sitting sitting(UUID id, PersonId reader, DistrictId district) {
        requireReader(reader, district);
        Certification asked = certifications
                .findByIdAndReaderAndDistrict(id, reader, district)
                .orElseThrow(SampleNotFound::new);
        Optional<Anchor> next =
                asked.next().flatMap(reading -> anchors.findByIdAndDistrict(reading.anchorId(), district));
        return new Sitting(
                definitions.version(next.map(Anchor::definitionVersion).orElse(asked.definitionVersion()), district),
                Begun.of(asked),
                Ended.of(asked).orElse(null),
                next.map(anchor -> new Piece(anchor.id(), anchor.work())).orElse(null),
                heldOneBefore(asked, district),
                alike(asked, district).stream()
                        .filter(each -> each.isInForce(clock.instant()))
                        .flatMap(each -> Optional.ofNullable(each.certifiedUntil()).stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /**
     * Rates one anchor for good; the last one makes the result.
     *
     * @return whether the levels were kept: not where the piece was taken back, or rated already
     * @throws SampleIncomplete where a criterion has no level
     */
    public boolean record(UUID id, UUID anchor, Map<String, RubricLevel> levels, PersonId reader, DistrictId district) {
        requireReader(reader, district);
        Certification held = certifications.hold(id, reader, district).orElseThrow(SampleNotFound::new);
        if (!held.awaits(anchor)) {
            return false;
        }
        Levels given = new Levels(levels);
        List<String> criteria = criteria(held, district);
        requireAll(given, criteria);
        held.record(anchor, given, clock.instant());
        goOn(held, policies(district), district);
        return true;
    }

    static void requireAll(Levels given, List<String> criteria) {
        if (!given.areOf(Set.copyOf(criteria))) {
            throw new SampleIncomplete(criteria.stream()
                    .filter(criterion -> !given.byCriterion().containsKey(criterion))
                    .toList());
        }
    }

    /** Whose levels have drifted from those of the others rates anchors again before there is new work. */
    @EventListener
    void on(ReviewingPaused paused) {
        for (Certification each : certifications.of(paused.reader(), paused.district())) {
            if (each.isInForce(paused.at())) {
                each.end(paused.at());
                audit.record(
                        paused.district().id(),
                        AuditLog.WAYMARK,
                        AuditLog.WAYMARK_ROLE,
                        "reviewing-certificate-ended",
                        each.id().toString());
            }
        }
    }

    /** A certificate of somebody else, while it holds, for the lead who thinks of taking it back. */
    @Transactional(readOnly = true)
    Holder holder(UUID id, PersonId lead, DistrictId district) {
        requireLead(lead, district);
        Certification held = certifications
                .findByIdAndDistrict(id, district)
                .filter(each -> !each.reader().equals(lead) && each.isInForce(clock.instant()))
                .orElseThrow(SampleNotFound::new);
        return new Holder(
                held.id(),
                people.names(List.of(held.reader()), district).getOrDefault(held.reader(), ""),
                definitions.version(held.definitionVersion(), district).title(),
                Objects.requireNonNull(held.certifiedUntil()),
                false);
    }

    /**
     * A lead takes a certificate back, not their own: no new work under it; what was given or decided stays.
     *
     * @param why in words that the reader reads
     */
    void takeBack(UUID id, String why, PersonId lead, DistrictId district) {
        requireLead(lead, district);
        Certification held = certifications
                .findByIdAndDistrict(id, district)
                .filter(each -> !each.reader().equals(lead))
                .orElseThrow(SampleNotFound::new);
        if (!held.isInForce(clock.instant())) {
            return;
        }
        held.takeBack(why, clock.instant());
        audit.record(
                district.id(),
                lead.toString(),
                Role.LEAD.name(),
                "reviewing-certificate-ended",
                held.id().toString());
        notices.send(new Notice(
                district.id(),
                held.reader().id(),
                "certificate-ended",
                List.of(definitions.version(held.definitionVersion(), district).title()),
                "/reviews/samples"));
    }

    private void requireLead(PersonId person, DistrictId district) {
        if (!people.rolesOf(person, district).contains(Role.LEAD)) {
            throw new SampleNotFound();
        }
    }

    /** Nobody is shown an anchor any more: another takes its place where it waits. */
    void withdraw(UUID anchor, DistrictId district) {
        for (Certification waiting : certifications.waitingFor(anchor, district)) {
            waiting.drop(anchor);
            goOn(waiting, policies(district), district);
        }
    }

    /** Tells whose certificate ends in a month, and again in a week. */
    void remind(DistrictId district) {
        Instant now = clock.instant();
        for (Certification each : certifications.ending(now, now.plus(FIRST_REMINDER), 2, district)) {
            boolean last = each.isInForce(now) && !each.isInForce(now.plus(LAST_REMINDER));
            if (last || each.reminders() == 0) {
                each.reminded(last ? 2 : 1);
                notices.send(new Notice(
                        district.id(), each.reader().id(), "certificate-ending", List.of(), "/reviews/samples"));
            }
        }
    }

    private void goOn(Certification open, Policies policies, DistrictId district) {
        int needed = policies.certificationAnchors();
        int lacking = needed - open.readings().size();
        if (lacking > 0) {
            pieces(open, district).stream()
                    .filter(each -> !open.has(each.id()))
                    .limit(lacking)
                    .forEach(each -> open.add(each.id()));
        }
        if (open.isOpen() && open.next().isEmpty() && open.readings().size() >= needed) {
            finish(open, policies, district);
        }
    }

    private void finish(Certification open, Policies policies, DistrictId district) {
        Map<UUID, Anchor> keys = anchors
                .findByDistrictAndIdIn(
                        district,
                        open.readings().stream()
                                .map(CertificationReading::anchorId)
                                .toList())
                .stream()
                .collect(Collectors.toMap(Anchor::id, Function.identity()));
        List<CertificationResult.Pair> pairs = new ArrayList<>();
        for (CertificationReading reading : open.readings()) {
            Anchor anchor = keys.get(reading.anchorId());
            Levels experts = anchor == null ? null : anchor.agreed();
            Levels given = reading.levels();
            if (experts != null && given != null) {
                pairs.add(new CertificationResult.Pair(given, experts));
            }
        }
        List<String> criteria = criteria(open, district);
        CertificationResult result = CertificationResult.of(pairs, criteria);
        Instant now = clock.instant();
        boolean certified = result.reaches(policies);
        open.finish(result, certified ? until(policies, district, now) : null, now);
        // The record names the certification and not how it came out: who searches it need not know.
        audit.record(
                district.id(),
                open.reader().toString(),
                Role.REVIEWER.name(),
                "reviewing-samples-rated",
                open.id().toString());
        log.info("Certification {} is {}", open.id(), open.status());
        certifications.flush();
        LevelPairs levels = note(open, keys, criteria, now);
        if (certified) {
            events.publishEvent(new ReviewingResumed(open.reader(), district));
        } else if (heldOneBefore(open, district)) {
            pauses.drifted(open.reader(), levels, policies, district);
        }
    }

    private LevelPairs note(Certification ended, Map<UUID, Anchor> keys, List<String> criteria, Instant at) {
        LevelPairs levels = new LevelPairs();
        List<AnchorReadings.Said> all = new ArrayList<>();
        for (CertificationReading reading : ended.readings()) {
            Anchor anchor = keys.get(reading.anchorId());
            Levels experts = anchor == null ? null : anchor.agreed();
            Levels given = reading.levels();
            for (String criterion : criteria) {
                RubricLevel theirs =
                        experts == null ? null : experts.byCriterion().get(criterion);
                RubricLevel own = given == null ? null : given.byCriterion().get(criterion);
                if (anchor != null && theirs != null && own != null) {
                    levels.add(own, theirs, 1);
                    all.add(new AnchorReadings.Said(anchor.id(), anchor.definitionVersion(), criterion, own, theirs));
                }
            }
        }
        pairs.note(ended.id(), all, ended.district(), at);
        return levels;
    }

    private boolean heldOneBefore(Certification ended, DistrictId district) {
        return alike(ended, district).stream()
                .anyMatch(each -> each.certifiedUntil() != null
                        && !each.id().equals(ended.id())
                        && !each.begunAt().isAfter(ended.begunAt()));
    }

    /** All of the same reader by the same criteria, it itself among them. */
    private List<Certification> alike(Certification one, DistrictId district) {
        List<Certification> own = certifications.of(one.reader(), district);
        Map<DefinitionVersionId, DefinitionContent> contents =
                contents(own.stream().map(Certification::definitionVersion), district);
        Rubric rubric = rubric(one.definition(), one.definitionVersion(), contents);
        return own.stream()
                .filter(each -> rubric.equals(rubric(each.definition(), each.definitionVersion(), contents)))
                .toList();
    }

    private Instant until(Policies policies, DistrictId district, Instant now) {
        DistrictProfile profile = settings.of(district);
        return LocalDate.ofInstant(now, profile.zone())
                .plusMonths(policies.certificationMonths())
                .plusDays(1)
                .atStartOfDay(profile.zone())
                .toInstant();
    }

    private List<String> criteria(Certification of, DistrictId district) {
        return definitions.version(of.definitionVersion(), district).content().criteria().stream()
                .map(Criterion::id)
                .toList();
    }

    /** Those for this reader that are judged by the same criteria, without what they rated lately. */
    private List<AnchorRepository.Ready> pieces(Certification of, DistrictId district) {
        List<AnchorRepository.Ready> ready = anchors.ready(of.reader(), district);
        Set<DefinitionVersionId> versions =
                ready.stream().map(AnchorRepository.Ready::version).collect(Collectors.toSet());
        versions.add(of.definitionVersion());
        Map<DefinitionVersionId, DefinitionContent> contents = definitions.contents(versions, district);
        Rubric rubric = rubric(of.definition(), of.definitionVersion(), contents);
        Rests rests = new Rests(
                certifications.of(of.reader(), district), settings.of(district).zone());
        return ready.stream()
                .filter(each -> rubric.equals(rubric(each.definition(), each.version(), contents)))
                .filter(each -> rests.isOver(each.id(), clock.instant()))
                .toList();
    }

    /** When what somebody rated may come to them again. */
    private static final class Rests {

        private final Map<UUID, Instant> until = new HashMap<>();

        Rests(List<Certification> before, ZoneId zone) {
            before.stream().flatMap(each -> each.readings().stream()).forEach(reading -> {
                Instant rated = reading.recordedAt();
                if (rated != null) {
                    until.merge(
                            reading.anchorId(),
                            LocalDate.ofInstant(rated, zone)
                                    .plusDays(DAYS_APART)
                                    .atStartOfDay(zone)
                                    .toInstant(),
                            (one, other) -> one.isAfter(other) ? one : other);
                }
            });
        }

        /** Long past where they never rated it. */
        Instant until(UUID anchor) {
            return until.getOrDefault(anchor, Instant.EPOCH);
        }

        boolean isOver(UUID anchor, Instant now) {
            return !until(anchor).isAfter(now);
        }

        /** From when on there are enough of these; empty where all of them are too few. */
        Optional<Instant> enoughFrom(List<AnchorRepository.Ready> pieces, int needed) {
            List<AnchorRepository.Ready> there = new ArrayList<>();
            for (AnchorRepository.Ready each : pieces.stream()
                    .sorted(Comparator.comparing(piece -> until(piece.id())))
                    .toList()) {
                there.add(each);
                if (isEnough(there, needed)) {
                    return Optional.of(until(each.id()));
                }
            }
            return Optional.empty();
        }
    }

    /** First those never rated by this reader, in no order; what was rated longest ago where there are too few. */
    private List<UUID> chosen(List<AnchorRepository.Ready> pieces, Rests rests, int needed) {
        List<AnchorRepository.Ready> order = new ArrayList<>(pieces);
        Collections.shuffle(order, random);
        order.sort(Comparator.comparing(each -> rests.until(each.id())));
        List<AnchorRepository.Ready> chosen = new ArrayList<>(order.subList(0, needed));
        if (levels(chosen).size() < 2) {
            order.subList(needed, order.size()).stream()
                    .filter(each -> levels(List.of(each)).size() > 1
                            || !levels(List.of(each)).equals(levels(chosen)))
                    .findFirst()
                    .ifPresent(other -> chosen.set(needed - 1, other));
        }
        Collections.shuffle(chosen, random);
        return chosen.stream().map(AnchorRepository.Ready::id).toList();
    }

    /** Enough, and not all of one level: of these no kappa could be said. */
    private static boolean isEnough(List<AnchorRepository.Ready> pieces, int needed) {
        return pieces.size() >= needed && levels(pieces).size() > 1;
    }

    private static Set<RubricLevel> levels(List<AnchorRepository.Ready> pieces) {
        return pieces.stream()
                .flatMap(each -> each.agreed().byCriterion().values().stream())
                .collect(Collectors.toSet());
    }

    private Offer offer(
            List<AnchorRepository.Ready> pieces,
            List<Certification> before,
            int needed,
            Map<DefinitionVersionId, DefinitionContent> contents,
            ZoneId zone) {
        List<DefinitionVersionId> versions = new ArrayList<>();
        pieces.forEach(each -> versions.add(each.version()));
        before.forEach(each -> versions.add(each.definitionVersion()));
        // Ids are in the order of time.
        DefinitionVersionId newest = Collections.max(versions, Comparator.comparing(DefinitionVersionId::toString));
        Instant now = clock.instant();
        Optional<Instant> from = new Rests(before, zone).enoughFrom(pieces, needed);
        return new Offer(
                newest,
                content(newest, contents).title(),
                pieces.size(),
                from.filter(at -> !at.isAfter(now)).isPresent(),
                from.filter(at -> at.isAfter(now)).orElse(null),
                before.stream()
                        .filter(Certification::isOpen)
                        .findFirst()
                        .map(Begun::of)
                        .orElse(null),
                before.stream()
                        .flatMap(each -> Ended.of(each).stream())
                        .findFirst()
                        .orElse(null),
                before.stream()
                        .filter(each -> each.isInForce(now))
                        .flatMap(each -> Optional.ofNullable(each.certifiedUntil()).stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                before.stream().anyMatch(each -> each.certifiedUntil() != null));
    }

    private Map<DefinitionVersionId, DefinitionContent> contents(
            Stream<DefinitionVersionId> versions, DistrictId district) {
        return definitions.contents(versions.collect(Collectors.toSet()), district);
    }

    private static Rubric rubric(
            DefinitionId definition,
            DefinitionVersionId version,
            Map<DefinitionVersionId, DefinitionContent> contents) {
        return Rubric.of(definition, content(version, contents));
    }

    private static DefinitionContent content(
            DefinitionVersionId version, Map<DefinitionVersionId, DefinitionContent> contents) {
        return Optional.ofNullable(contents.get(version)).orElseThrow(SampleNotFound::new);
    }

    private void requireReader(PersonId person, DistrictId district) {
        if (!VisibilityRule.REVIEW_QUEUE.isOpenTo(people.rolesOf(person, district))) {
            throw new SampleNotFound();
        }
    }

    private Policies policies(DistrictId district) {
        return settings.of(district).policies();
    }
}
