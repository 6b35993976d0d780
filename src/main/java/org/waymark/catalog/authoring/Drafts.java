package org.waymark.catalog.authoring;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;

/** Micro-credentials being written, on their way from a first word to a version. */
@Service("definitionDrafts")
@Transactional
public class Drafts {

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);

    private final DraftRepository drafts;
    private final Definitions definitions;
    private final Authors authors;
    private final AuditLog audit;
    private final Clock clock;

    Drafts(DraftRepository drafts, Definitions definitions, Authors authors, AuditLog audit, Clock clock) {
        this.drafts = drafts;
        this.definitions = definitions;
        this.authors = authors;
        this.audit = audit;
        this.clock = clock;
    }

    /** One draft, whoever asks: who may is the caller's to know. */
    @Transactional(readOnly = true)
    public DraftView of(DraftId id, DistrictId district) {
        return view(drafts.findByIdAndDistrict(id, district).orElseThrow(DraftNotFound::new));
    }

    /** Proposed: from now on nobody writes it. */
    public void lock(DraftId id, DistrictId district) {
        move(id, district, DraftState.PROPOSED);
    }

    /** Returned: its author writes again. */
    public void reopen(DraftId id, DistrictId district) {
        move(id, district, DraftState.DRAFT);
    }

    /** Approved: it became a version. */
    public void close(DraftId id, DistrictId district) {
        move(id, district, DraftState.APPROVED);
    }

    private void move(DraftId id, DistrictId district, DraftState next) {
        drafts.hold(id, district).orElseThrow(DraftNotFound::new).become(next, clock.instant());
        log.info("Draft {} is {} now", id, next);
    }

    /** A draft made from the current version; the one that the person has open already, where there is one. */
    public DraftId revise(DefinitionId definition, SignedInPerson me) {
        authors.requireMayWrite(me);
        return drafts.findFirstByAuthorAndRevisesAndStateAndDistrict(
                        me.id(), definition, DraftState.DRAFT, me.district())
                .map(DefinitionDraft::id)
                .orElseGet(() -> begunFrom(definition, me));
    }

    private DraftId begunFrom(DefinitionId definition, SignedInPerson me) {
        DefinitionVersion current =
                definitions.current(definition, me.district()).orElseThrow(DraftNotFound::new);
        return begun(
                new DefinitionDraft(
                        me.district(),
                        me.id(),
                        definition,
                        current.code(),
                        current.content(),
                        lastNumbers(current.content()),
                        clock.instant()),
                me);
    }

    private DraftId begun(DefinitionDraft draft, SignedInPerson me) {
        drafts.save(draft);
        audit.record(
                me.district().id(),
                me.id().toString(),
                AuditLog.SELF_ROLE,
                "draft-made",
                draft.id().toString());
        log.info("Draft {} begun in district {}", draft.id(), me.district());
        return draft.id();
    }

    /** The highest number of each letter. */
    static Map<String, Integer> lastNumbers(DefinitionContent content) {
        Map<String, Integer> last = new HashMap<>();
        Stream.of(
                        content.evidence().stream().map(EvidenceRequirement::id),
                        content.criteria().stream().map(Criterion::id),
                        content.overview().stream().map(DefinitionContent.Prompt::id),
                        content.reflection().stream().map(DefinitionContent.Prompt::id))
                .flatMap(ids -> ids)
                .filter(id -> id.matches("[A-Z]\\d{1,4}"))
                .forEach(id -> last.merge(id.substring(0, 1), Integer.parseInt(id.substring(1)), Math::max));
        return last;
    }

    private static DraftView view(DefinitionDraft draft) {
        return new DraftView(
                draft.id(),
                draft.district(),
                draft.author(),
                draft.revises(),
                draft.code(),
                draft.content(),
                draft.state(),
                QualityChecks.of(draft.content()).stream()
                        .filter(Finding::fault)
                        .map(Finding::key)
                        .distinct()
                        .toList());
    }
}
