package org.waymark.catalog.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.catalog.AlignedStandards.Aligned;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;

@OnH2
class StandardsTests {

    @Autowired
    Standards standards;

    @Autowired
    Stacks stacks;

    @Autowired
    TestPeople people;

    @Test
    void threeFrameworksAreEverywhere() {
        assertThat(standards.frameworks(people.district()))
                .extracting(FrameworkView::label)
                .containsExactly("InTASC", "TLMS", "ISTE");
    }

    @Test
    void aStandardIsFoundByWordsAndByCode() {
        DistrictId district = people.district();
        assertThat(standards.search(district, "InTASC", "learner dev", 10))
                .extracting(StandardItem::code)
                .containsExactly("1");
        assertThat(standards.search(district, "", "2.5", 10))
                .extracting(StandardItem::framework)
                .containsExactly("ISTE");
    }

    @Test
    void aCodeNobodyKnowsKeepsItsPlace() {
        assertThat(standards.of(Map.of("ISTE", List.of("2.5", "9.9")), people.district()))
                .isEqualTo(
                        Map.of("ISTE", List.of(new Aligned("2.5", "Designer", false), new Aligned("9.9", "", false))));
    }

    @Test
    void aDistrictBeginsWithoutStacks() {
        assertThat(stacks.of(people.district())).isEmpty();
    }
}
