package org.waymark.catalog.authoring;

import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionContent;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

/** Drafts for tests. */
public final class TestDrafts {

    static final Instant NOON = Instant.parse("2027-05-03T12:00:00Z");

    private TestDrafts() {}

    /** A draft that somebody has begun. */
    public static DraftId begun(PersonId author, DistrictId district, ApplicationContext context) {
        return context.getBean(Drafts.class)
                .begin(DraftId.fresh(), "Asking better questions", "en", TestPeople.signedIn(author, district));
    }

    public static void letWriteAlong(
            PersonId editor, DraftId draft, SignedInPerson author, ApplicationContext context) {
        context.getBean(Drafts.class).add(editor, draft, author);
    }

    static DefinitionDraft of(DefinitionContent content, PersonId author) {
        return new DefinitionDraft(
                DraftId.fresh(), DistrictId.fresh(), author, null, "WM-1", content, Drafts.lastNumbers(content), NOON);
    }

    /** A page of a draft with this content; criteria may be judged from all evidence that it has. */
    static SectionEdit edit(Section section, DefinitionContent content) {
        List<Field.Choice> evidence = content.evidence().stream()
                .map(asked -> Field.Choice.said(asked.id(), asked.title()))
                .toList();
        return SectionEdit.of(of(content, PersonId.fresh()), section, new Offers(evidence, List.of(), List.of()));
    }
}
