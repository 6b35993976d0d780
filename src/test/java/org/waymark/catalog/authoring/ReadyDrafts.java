package org.waymark.catalog.authoring;

import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.DefinitionContent;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/** Drafts that could be proposed as they are, for tests of what comes after the writing. */
public final class ReadyDrafts {

    private static final Instant WRITTEN = Instant.parse("2027-05-03T12:00:00Z");

    private ReadyDrafts() {}

    /** A new one. */
    public static DraftId by(
            PersonId author, DistrictId district, String code, DefinitionContent content, ApplicationContext context) {
        return context.getBean(DraftRepository.class)
                .save(new DefinitionDraft(
                        DraftId.fresh(), district, author, null, code, content, Drafts.lastNumbers(content), WRITTEN))
                .id();
    }

    /** What one says from now on. */
    public static void write(DraftId id, DistrictId district, DefinitionContent content, ApplicationContext context) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            DefinitionDraft draft =
                    context.getBean(DraftRepository.class).hold(id, district).orElseThrow();
            draft.write(draft.code(), content, draft.author(), WRITTEN);
        });
    }

    /** Its author gives it up; false where that is refused. */
    public static boolean discard(DraftId id, SignedInPerson author, ApplicationContext context) {
        try {
            context.getBean(Drafts.class).discard(id, author);
            return true;
        } catch (DraftNotOpen decided) {
            return false;
        }
    }

    /** Somebody writes along from now on. */
    public static void share(DraftId id, DistrictId district, PersonId editor, ApplicationContext context) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(DraftRepository.class)
                        .hold(id, district)
                        .orElseThrow()
                        .add(editor));
    }
}
