package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.PersonId;

class DefinitionDraftTests {

    private final PersonId ana = PersonId.fresh();
    private final DefinitionDraft draft = TestDrafts.of(TestDefinitions.smallGroupWork(), ana);

    @ParameterizedTest
    @CsvSource({
        "DRAFT,DRAFT,false", "DRAFT,PROPOSED,true", "DRAFT,APPROVED,false",
        "PROPOSED,DRAFT,true", "PROPOSED,PROPOSED,false", "PROPOSED,APPROVED,true",
        "APPROVED,DRAFT,true", "APPROVED,PROPOSED,false", "APPROVED,APPROVED,false",
        "DRAFT,PUBLISHED,false", "PROPOSED,PUBLISHED,false", "APPROVED,PUBLISHED,true",
        "PUBLISHED,DRAFT,false", "PUBLISHED,PROPOSED,false", "PUBLISHED,APPROVED,false"
    })
    void movesAsTheTableSays(DraftState from, DraftState to, boolean may) {
        assertThat(from.mayBecome(to)).isEqualTo(may);
    }

    @Test
    void neverGivesAnIdTwice() {
        assertThat(draft.nextId("A")).isEqualTo("A4");
        assertThat(draft.nextId("A")).isEqualTo("A5");
        assertThat(draft.nextId("C")).isEqualTo("C5");
    }

    @Test
    void knowsTheIdsItGave() {
        assertThat(draft.gave("A3")).isTrue();
        assertThat(draft.gave("A4")).isFalse();
        assertThat(draft.gave("A0")).isFalse();
        assertThat(draft.gave("A03")).isFalse();
        assertThat(draft.gave("Z1")).isFalse();
    }

    @Test
    void isNotWrittenWhileItIsProposed() {
        draft.become(DraftState.PROPOSED, TestDrafts.NOON);

        assertThatThrownBy(() -> draft.write("WM-2", BlankContent.BLANK, ana, TestDrafts.NOON))
                .isInstanceOf(DraftNotOpen.class);
        assertThatThrownBy(() -> draft.nextId("A")).isInstanceOf(DraftNotOpen.class);
    }

    @Test
    void isWrittenByItsAuthorAndEditors() {
        PersonId dana = PersonId.fresh();
        assertThat(draft.mayBeWrittenBy(dana)).isFalse();

        draft.add(dana);
        assertThat(draft.mayBeWrittenBy(dana)).isTrue();

        draft.remove(dana);
        assertThat(draft.mayBeWrittenBy(dana)).isFalse();
        assertThat(draft.mayBeWrittenBy(ana)).isTrue();
    }

    @Test
    void takesNoMoreEditorsWhileItIsProposed() {
        PersonId dana = PersonId.fresh();
        draft.become(DraftState.PROPOSED, TestDrafts.NOON);

        assertThatThrownBy(() -> draft.add(dana)).isInstanceOf(DraftNotOpen.class);
        assertThat(draft.mayBeWrittenBy(dana)).isFalse();
    }

    @Test
    void isNoSecretOnceSomebodyElseReadIt() {
        assertThat(draft.isKnownToItsAuthorAlone()).isTrue();

        draft.become(DraftState.PROPOSED, TestDrafts.NOON);
        draft.become(DraftState.DRAFT, TestDrafts.NOON);
        assertThat(draft.isKnownToItsAuthorAlone()).isFalse();
    }
}
