package org.waymark.review.certification;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.districts.Policies;
import org.waymark.review.PieceKeptAway;
import org.waymark.review.WithheldEvidence;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SharedEvidence;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** Anchors: those who design or lead write them, or take them from decided work whose earner allows it; experts score them. */
@Service
@Transactional
public class Anchors {

    private static final Logger log = LoggerFactory.getLogger(Anchors.class);

    /** How many earners are asked at once. */
    static final int ASKED = 5;

    private final AnchorRepository anchors;
    private final AnchorRequestRepository requests;
    private final Certifications certifications;
    private final Definitions definitions;
    private final Submissions submissions;
    private final WithheldEvidence withheld;
    private final SharedEvidence shared;
    private final People people;
    private final DistrictSettings settings;
    private final Notices notices;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Anchors(
            AnchorRepository anchors,
            AnchorRequestRepository requests,
            Certifications certifications,
            Definitions definitions,
            Submissions submissions,
            WithheldEvidence withheld,
            SharedEvidence shared,
            People people,
            DistrictSettings settings,
            Notices notices,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.anchors = anchors;
        this.requests = requests;
        this.certifications = certifications;
        this.definitions = definitions;
        this.submissions = submissions;
        this.withheld = withheld;
        this.shared = shared;
        this.people = people;
        this.settings = settings;
        this.notices = notices;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How many anchors a version has so far.
     *
     * @param ready those of other versions with the same criteria as well
     */
    record Row(DefinitionVersionId version, String title, String number, long drafts, long scoring, long ready) {}

    /**
     * What there is, and what is missing.
     *
     * @param asked whether new work goes only to readers with a certificate
     * @param lacking of how many live versions too few anchors are ready for one
     * @param experts how many there are
     * @param holders who holds a certificate; for leads alone
     */
    record Overview(
            int needed,
            boolean asked,
            long lacking,
            int experts,
            List<Row> rows,
            List<Certifications.Holder> holders,
            boolean leads) {}

    /** What is live, and what has anchors. */
    @Transactional(readOnly = true)
    Overview overview(PersonId expert, DistrictId district) {
        Set<Role> roles = requireExpert(expert, district);
        List<AnchorRepository.Count> counts = anchors.counts(district);
        Map<DefinitionVersionId, DefinitionId> versions = new LinkedHashMap<>();
        Map<DefinitionVersionId, DefinitionContent> contents = new HashMap<>();
        for (DefinitionVersion each : definitions.published(district)) {
            versions.put(each.id(), each.definition());
            contents.put(each.id(), each.content());
        }
        Map<DefinitionVersionId, DefinitionId> live = Map.copyOf(versions);
        counts.forEach(count -> versions.putIfAbsent(count.version(), count.definition()));
        Set<DefinitionVersionId> older = new LinkedHashSet<>(versions.keySet());
        older.removeAll(contents.keySet());
        contents.putAll(definitions.contents(older, district));
        Map<DefinitionVersionId, String> numbers = definitions.numbers(versions.keySet(), district);
        Map<Rubric, Long> ready = new HashMap<>();
        Map<DefinitionVersionId, Map<AnchorStatus, Long>> own = new HashMap<>();
        for (AnchorRepository.Count count : counts) {
            own.computeIfAbsent(count.version(), any -> new EnumMap<>(AnchorStatus.class))
                    .put(count.status(), count.count());
            DefinitionContent content = contents.get(count.version());
            if (count.status() == AnchorStatus.AGREED && content != null) {
                ready.merge(Rubric.of(count.definition(), content), count.count(), Long::sum);
            }
        }
        boolean leads = roles.contains(Role.LEAD);
        Policies policies = settings.of(district).policies();
        int needed = policies.certificationAnchors();
        return new Overview(
                needed,
                policies.certifiedReaders(),
                live.entrySet().stream()
                        .filter(each -> Optional.ofNullable(contents.get(each.getKey()))
                                .map(content -> ready.getOrDefault(Rubric.of(each.getValue(), content), 0L) < needed)
                                .orElse(false))
                        .count(),
                experts(district).size(),
                versions.entrySet().stream()
                        .flatMap(each -> Optional.ofNullable(contents.get(each.getKey())).stream()
                                .map(content -> row(
                                        each.getKey(),
                                        content,
                                        numbers.getOrDefault(each.getKey(), ""),
                                        own.getOrDefault(each.getKey(), Map.of()),
                                        ready.getOrDefault(Rubric.of(each.getValue(), content), 0L))))
                        .sorted(Comparator.comparing(Row::title).thenComparing(Row::number))
                        .toList(),
                leads ? certifications.holders(expert, district) : List.of(),
                leads);
    }

    /** @param mine whether the expert has scored it */
    record Line(UUID id, int number, AnchorStatus status, boolean mine, int scored) {}

    /** @param asked how many earners were asked whether their work may be used */
    record OfVersion(DefinitionVersion version, List<Line> anchors, boolean writes, long asked) {}

    @Transactional(readOnly = true)
    OfVersion of(DefinitionVersionId id, PersonId expert, DistrictId district) {
        Set<Role> roles = requireExpert(expert, district);
        DefinitionVersion version = version(id, district);
        List<Anchor> all = anchors.of(id, district);
        Map<UUID, Integer> numbers = new HashMap<>();
        all.forEach(anchor -> numbers.put(anchor.id(), numbers.size() + 1));
        return new OfVersion(
                version,
                all.stream()
                        .filter(anchor -> anchor.status() != AnchorStatus.RETIRED)
                        .filter(anchor -> anchor.status() != AnchorStatus.DRAFT || writes(roles))
                        .map(anchor -> new Line(
                                anchor.id(),
                                numbers.getOrDefault(anchor.id(), 0),
                                anchor.status(),
                                anchor.said(expert).isPresent(),
                                anchor.scored()))
                        .toList(),
                writes(roles),
                requests.countByDefinitionVersionAndDistrict(id, district));
    }

    /**
     * An anchor as an expert sees it. What was agreed on is not on it: who reads it here may still rate it.
     *
     * @param said what this expert said
     * @param others what the others said, once this expert has said so too and they differ
     * @param near whether it was made of work that they brought or read, so that others score it
     */
    record Shown(
            UUID id,
            int edition,
            AnchorStatus status,
            DefinitionVersion version,
            AnchorWork work,
            @Nullable Levels said,
            List<Levels> others,
            boolean writes,
            boolean near) {}

    @Transactional(readOnly = true)
    Shown shown(UUID id, PersonId expert, DistrictId district) {
        Set<Role> roles = requireExpert(expert, district);
        Anchor anchor = anchors.findByIdAndDistrict(id, district).orElseThrow(SampleNotFound::new);
        requireSeen(anchor, roles);
        return new Shown(
                anchor.id(),
                anchor.edition(),
                anchor.status(),
                definitions.version(anchor.definitionVersion(), district),
                anchor.work(),
                anchor.said(expert).orElse(null),
                anchor.otherSides(expert),
                writes(roles),
                anchors.isNear(id, expert, district));
    }

    /** A new one, to be written. */
    public UUID draft(DefinitionVersionId of, PersonId by, DistrictId district) {
        requireWriter(by, district);
        Anchor drafted =
                anchors.save(new Anchor(version(of, district), district, null, AnchorWork.EMPTY, clock.instant()));
        audit.record(
                district.id(),
                by.toString(),
                as(by, district),
                "reviewing-sample-drafted",
                drafted.id().toString());
        return drafted.id();
    }

    /**
     * Writes a draft.
     *
     * @param seen the edition its writer saw
     * @return whether it was written: not where somebody else wrote, froze or retired it meanwhile
     */
    public boolean write(UUID id, AnchorWork work, int seen, PersonId by, DistrictId district) {
        requireWriter(by, district);
        Anchor held = hold(id, district);
        return held.write(work.only(content(held)), seen);
    }

    /** An anchor that somebody wrote in who came too late. */
    record Late(AnchorStatus status, DefinitionVersion version) {}

    @Transactional(readOnly = true)
    Late late(UUID id, PersonId by, DistrictId district) {
        requireWriter(by, district);
        Anchor anchor = anchors.findByIdAndDistrict(id, district).orElseThrow(SampleNotFound::new);
        return new Late(anchor.status(), definitions.version(anchor.definitionVersion(), district));
    }

    /**
     * Nothing of it changes any more; experts score it.
     *
     * @throws SampleIncomplete where a part says nothing yet, or too much
     */
    public void freeze(UUID id, PersonId by, DistrictId district) {
        requireWriter(by, district);
        Anchor held = hold(id, district);
        if (held.status() != AnchorStatus.DRAFT) {
            return;
        }
        List<String> unfinished = held.work().unfinished(content(held));
        if (!unfinished.isEmpty()) {
            throw new SampleIncomplete(unfinished);
        }
        boolean first = anchors.withExperts(held.definitionVersion(), district) == 0;
        held.freeze();
        audit.record(district.id(), by.toString(), as(by, district), "reviewing-sample-frozen", id.toString());
        if (first) {
            tellExperts(held, by, district);
        }
    }

    /**
     * What an expert says of it, alone or after seeing the other side.
     *
     * @return whether it counts: not where the experts agree already, nor of work that this one brought or read
     * @throws SampleIncomplete where a criterion has no level
     */
    public boolean score(UUID id, Map<String, RubricLevel> levels, PersonId expert, DistrictId district) {
        Set<Role> roles = requireExpert(expert, district);
        Anchor held = hold(id, district);
        requireSeen(held, roles);
        if (!held.isBeingScored() || anchors.isNear(id, expert, district)) {
            return false;
        }
        Levels given = new Levels(levels);
        Certifications.requireAll(
                given, content(held).criteria().stream().map(Criterion::id).toList());
        boolean differed = held.status() == AnchorStatus.DIFFERING;
        held.score(expert, given, clock.instant());
        audit.record(district.id(), expert.toString(), as(expert, district), "reviewing-sample-scored", id.toString());
        log.info("Anchor {} is {}", id, held.status());
        if (held.status() == AnchorStatus.DIFFERING && !differed) {
            held.experts().stream()
                    .filter(other -> !other.equals(expert))
                    .forEach(other -> notices.send(new Notice(
                            district.id(), other.id(), "sample-differs", List.of(), "/admin/samples/" + id)));
        }
        return true;
    }

    /**
     * Once, where nothing of a version was with them: whoever reads a third time is an expert; where nobody else does, those
     * who design or lead are.
     */
    private void tellExperts(Anchor frozen, PersonId by, DistrictId district) {
        Set<PersonId> told = new LinkedHashSet<>(people.inRole(Role.THIRD_READER, district));
        told.remove(by);
        if (told.isEmpty()) {
            told.addAll(people.inRole(Role.DESIGNER, district));
            told.addAll(people.inRole(Role.LEAD, district));
            told.remove(by);
        }
        String title = definitions.version(frozen.definitionVersion(), district).title();
        told.forEach(expert -> notices.send(new Notice(
                district.id(),
                expert.id(),
                "samples-to-score",
                List.of(title),
                "/admin/samples/of/" + frozen.definitionVersion())));
    }

    /** Nobody rates it from now on. */
    DefinitionVersionId retire(UUID id, PersonId by, DistrictId district) {
        requireWriter(by, district);
        Anchor held = hold(id, district);
        held.retire();
        anchors.flush();
        certifications.withdraw(id, district);
        audit.record(district.id(), by.toString(), as(by, district), "reviewing-sample-retired", id.toString());
        return held.definitionVersion();
    }

    /**
     * Asks some earners of decided work, the latest, whether it may be used. Who they are and how it was decided, nobody
     * learns.
     *
     * @return how many were asked
     */
    int ask(DefinitionVersionId of, PersonId by, DistrictId district) {
        requireWriter(by, district);
        DefinitionVersion version = version(of, district);
        record Work(UUID submission, PersonId earner) {}
        List<Work> asked = new ArrayList<>(jdbc.sql(
                        "select d.submission_id, d.earner_id from double_review d where d.district_id = :district"
                                + " and d.definition_version_id = :version and d.decided_at is not null and d.earner_id is not null"
                                + " and not exists (select 1 from review_anchor_request r where r.district_id = d.district_id"
                                + " and r.submission_id = d.submission_id) order by d.decided_at desc, d.id limit :most")
                .param("district", district.id())
                .param("version", of.id())
                .param("most", ASKED)
                .query((row, n) -> new Work(
                        row.getObject("submission_id", UUID.class),
                        new PersonId(row.getObject("earner_id", UUID.class))))
                .list());
        // Whoever is protected as a minor gives nothing of theirs away.
        Set<PersonId> free = people.eligible(asked.stream().map(Work::earner).toList(), district);
        asked.removeIf(work -> !free.contains(work.earner()));
        for (Work work : asked) {
            UUID request = UuidCreator.getTimeOrderedEpoch();
            UUID earner = work.earner().id();
            // Whoever presses twice at once asks once.
            if (requests.add(request, district.id(), work.submission(), of.id(), earner, clock.instant()) > 0) {
                notices.send(new Notice(
                        district.id(), earner, "sample-asked", List.of(version.title()), "/samples/" + request));
            }
        }
        audit.record(
                district.id(),
                by.toString(),
                as(by, district),
                "reviewing-sample-asked",
                of.id().toString());
        return asked.size();
    }

    /** @param consents null until the earner has said so */
    record Asked(UUID id, String title, @Nullable Boolean consents) {}

    @Transactional(readOnly = true)
    Asked asked(UUID id, PersonId earner, DistrictId district) {
        AnchorRequest asked =
                requests.findByIdAndEarnerAndDistrict(id, earner, district).orElseThrow(SampleNotFound::new);
        return new Asked(
                asked.id(),
                definitions.version(asked.definitionVersion(), district).title(),
                asked.consents());
    }

    /** All that an earner was asked, the latest first. */
    @Transactional(readOnly = true)
    List<Asked> allAsked(PersonId earner, DistrictId district) {
        List<AnchorRequest> all = requests.findByEarnerAndDistrictOrderByAskedAt(earner, district);
        Map<DefinitionVersionId, String> titles = definitions.titles(
                all.stream().map(AnchorRequest::definitionVersion).toList(), district);
        List<Asked> asked = new ArrayList<>(all.stream()
                .map(each -> new Asked(each.id(), titles.getOrDefault(each.definitionVersion(), ""), each.consents()))
                .toList());
        Collections.reverse(asked);
        return asked;
    }

    /** An earner says whether their work may be used; whoever takes that back takes the anchor with it. */
    void answer(UUID id, boolean consents, PersonId earner, DistrictId district) {
        AnchorRequest held = requests.hold(id, earner, district).orElseThrow(SampleNotFound::new);
        if (Boolean.valueOf(consents).equals(held.consents())) {
            return;
        }
        if (consents && people.eligible(List.of(earner), district).isEmpty()) {
            throw new SampleNotFound();
        }
        if (consents) {
            DefinitionVersion version = definitions.version(held.definitionVersion(), district);
            // Asked as the earner, who raised none of the concerns: what is kept from any reader.
            AnchorWork words = AnchorWork.of(
                            submissions.forReview(held.submission(), district),
                            withheld.withheld(held.submission(), earner, earner, district))
                    .only(version.content());
            Anchor made = anchors.save(new Anchor(version, district, held.submission(), words, clock.instant()));
            held.allow(made.id(), clock.instant());
        } else {
            takeBack(held, district);
            held.refuse(clock.instant());
        }
        audit.record(
                district.id(),
                earner.toString(),
                AuditLog.SELF_ROLE,
                consents ? "reviewing-sample-allowed" : "reviewing-sample-not-allowed",
                id.toString());
    }

    /** Nothing of that work is shown to anybody any more. */
    void takeBack(AnchorRequest request, DistrictId district) {
        UUID made = request.anchorId();
        if (made != null) {
            anchors.hold(made, district).ifPresent(Anchor::takeBack);
            anchors.flush();
            certifications.withdraw(made, district);
        }
    }

    /** What no reader is shown is no sample either: what was made with its words in it is taken back whole. */
    @EventListener
    void on(PieceKeptAway kept) {
        DistrictId district = kept.district();
        for (AnchorRequest request : requests.holdOf(kept.earner(), district)) {
            UUID made = request.anchorId();
            if (made != null
                    && anchors.hold(made, district)
                            .filter(anchor -> anchor.isMadeBy(kept.since()))
                            .isPresent()
                    && hasWordsOf(kept.piece(), request.submission(), district)) {
                takeBack(request, district);
                audit.record(
                        district.id(),
                        AuditLog.WAYMARK,
                        AuditLog.WAYMARK_ROLE,
                        "reviewing-sample-retired",
                        made.toString());
            }
        }
    }

    private boolean hasWordsOf(EvidenceId piece, SubmissionId work, DistrictId district) {
        Set<EvidenceId> same = shared.sameIn(work, List.of(piece), district);
        return !same.isEmpty()
                && submissions.forReview(work, district).evidence().stream()
                        .anyMatch(item -> same.contains(item.id())
                                && !Objects.requireNonNullElse(item.text(), "").isBlank());
    }

    private static Row row(
            DefinitionVersionId version,
            DefinitionContent content,
            String number,
            Map<AnchorStatus, Long> own,
            long ready) {
        return new Row(
                version,
                content.title(),
                number,
                own.getOrDefault(AnchorStatus.DRAFT, 0L),
                own.getOrDefault(AnchorStatus.SCORING, 0L) + own.getOrDefault(AnchorStatus.DIFFERING, 0L),
                ready);
    }

    private DefinitionVersion version(DefinitionVersionId id, DistrictId district) {
        if (definitions.contents(Set.of(id), district).isEmpty()) {
            throw new SampleNotFound();
        }
        return definitions.version(id, district);
    }

    private DefinitionContent content(Anchor anchor) {
        return definitions
                .version(anchor.definitionVersion(), anchor.district())
                .content();
    }

    private Anchor hold(UUID id, DistrictId district) {
        return anchors.hold(id, district).orElseThrow(SampleNotFound::new);
    }

    /** A draft may still name somebody: those who read blind do not see it. */
    private static void requireSeen(Anchor anchor, Set<Role> roles) {
        if (anchor.status() == AnchorStatus.RETIRED || anchor.status() == AnchorStatus.DRAFT && !writes(roles)) {
            throw new SampleNotFound();
        }
    }

    private Set<PersonId> experts(DistrictId district) {
        Set<PersonId> experts = new LinkedHashSet<>(people.inRole(Role.THIRD_READER, district));
        experts.addAll(people.inRole(Role.DESIGNER, district));
        experts.addAll(people.inRole(Role.LEAD, district));
        return experts;
    }

    private static boolean writes(Set<Role> roles) {
        return roles.contains(Role.DESIGNER) || roles.contains(Role.LEAD);
    }

    private Set<Role> requireExpert(PersonId person, DistrictId district) {
        Set<Role> roles = people.rolesOf(person, district);
        if (!VisibilityRule.SAMPLE_PIECES.isOpenTo(roles)) {
            throw new SampleNotFound();
        }
        return roles;
    }

    private void requireWriter(PersonId person, DistrictId district) {
        if (!writes(requireExpert(person, district))) {
            throw new SampleNotFound();
        }
    }

    private String as(PersonId by, DistrictId district) {
        Set<Role> roles = people.rolesOf(by, district);
        return List.of(Role.LEAD, Role.DESIGNER, Role.THIRD_READER).stream()
                .filter(roles::contains)
                .findFirst()
                .orElse(Role.THIRD_READER)
                .name();
    }
}
