package org.waymark.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FileState;
import org.waymark.storage.FileTypes;
import org.waymark.storage.ScratchFiles;

/** What an earner has brought, to be used again, pointed into, captioned and rewritten. Whatever is not theirs is not found. */
@Service
@Transactional
public class Artifacts {

    private static final Logger log = LoggerFactory.getLogger(Artifacts.class);

    /** Evidence counts for as many months. */
    private static final int MONTHS = 12;

    private static final int SHOWN = 40;

    private final SubmissionRepository submissions;
    private final Definitions definitions;
    private final EvidenceFiles files;
    private final ScratchFiles scratch;
    private final ConsentRecords consents;
    private final InvitedReaders invited;
    private final Clock clock;

    Artifacts(
            SubmissionRepository submissions,
            Definitions definitions,
            EvidenceFiles files,
            ScratchFiles scratch,
            ConsentRecords consents,
            InvitedReaders invited,
            Clock clock) {
        this.invited = invited;
        this.submissions = submissions;
        this.consents = consents;
        this.definitions = definitions;
        this.files = files;
        this.scratch = scratch;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Requirement requirement(SubmissionId id, String requirement, PersonId earner, DistrictId district) {
        Submission submission = mine(id, earner, district);
        DefinitionContent content = content(submission);
        EvidenceRequirement asked = content.evidence().stream()
                .filter(each -> each.id().equals(requirement))
                .findFirst()
                .orElseThrow(SubmissionNotFound::new);
        Map<String, String> criteria = new LinkedHashMap<>();
        content.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion.title()));
        return new Requirement(
                id,
                requirement,
                asked.title(),
                content.title(),
                asked.consent(),
                criteria,
                content.criteria().stream()
                        .filter(criterion -> criterion.from().contains(requirement))
                        .map(Criterion::id)
                        .collect(Collectors.toSet()),
                submission.status().open() && !submission.settled(requirement, content));
    }

    /**
     * What the earner first brought in the last twelve months and this requirement does not show yet, newest first.
     *
     * @param wanted words of its title or of the micro-credential it was brought for; empty for all
     */
    @Transactional(readOnly = true)
    public List<Artifact> earlier(
            SubmissionId id, String requirement, String wanted, PersonId earner, DistrictId district) {
        Submission submission = mine(id, earner, district);
        requireAsked(requirement, content(submission));
        Map<String, SubmissionRepository.Brought> newest = new LinkedHashMap<>();
        Map<String, Instant> first = new LinkedHashMap<>();
        Set<String> here = new HashSet<>();
        for (SubmissionRepository.Brought each : submissions.brought(earner, district)) {
            newest.putIfAbsent(each.content(), each);
            first.merge(each.content(), each.addedAt(), (one, other) -> one.isBefore(other) ? one : other);
            if (each.submission().equals(id) && each.requirement().equals(requirement)) {
                here.add(each.content());
            }
        }
        Instant since =
                clock.instant().atZone(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
        newest.keySet()
                .removeIf(content -> here.contains(content)
                        || Objects.requireNonNull(first.get(content)).isBefore(since));
        removeUnsafe(newest.values(), district);
        Map<DefinitionVersionId, String> titles = definitions.titles(
                newest.values().stream()
                        .map(SubmissionRepository.Brought::version)
                        .distinct()
                        .toList(),
                district);
        String words = wanted.strip().toLowerCase(Locale.ROOT);
        return newest.entrySet().stream()
                .map(each -> artifact(each.getValue(), titles, Objects.requireNonNull(first.get(each.getKey()))))
                .filter(artifact -> (artifact.title() + "\n" + artifact.from())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .limit(SHOWN)
                .toList();
    }

    private void removeUnsafe(Collection<SubmissionRepository.Brought> brought, DistrictId district) {
        Map<String, FileState> states = files.states(
                brought.stream()
                        .map(SubmissionRepository.Brought::storageKey)
                        .filter(Objects::nonNull)
                        .toList(),
                district.id());
        brought.removeIf(each -> each.storageKey() != null && states.get(each.storageKey()) == FileState.INFECTED);
    }

    private static Artifact artifact(
            SubmissionRepository.Brought brought, Map<DefinitionVersionId, String> titles, Instant first) {
        String type = brought.mediaType();
        return new Artifact(
                brought.id(),
                brought.submission(),
                brought.title(),
                titles.getOrDefault(brought.version(), ""),
                brought.kind().name(),
                type == null ? "" : FileTypes.shortName(type),
                type != null && Thumbnail.of(type),
                first);
    }

    /**
     * Shows what was brought before here too, without a copy: a file stays until nothing shows it. Readers see it as they see
     * any other evidence.
     *
     * @throws SubmissionLocked once it is handed in, or where what is judged from the requirement was met
     */
    public void reuse(
            SubmissionId id,
            String requirement,
            Collection<EvidenceId> chosen,
            Set<String> criteria,
            PersonId earner,
            DistrictId district) {
        List<SubmissionRepository.Brought> sources = submissions.brought(earner, district).stream()
                .filter(each -> chosen.contains(each.id()))
                .toList();
        if (sources.size() != new HashSet<>(chosen).size()) {
            throw new SubmissionNotFound();
        }
        Set<SubmissionId> all = new HashSet<>(Set.of(id));
        sources.forEach(source -> all.add(source.submission()));
        // In one order for everybody; while they are held, nobody takes the file away that is shown here next.
        Map<SubmissionId, Submission> held = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(SubmissionId::id))
                .forEach(each ->
                        held.put(each, submissions.lock(each, earner, district).orElseThrow(SubmissionNotFound::new)));
        Submission here = Objects.requireNonNull(held.get(id));
        DefinitionContent content = content(here);
        requireAsked(requirement, content);
        Set<String> known = known(criteria, content);
        for (SubmissionRepository.Brought source : sources) {
            EvidenceItem item = Objects.requireNonNull(held.get(source.submission()))
                    .item(source.id())
                    .orElseThrow(SubmissionNotFound::new);
            UUID consent = item.consent();
            boolean counts = consent == null || consents.hold(consent.toString(), earner, district);
            here.reuse(item, requirement, known, counts, content, clock.instant());
            log.info("Evidence {} used again in submission {}", source.id(), id);
        }
    }

    @Transactional(readOnly = true)
    public ArtifactPage page(SubmissionId id, EvidenceId item, PersonId earner, DistrictId district) {
        Submission submission = mine(id, earner, district);
        EvidenceItem found = submission.item(item).orElseThrow(SubmissionNotFound::new);
        DefinitionContent content = content(submission);
        Map<String, String> criteria = new LinkedHashMap<>();
        content.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion.title()));
        return new ArtifactPage(
                id,
                item,
                found.requirement(),
                content.evidence().stream()
                        .filter(asked -> asked.id().equals(found.requirement()))
                        .map(EvidenceRequirement::title)
                        .findFirst()
                        .orElse(found.requirement()),
                found.title(),
                found.kind().name(),
                found.playing(),
                found.timed(),
                found.text(),
                found.edition(),
                criteria,
                found.criteria(),
                found.moments(),
                found.captions(),
                found.noSpeech(),
                found.pages(),
                submission.status().open() && !submission.settled(found.requirement(), content));
    }

    /**
     * Writes a text that serves a requirement, or writes it anew.
     *
     * @param item made with the page, so that a second try is the same text
     * @param edition which one the page shows, 0 for a new text
     * @return the edition that stands now
     * @throws TextConflict when it was changed since; then nothing is kept
     */
    public int write(
            SubmissionId id,
            String requirement,
            EvidenceId item,
            int edition,
            String title,
            String text,
            Set<String> criteria,
            PersonId earner,
            DistrictId district) {
        Submission submission = locked(id, earner, district);
        DefinitionContent content = content(submission);
        requireAsked(requirement, content);
        NewEvidence given = new NewEvidence(
                item, requirement, EvidenceKind.TEXT, title, text, null, null, known(criteria, content), false);
        return submission.write(given, edition, content, clock.instant());
    }

    /** Points readers to a place; one that is there already is told in the new words. */
    public void point(SubmissionId id, EvidenceId item, Moment moment, PersonId earner, DistrictId district) {
        Submission submission = locked(id, earner, district);
        EvidenceItem found = submission.item(item).orElseThrow(SubmissionNotFound::new);
        List<Moment> moments = new ArrayList<>(found.moments());
        moments.removeIf(each -> each.fragment().equals(moment.fragment()));
        moments.add(moment);
        moments.sort(Comparator.comparing(Moment::place));
        submission.point(item, moments, content(submission), clock.instant());
    }

    /** Points there no more; without effect where nobody did. */
    public void unpoint(SubmissionId id, EvidenceId item, int place, PersonId earner, DistrictId district) {
        Submission submission = locked(id, earner, district);
        EvidenceItem found = submission.item(item).orElseThrow(SubmissionNotFound::new);
        submission.point(
                item,
                found.moments().stream().filter(each -> each.place() != place).toList(),
                content(submission),
                clock.instant());
    }

    /**
     * Keeps the words of a recording, or that there are none in it.
     *
     * @param words WebVTT, or plain words; null for none
     */
    public void caption(
            SubmissionId id,
            EvidenceId item,
            @Nullable String words,
            boolean noSpeech,
            PersonId earner,
            DistrictId district) {
        Submission submission = locked(id, earner, district);
        submission.caption(item, words, noSpeech, content(submission), clock.instant());
    }

    /** Captions of a piece of evidence as WebVTT, where there are any; the caller answers for who may see it. */
    @Transactional(readOnly = true)
    public Optional<String> captions(SubmissionId id, EvidenceId item, DistrictId district) {
        return submissions
                .findByIdAndDistrict(id, district)
                .flatMap(submission ->
                        submission.item(item).filter(found -> Submission.asksFor(found, content(submission))))
                .map(EvidenceItem::captions)
                .filter(EvidenceItem::isVtt);
    }

    /** The same of the earner's own, or for whom they let look. */
    @Transactional
    public Optional<String> captions(SubmissionId id, EvidenceId item, SignedInPerson me) {
        boolean own = submissions
                .findByIdAndEarnerAndDistrict(id, me.id(), me.district())
                .isPresent();
        if (!own && !invited.mayOpen(id, me)) {
            throw new SubmissionNotFound();
        }
        return captions(id, item, me.district());
    }

    /** A small picture of a file of the earner's own, if there can be one. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<byte[]> thumbnail(SubmissionId id, EvidenceId item, PersonId earner, DistrictId district) {
        return submissions
                .fileOf(id, item, earner, district)
                .filter(file -> Thumbnail.of(file.mediaType()) && file.byteCount() <= Thumbnail.LARGEST)
                .flatMap(file -> DrawnPage.of(file.mediaType())
                        ? DrawnPage.draw(() -> files.open(file.storageKey()), 1, Thumbnail.SIDE, scratch)
                        : Thumbnail.draw(() -> files.open(file.storageKey()), scratch.folder()));
    }

    private Submission mine(SubmissionId id, PersonId earner, DistrictId district) {
        return submissions.findByIdAndEarnerAndDistrict(id, earner, district).orElseThrow(SubmissionNotFound::new);
    }

    private Submission locked(SubmissionId id, PersonId earner, DistrictId district) {
        return submissions.lock(id, earner, district).orElseThrow(SubmissionNotFound::new);
    }

    private DefinitionContent content(Submission submission) {
        return definitions
                .version(submission.definitionVersion(), submission.district())
                .content();
    }

    private static void requireAsked(String requirement, DefinitionContent content) {
        if (content.evidence().stream().noneMatch(asked -> asked.id().equals(requirement))) {
            throw new SubmissionNotFound();
        }
    }

    private static Set<String> known(Set<String> criteria, DefinitionContent content) {
        return content.criteria().stream()
                .map(Criterion::id)
                .filter(criteria::contains)
                .collect(Collectors.toSet());
    }
}
