package org.waymark.catalog.approval;

import org.springframework.context.ApplicationContext;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.ReadyDrafts;
import org.waymark.people.SignedInPerson;

/** Proposals for tests of other packages. */
public final class TestProposals {

    private TestProposals() {}

    /** What a committee has before it, by ids as an address has them. */
    public record Proposed(String draft, String proposal) {}

    public static Proposed by(SignedInPerson author, ApplicationContext context) {
        DraftId draft = ReadyDrafts.by(
                author.id(), author.district(), "WM-PROPOSED-01", TestContents.titled("A proposal"), context);
        return new Proposed(
                draft.toString(),
                context.getBean(Proposals.class).propose(draft, "", author).toString());
    }
}
