package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

abstract class DraftsContract {

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private SignedInPerson ana;
    private DefinitionVersion smallGroups;

    @BeforeEach
    void aDistrict() {
        district = people.district();
        ana = TestPeople.signedIn(people.person(district, "Ana"), district);
        smallGroups = TestDefinitions.smallGroupWorkIn(district, context);
    }

    @Test
    void aRevisionBeginsWithTheCurrentVersion() {
        DraftView draft = drafts.of(drafts.revise(smallGroups.definition(), ana), district);

        assertThat(draft.content()).isEqualTo(smallGroups.content());
        assertThat(draft.revises()).isEqualTo(smallGroups.definition());
        assertThat(draft.code()).isEqualTo(smallGroups.code());
        assertThat(draft.faults()).isEmpty();
    }

    @Test
    void aSecondRevisionIsTheOneThatIsOpen() {
        DraftId first = drafts.revise(smallGroups.definition(), ana);

        assertThat(drafts.revise(smallGroups.definition(), ana)).isEqualTo(first);
    }

    @Test
    void goesBetweenItsAuthorAndTheCommittee() {
        DraftId draft = drafts.revise(smallGroups.definition(), ana);

        drafts.lock(draft, district);
        drafts.reopen(draft, district);
        drafts.lock(draft, district);
        drafts.close(draft, district);

        assertThat(drafts.of(draft, district).state()).isEqualTo(DraftState.APPROVED);
        assertThatThrownBy(() -> drafts.reopen(draft, district)).isInstanceOf(DraftNotOpen.class);
    }

    @Test
    void isNotFoundInAnotherDistrict() {
        DraftId draft = drafts.revise(smallGroups.definition(), ana);
        DistrictId elsewhere = people.district();

        assertThatThrownBy(() -> drafts.of(draft, elsewhere)).isInstanceOf(DraftNotFound.class);
        assertThatThrownBy(() -> drafts.lock(draft, elsewhere)).isInstanceOf(DraftNotFound.class);
    }
}
