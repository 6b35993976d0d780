package org.waymark.catalog.approval;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.catalog.authoring.ReadyDrafts;
import org.waymark.people.DistrictId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

/** A district in which somebody writes, three decide and one leads. */
final class TestCommittee {

    final DistrictId district;
    final SignedInPerson author;
    final SignedInPerson lead;
    final SignedInPerson bo;
    final SignedInPerson cy;
    final SignedInPerson di;

    private final ApplicationContext context;

    TestCommittee(ApplicationContext context) {
        this.context = context;
        TestPeople people = context.getBean(TestPeople.class);
        this.district = people.district();
        this.author = TestPeople.signedIn(people.person(district, "Ana Author"), district);
        this.lead = TestPeople.signedIn(people.person(district, "Lea Lead", Role.LEAD), district);
        this.bo = TestPeople.signedIn(people.person(district, "Bo Member", Role.COMMITTEE), district);
        this.cy = TestPeople.signedIn(people.person(district, "Cy Member", Role.COMMITTEE), district);
        this.di = TestPeople.signedIn(people.person(district, "Di Member", Role.COMMITTEE), district);
    }

    DraftId draft(String code, DefinitionContent content) {
        return ReadyDrafts.by(author.id(), district, code, content, context);
    }

    ProposalId proposed(DraftId draft) {
        return context.getBean(Proposals.class).propose(draft, "It helps new teachers.", author);
    }

    /** Bo and Cy approve, which is enough. */
    ProposalId approved(DraftId draft) {
        ProposalId id = proposed(draft);
        Proposals proposals = context.getBean(Proposals.class);
        proposals.vote(id, true, "Clear and useful.", bo);
        proposals.vote(id, true, "We lack this.", cy);
        return id;
    }

    DefinitionId opened(DraftId draft, Pilot pilot) {
        return context.getBean(Proposals.class).open(approved(draft), pilot, "For the new school year.", lead);
    }

    DefinitionId live(DraftId draft) {
        return context.getBean(Proposals.class).open(approved(draft), null, "For the new school year.", lead);
    }

    /** The draft of a new version, approved: it is the current one from then on. */
    void revised(DefinitionId definition, DefinitionContent content) {
        DraftId draft = context.getBean(Drafts.class).revise(new DraftId(UUID.randomUUID()), definition, author);
        ReadyDrafts.write(draft, district, content, context);
        approved(draft);
    }
}
