package org.waymark.catalog.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.catalog.About;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.earners.Audience;

abstract class CatalogueContract {

    @Autowired
    Catalogue catalogue;

    @Autowired
    Definitions definitions;

    private final DistrictId district = DistrictId.fresh();
    private final DistrictId elsewhere = DistrictId.fresh();

    @BeforeEach
    void publish() {
        put("A-1", "Álgebra: ¿por qué?", 4, about("Mathematics", Set.of(Audience.EDUCATOR), "G1"));
        put("B-1", "zebra crossings 100%", 8, about("Safety", Set.of(Audience.STUDENT, Audience.COMMUNITY), "G2"));
        put("C-1", "Bridge_building", 15, about("Mathematics", Set.of(Audience.PRINCIPAL), "G1"));
    }

    @Test
    void sortsByTitleWhateverTheCapitalsAndAccents() {
        assertThat(titles(Map.of())).containsExactly("Álgebra: ¿por qué?", "Bridge_building", "zebra crossings 100%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "q|algebra|A-1",
                "q|ALGEBRA por|A-1",
                "q|álgebra zebra|",
                "q|100%|B-1",
                "q|%|B-1",
                "q|_|C-1",
                "q|i_g|",
                "q|\\|",
                "q|'; drop table definition_search; --|",
                "q|need-launch|A-1 C-1 B-1",
                "q|listening rounds|A-1 C-1 B-1",
                "q|c-1|C-1",
                "area|Mathematics|A-1 C-1",
                "area|Math|",
                "goal|G1|A-1 C-1",
                "goal|g1|A-1 C-1",
                "goal|G|",
                "goal|%|",
                "hours|0-5|A-1",
                "hours|5-10|B-1",
                "hours|11-|C-1",
                "hours|ten|A-1 C-1 B-1",
                "audience|STUDENT|B-1",
                "audience|EDUCATOR|A-1",
                "audience|NOBODY|A-1 C-1 B-1",
                "standard|intasc 3|A-1 C-1 B-1",
                "standard|2.5.B|A-1 C-1 B-1",
                "standard|InTASC|A-1 C-1 B-1",
                "standard|InTASC 9|",
                "standard|TLMS|",
                "reward|PAY|",
            })
    void findsWhatFits(String name, String value, String codes) {
        assertThat(catalogue.find(Wanted.of(Map.of(name, value)), district, 1).credentials())
                .extracting(FoundCredential::code)
                .containsExactly(codes == null ? new String[0] : codes.split(" "));
    }

    @Test
    void findsOnlyWhatFitsInEveryWay() {
        assertThat(titles(Map.of("area", "Mathematics", "hours", "11-20"))).containsExactly("Bridge_building");
        assertThat(titles(Map.of("q", "bridge", "area", "Safety"))).isEmpty();
    }

    @Test
    void findsTheCurrentVersionAlone() {
        DefinitionVersionId first = put("D-1", "Old name", 2, about("", Set.of(), "G3"));
        definitions.publishVersion(
                definitions.version(first, district).definition(),
                district,
                "1.1.0",
                content("New name", 3, about("", Set.of(), "G3")));

        assertThat(titles(Map.of("q", "old name"))).isEmpty();
        assertThat(titles(Map.of("q", "name"))).containsExactly("New name");
    }

    @Test
    void findsNeitherPilotsNorWhatIsRetired() {
        definitions.publish(district, "P-1", "1.0.0", content("Pilot", 2, plain()), Stage.PILOT);
        definitions.publish(district, "R-1", "1.0.0", content("Retired", 2, plain()), Stage.RETIRED);

        assertThat(titles(Map.of())).hasSize(3);
    }

    @Test
    void findsAllThereIsForThoseWhoLookAfterIt() {
        definitions.publish(district, "P-1", "1.0.0", content("Pilot", 2, plain()), Stage.PILOT);
        definitions.publish(district, "R-1", "1.0.0", content("Retired", 2, plain()), Stage.RETIRED);

        assertThat(catalogue.find(Wanted.words(""), Shelf.OPEN, district, 1).credentials())
                .extracting(FoundCredential::code)
                .containsExactly("A-1", "C-1", "P-1", "B-1");
        assertThat(catalogue.find(Wanted.words(""), Shelf.ALL, district, 1).credentials())
                .extracting(FoundCredential::stage)
                .containsExactly(Stage.LIVE, Stage.LIVE, Stage.PILOT, Stage.RETIRED, Stage.LIVE);
    }

    @Test
    void namesThoseOfADistrictByTheirIds() {
        List<UUID> all = catalogue.find(Wanted.words(""), district, 1).credentials().stream()
                .map(each -> each.definition().id())
                .toList();

        assertThat(catalogue.named(all.subList(1, 3), Shelf.LIVE, district))
                .extracting(FoundCredential::code)
                .containsExactly("C-1", "B-1");
        assertThat(catalogue.named(List.of(), Shelf.LIVE, district)).isEmpty();
        assertThat(catalogue.named(all, Shelf.LIVE, elsewhere)).isEmpty();
    }

    @Test
    void findsThePilotsThatSomebodyIsInvitedTo() {
        DefinitionVersionId pilot =
                definitions.publish(district, "P-1", "1.0.0", content("Pilot", 2, plain()), Stage.PILOT);
        UUID invited = definitions.version(pilot, district).definition().id();

        FoundPage found = catalogue.find(Wanted.words("pilot"), Shelf.LIVE.withPilots(List.of(invited)), district, 1);

        assertThat(found.credentials()).singleElement().matches(FoundCredential::isPilot);
    }

    @Test
    void findsNothingOfAnotherDistrict() {
        assertThat(catalogue.find(Wanted.words(""), elsewhere, 1).total()).isZero();
        assertThat(catalogue.areas(elsewhere)).isEmpty();
    }

    @Test
    void namesTheAreasOnceInOrder() {
        assertThat(catalogue.areas(district)).containsExactly("Mathematics", "Safety");
    }

    @Test
    void turnsPagesAndStaysOnThem() {
        IntStream.range(0, 42).forEach(i -> put("N-" + i, "Number %02d".formatted(i), 1, plain()));

        FoundPage second = catalogue.find(Wanted.words("number"), district, 2);

        assertThat(second.total()).isEqualTo(42);
        assertThat(second.pages()).isEqualTo(3);
        assertThat(second.credentials()).hasSize(20);
        assertThat(second.credentials().get(0).title()).isEqualTo("Number 20");
        assertThat(catalogue.find(Wanted.words("number"), district, 3).credentials())
                .hasSize(2);
        assertThat(catalogue.find(Wanted.words("number"), district, 9).page()).isEqualTo(1);
    }

    @Test
    void looksAmongSomeOnly() {
        List<UUID> one = catalogue.find(Wanted.words("algebra"), district, 1).credentials().stream()
                .map(each -> each.definition().id())
                .toList();

        assertThat(catalogue
                        .find(Wanted.words(""), Shelf.LIVE.onlyOf(one), district, 1)
                        .credentials())
                .extracting(FoundCredential::code)
                .containsExactly("A-1");
        assertThat(catalogue
                        .find(Wanted.words(""), Shelf.LIVE.onlyOf(List.of()), district, 1)
                        .total())
                .isZero();
    }

    @Test
    void saysOnACardWhatTheVersionSays() {
        assertThat(catalogue.find(Wanted.words("bridge"), district, 1).credentials())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.hours()).isEqualTo(15);
                    assertThat(found.evidence()).hasSize(3).startsWith("Task and launch plan");
                    assertThat(found.slug()).isEqualTo("bridge-building");
                });
    }

    private List<String> titles(Map<String, String> wanted) {
        return catalogue.find(Wanted.of(wanted), district, 1).credentials().stream()
                .map(FoundCredential::title)
                .toList();
    }

    private DefinitionVersionId put(String code, String title, int hours, About about) {
        return definitions.publish(district, code, "1.0.0", content(title, hours, about), Stage.LIVE);
    }

    private static DefinitionContent content(String title, int hours, About about) {
        DefinitionContent some = TestDefinitions.smallGroupWork();
        return new DefinitionContent(
                title,
                "Does it.",
                some.keyMethod(),
                some.methodComponents(),
                some.overview(),
                some.evidence(),
                some.criteria(),
                some.reflection(),
                new DefinitionContent.Workload(hours, "1-2", "1", Map.of()),
                some.alignment(),
                about);
    }

    private static About plain() {
        return about("", Set.of(), "G9");
    }

    private static About about(String area, Set<Audience> audiences, String goal) {
        return new About(
                area,
                audiences,
                "en",
                List.of(),
                "",
                List.of(),
                List.of(),
                2,
                About.Picture.PLAIN,
                List.of(goal),
                null);
    }
}
