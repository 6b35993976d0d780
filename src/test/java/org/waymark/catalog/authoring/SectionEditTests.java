package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.TestDefinitions;

class SectionEditTests {

    private final SectionEdit evidence = TestDrafts.edit(Section.EVIDENCE, TestDefinitions.smallGroupWork());
    private final Fields stored = evidence.stored();

    @Test
    void fieldsThatDifferAreNamed() {
        assertThat(names(stored.with("A1-title", "Mine").with("A2-kind", List.of("PHOTO"))))
                .containsExactly("A1-title", "A2-kind");
        assertThat(names(stored)).isEmpty();
    }

    @Test
    void partsThatOnlyOneHasAreOneDifference() {
        assertThat(names(stored.with(Fields.ITEM, List.of("A1", "A3")))).containsExactly("item-A2");
        assertThat(names(stored.withItem("A4").with("A4-title", "Mine"))).containsExactly("item-A4");
    }

    @Test
    void theOrderIsADifference() {
        assertThat(names(stored.with(Fields.ITEM, List.of("A3", "A1", "A2")))).containsExactly("order");
    }

    @Test
    void whatWasChosenStands() {
        Fields mine = stored.with("A1-title", "Mine")
                .with("A3-title", "Mine, too")
                .with(Fields.ITEM, List.of("A3", "A1", "A9"));

        Fields settled = Difference.settled(mine, stored, Set.of("A1-title", "item-A2", "item-A9", "order"));

        assertThat(settled.all(Fields.ITEM)).containsExactly("A1", "A2", "A3");
        assertThat(settled.one("A1-title")).isEqualTo(stored.one("A1-title"));
        assertThat(settled.one("A2-title")).isEqualTo(stored.one("A2-title"));
        assertThat(settled.one("A3-title")).isEqualTo("Mine, too");
    }

    @Test
    void whatWasNotChosenStaysAsTyped() {
        Fields mine = stored.with("A1-title", "Mine");

        assertThat(Difference.settled(mine, stored, Set.of())).isEqualTo(mine);
    }

    @Test
    void oneStateIsToldFromAnother() {
        assertThat(stored.edition())
                .isEqualTo(TestDrafts.edit(Section.EVIDENCE, TestDefinitions.smallGroupWork())
                        .stored()
                        .edition());
        assertThat(stored.with("A1-title", "Mine").edition()).isNotEqualTo(stored.edition());
    }

    @Test
    void emptyListsOfferRoom() {
        assertThat(TestDrafts.edit(Section.RESEARCH, BlankContent.BLANK)
                        .withEmptyParts("L")
                        .all(Fields.ITEM))
                .containsExactly("S1", "L1");
    }

    @Test
    void partsMoveAmongTheirOwn() {
        Fields fields = Fields.none().withItem("S1").withItem("L1").withItem("S2");

        assertThat(acted("up:S2", fields)).containsExactly("S2", "L1", "S1");
        assertThat(acted("up:L1", fields)).containsExactly("S1", "L1", "S2");
        assertThat(acted("down:S9", fields)).containsExactly("S1", "L1", "S2");
        assertThat(acted("up:", fields)).containsExactly("S1", "L1", "S2");
        assertThat(acted("dance:S1", fields)).containsExactly("S1", "L1", "S2");
    }

    private static List<String> acted(String act, Fields fields) {
        return ItemActs.done(act, fields, List.of(), letter -> letter).all(Fields.ITEM);
    }

    private List<String> names(Fields mine) {
        return evidence.differences(mine).stream().map(Difference::name).toList();
    }
}
