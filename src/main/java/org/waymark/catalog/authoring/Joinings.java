package org.waymark.catalog.authoring;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.SignedInPerson;

/** Revisions that a newer version has overtaken: joined with it, so that neither text undoes the other unseen. */
@Service
@Transactional
class Joinings {

    private final DraftRepository repository;
    private final Drafts drafts;
    private final Definitions definitions;
    private final Clock clock;

    Joinings(DraftRepository repository, Drafts drafts, Definitions definitions, Clock clock) {
        this.repository = repository;
        this.drafts = drafts;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * What is to be chosen; empty where no version came out since.
     *
     * @throws DraftNotOpen while it is being decided, or once it was
     */
    @Transactional(readOnly = true)
    Optional<Joining> of(DraftId id, SignedInPerson me) {
        return of(Drafts.written(repository.findByIdAndDistrict(id, me.district()), me));
    }

    private Optional<Joining> of(DefinitionDraft draft) {
        draft.requireOpen();
        DefinitionId revises = draft.revises();
        if (revises == null || draft.begunFrom() == null) {
            return Optional.empty();
        }
        DefinitionVersion current =
                definitions.current(revises, draft.district()).orElseThrow(DraftNotFound::new);
        if (current.id().equals(draft.begunFrom())) {
            return Optional.empty();
        }
        return Optional.of(Joining.of(
                draft,
                definitions.version(draft.begunFrom(), draft.district()),
                current,
                drafts.numbersGiven(revises, draft.district()),
                section -> drafts.offers(section, draft)));
    }

    /**
     * Joins them; without effect where that was done.
     *
     * @param chosen where the newer version's words shall stand, such as about.title
     * @param edition {@link Joining#edition()} of what was shown
     * @throws DraftConflict when either text is another now; nothing is saved
     */
    void join(DraftId id, Set<String> chosen, String edition, SignedInPerson me) {
        DefinitionDraft draft = Drafts.written(repository.hold(id, me.district()), me);
        Optional<Joining> found = of(draft);
        if (found.isPresent()) {
            Joining joining = found.get();
            if (!joining.edition().equals(edition)) {
                throw new DraftConflict();
            }
            drafts.auditEdit(draft, me);
            draft.join(joining.version(), joining.joined(chosen), joining.given(), me.id(), clock.instant());
        }
    }
}
