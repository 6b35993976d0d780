package org.waymark.catalog.authoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/**
 * The micro-credentials somebody is writing. What only they know of is emptied; what others write along or a committee has
 * read stays with the district, under the number.
 */
@Component
@Order(65)
@Transactional
class DraftsOfPerson implements PersonalData, ErasurePart {

    private final DraftRepository drafts;
    private final Drafts writing;

    DraftsOfPerson(DraftRepository drafts, Drafts writing) {
        this.drafts = drafts;
        this.writing = writing;
    }

    @Override
    public String heading() {
        return "authoring.privacy.heading";
    }

    @Override
    public String name() {
        return "definition-drafts";
    }

    @Override
    public Set<String> tables() {
        return Set.of("catalog_draft", "catalog_draft_editor");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> held = new ArrayList<>();
        said("authoring.privacy.drafts", own(person, district).size(), held);
        said(
                "authoring.privacy.along",
                drafts.writtenAlong(person.id(), district).size(),
                held);
        return held;
    }

    private static void said(String key, int drafts, List<MessageSourceResolvable> held) {
        if (drafts > 0) {
            held.add(new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {drafts}));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<DefinitionDraft> own = own(person, district);
        if (!own.isEmpty()) {
            archive.json(
                    "micro-credentials-you-wrote.json",
                    own.stream().map(DraftsOfPerson::written).toList());
        }
        List<DefinitionDraft> along = drafts.writtenAlong(person.id(), district);
        if (!along.isEmpty()) {
            archive.json(
                    "micro-credentials-you-write-along.json",
                    along.stream().map(DraftsOfPerson::named).toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<DefinitionDraft> own = own(erasure.person(), erasure.district());
        long alone =
                own.stream().filter(DefinitionDraft::isKnownToItsAuthorAlone).count();
        List<ErasureLine> lines = new ArrayList<>();
        if (alone > 0) {
            lines.add(ErasureLine.erased("authoring.erasure.drafts", alone));
        }
        if (own.size() > alone) {
            lines.add(ErasureLine.pseudonymised("authoring.erasure.kept", own.size() - alone));
        }
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        own(erasure.person(), erasure.district()).stream()
                .filter(DefinitionDraft::isKnownToItsAuthorAlone)
                .forEach(writing::empty);
        drafts.writtenAlong(erasure.person().id(), erasure.district()).forEach(draft -> draft.remove(erasure.person()));
    }

    /** Emptied ones are none. */
    private List<DefinitionDraft> own(PersonId person, DistrictId district) {
        return drafts.findByAuthorAndDistrictOrderByMadeAt(person, district).stream()
                .filter(draft -> !draft.isEmpty())
                .toList();
    }

    /** Another's, so without its text: who wrote which part of it is not kept. */
    private static Map<String, Object> named(DefinitionDraft draft) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("draft", draft.id().toString());
        named.put("title", draft.content().title());
        named.put("state", draft.state());
        return named;
    }

    private static Map<String, Object> written(DefinitionDraft draft) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("draft", draft.id().toString());
        all.put("begunAt", draft.madeAt());
        all.put("changedAt", draft.changedAt());
        all.put("state", draft.state());
        all.put("content", draft.content());
        return all;
    }
}
