package org.waymark.catalog.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.waymark.catalog.standards.TestPackages.in;
import static org.waymark.catalog.standards.TestPackages.item;
import static org.waymark.catalog.standards.TestPackages.link;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.AlignedStandards.Aligned;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.standards.PackageFault.Kind;
import org.waymark.people.DistrictId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

abstract class StandardsImportContract {

    @Autowired
    StandardsImports imports;

    @Autowired
    StandardsImportRepository rows;

    @Autowired
    TestClock clock;

    @Autowired
    Standards standards;

    @Autowired
    TestPeople people;

    @Autowired
    AuditLog audit;

    DistrictId district;
    CatalogDesk desk;

    @BeforeEach
    void aDesigner() {
        district = people.district();
        desk = new CatalogDesk(district, people.person(district, "Dee", Role.DESIGNER), Role.DESIGNER);
    }

    @Test
    void anImportChangesNothingBeforeSomebodyLandsIt() throws IOException {
        StandardsImportView view = taken(TestPackages.mathematics());
        assertThat(view.status()).isEqualTo(StandardsImport.Status.READY);
        assertThat(view.counts()).isEqualTo(new ImportCounts(3, 3, 0, 0, 0, 0, 0, 0));
        assertThat(own()).isEmpty();
    }

    @Test
    void whatLandsIsATree() throws IOException {
        String key = landed(TestPackages.mathematics());
        assertThat(codes(standards.level(key, null, 0, district))).containsExactly("M");
        LevelView below = standards.level(key, "a", 0, district);
        assertThat(codes(below)).containsExactly("M.1", "M.2");
        assertThat(standards.level(key, "c", 0, district).path())
                .extracting(StandardItem::code)
                .containsExactly("M");
    }

    @Test
    void whatLandsIsFoundByWords() throws IOException {
        landed(TestPackages.mathematics());
        assertThat(standards.search(district, "Mathematics", "hundred", 10))
                .extracting(StandardItem::code)
                .containsExactly("M.2");
        assertThat(standards.search(people.district(), "", "hundred", 10)).isEmpty();
    }

    @Test
    void wordsWithSignsOfThePatternMeanThemselves() throws IOException {
        landed(TestPackages.mathematics());
        assertThat(standards.search(district, "Mathematics", "%", 10)).isEmpty();
        assertThat(standards.search(district, "Mathematics", "_", 10)).isEmpty();
    }

    @Test
    void theSameAgainChangesNothing() throws IOException {
        landed(TestPackages.mathematics());
        assertThat(taken(TestPackages.mathematics()).counts()).isEqualTo(new ImportCounts(3, 0, 0, 0, 0, 3, 0, 0));
    }

    @Test
    void aLaterImportUpdatesAddsAndWithdraws() throws IOException {
        String key = landed(TestPackages.mathematics());
        String later = TestPackages.of(
                "Mathematics 2027",
                item("a", "M", "Mathematics") + "," + item("b", "M.1", "Counts to twenty") + ","
                        + item("d", "M.3", "Adds"),
                link("b", "a", 1) + "," + link("d", "a", 2));
        assertThat(taken(later).counts()).isEqualTo(new ImportCounts(3, 1, 1, 1, 0, 1, 0, 0));
        assertThat(landed(later)).isEqualTo(key);
        LevelView below = standards.level(key, "a", 0, district);
        assertThat(codes(below)).containsExactly("M.1", "M.3", "M.2");
        assertThat(below.below())
                .extracting(line -> line.standard().withdrawn())
                .containsExactly(false, false, true);
        assertThat(own()).singleElement().satisfies(framework -> {
            assertThat(framework.title()).isEqualTo("Mathematics 2027");
            assertThat(framework.label()).isEqualTo("Mathematics");
            assertThat(framework.items()).isEqualTo(3);
        });
    }

    @Test
    void whatWasWithdrawnComesBack() throws IOException {
        String key = landed(TestPackages.mathematics());
        landed(TestPackages.of("Mathematics", item("a", "M", "Mathematics"), ""));
        assertThat(taken(TestPackages.mathematics()).counts().cameBack()).isEqualTo(2);
        landed(TestPackages.mathematics());
        assertThat(standards.level(key, "a", 0, district).below())
                .noneMatch(line -> line.standard().withdrawn());
    }

    @Test
    void noAlignmentIsLostWhenACodeChangesOrGoes() throws IOException {
        landed(TestPackages.mathematics());
        landed(TestPackages.of(
                "Another title", item("a", "M", "Mathematics") + "," + item("b", "N.1", "Counts to ten"), ""));
        assertThat(standards.of(Map.of("Mathematics", List.of("M.1", "N.1", "M.2", "X")), district))
                .isEqualTo(Map.of(
                        "Mathematics",
                        List.of(
                                new Aligned("M.1", "Counts to ten", false),
                                new Aligned("N.1", "Counts to ten", false),
                                new Aligned("M.2", "Counts to a hundred", true),
                                new Aligned("X", "", false))));
    }

    @Test
    void anAlignmentStaysWithItsStandardWhenAnotherTakesItsCode() throws IOException {
        landed(TestPackages.mathematics());
        String later = TestPackages.of(
                "Mathematics",
                item("a", "M", "Mathematics") + "," + item("b", "M.9", "Counts to ten") + ","
                        + item("x", "M.1", "Subtracts") + "," + item("y", "M.2", "Divides"),
                "");
        assertThat(taken(later).movedCodes()).containsExactly("M.1", "M.2");
        landed(later);
        assertThat(standards.of(Map.of("Mathematics", List.of("M.1", "M.2", "M.9", "x")), district))
                .isEqualTo(Map.of(
                        "Mathematics",
                        List.of(
                                new Aligned("M.1", "Counts to ten", false),
                                new Aligned("M.2", "Counts to a hundred", true),
                                new Aligned("M.9", "Counts to ten", false),
                                new Aligned("M.1", "Subtracts", false))));
        assertThat(standards.search(district, "Mathematics", "subtracts", 10))
                .extracting(StandardItem::name)
                .containsExactly("x");
        assertThat(taken(later).movedCodes()).isEmpty();
    }

    @Test
    void aFileThatBreaksOffIsSaidToHave() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The connection is gone");
            }
        };
        assertThatThrownBy(() -> imports.take(desk, broken)).isInstanceOf(IOException.class);
        StandardsImportView view = imports.latest(district).get(0);
        assertThat(view.status()).isEqualTo(StandardsImport.Status.FAULTY);
        assertThat(imports.view(view.id(), district).faults())
                .extracting(PackageFault::kind)
                .containsExactly(Kind.BROKEN_OFF);
    }

    @Test
    void aReadingThatNobodyGoesOnWithIsSaidToHaveBrokenOff() {
        StandardsImportId id = StandardsImportId.fresh();
        rows.save(new StandardsImport(id, district, null, clock.instant().minus(Duration.ofMinutes(16))));
        assertThat(imports.view(id, district).status()).isEqualTo(StandardsImport.Status.FAULTY);
        assertThat(imports.view(id, district).faults())
                .extracting(PackageFault::kind)
                .containsExactly(Kind.BROKEN_OFF);
    }

    @Test
    void anotherFrameworkOfTheSameTitleGetsANumber() throws IOException {
        landed(TestPackages.mathematics());
        landed(TestPackages.mathematics().replace("\"doc\"", "\"other\""));
        landed(TestPackages.mathematics()
                .replace("\"doc\"", "\"third\"")
                .replace("\"title\":\"Mathematics\"", "\"title\":\"iste\""));
        assertThat(own())
                .extracting(FrameworkView::label)
                .containsExactly("Mathematics", "Mathematics (2)", "iste (2)");
    }

    @Test
    void aStandardMayMoveInTheTree() throws IOException {
        String key = landed(TestPackages.mathematics());
        landed(TestPackages.of(
                "Mathematics",
                item("a", "M", "Mathematics") + "," + item("b", "M.1", "Counts to ten") + ","
                        + item("c", "M.2", "Counts to a hundred"),
                link("b", "a", 1) + "," + link("c", "b", 1)));
        assertThat(standards.level(key, "c", 0, district).path())
                .extracting(StandardItem::code)
                .containsExactly("M", "M.1");
    }

    @Test
    void twoWithOneIdentifierAreRefused() throws IOException {
        assertThat(faults(TestPackages.of("T", item("a", "A", "T") + "," + item("A", "B", "U"), "")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Kind.SAME_ID);
                    assertThat(fault.number()).isEqualTo(1);
                });
    }

    @Test
    void relationsToNothingAreRefused() throws IOException {
        assertThat(faults(TestPackages.of("T", item("a", "A", "T"), link("a", "zz", 1) + "," + link("yy", "a", 1))))
                .extracting(PackageFault::kind, PackageFault::number, PackageFault::detail)
                .containsExactly(tuple(Kind.FROM_NOTHING, 2, "yy"), tuple(Kind.TO_NOTHING, 1, "zz"));
    }

    @Test
    void aCircleIsRefusedAndNamedWithoutWhatHangsOnIt() throws IOException {
        assertThat(faults(TestPackages.of(
                        "T",
                        List.of("a", "b", "c", "d", "e").stream()
                                .map(id -> item(id, id, id))
                                .collect(Collectors.joining(",")),
                        link("b", "c", 1) + "," + link("c", "b", 1) + "," + link("d", "c", 1) + ","
                                + link("e", "d", 1))))
                .extracting(PackageFault::kind, PackageFault::detail)
                .containsExactly(tuple(Kind.CYCLE, "b"), tuple(Kind.CYCLE, "c"));
    }

    @Test
    void whoeverStandsBelowThemselvesIsRefused() throws IOException {
        assertThat(faults(TestPackages.of("T", item("a", "A", "T"), link("a", "a", 1))))
                .extracting(PackageFault::kind)
                .containsExactly(Kind.CYCLE);
    }

    @Test
    void aTreeWithoutEndIsRefused() throws IOException {
        StringBuilder items = new StringBuilder(item("n0", "n0", "T"));
        StringBuilder links = new StringBuilder(link("n0", "doc", 1));
        for (int i = 1; i < 60; i++) {
            items.append(',').append(item("n" + i, "n" + i, "T"));
            links.append(',').append(link("n" + i, "n" + (i - 1), 1));
        }
        assertThat(faults(TestPackages.of("T", items.toString(), links.toString())))
                .extracting(PackageFault::kind)
                .containsExactly(Kind.TREE_TOO_DEEP);
    }

    @Test
    void aFaultLeavesNothingBehind() throws IOException {
        StandardsImportView view = taken(TestPackages.of("T", item("a", "A", "T"), link("a", "zz", 1)));
        assertThat(view.status()).isEqualTo(StandardsImport.Status.FAULTY);
        assertThatThrownBy(() -> imports.land(view.id(), desk)).isInstanceOf(StandardsMovedOn.class);
        assertThat(own()).isEmpty();
    }

    @Test
    void whatHasLandedDoesNotLandAgain() throws IOException {
        StandardsImportView view = taken(TestPackages.mathematics());
        imports.land(view.id(), desk);
        assertThatThrownBy(() -> imports.land(view.id(), desk)).isInstanceOf(StandardsMovedOn.class);
    }

    @Test
    void aLaterImportTakesThePlaceOfOneThatWaits() throws IOException {
        StandardsImportView first = taken(TestPackages.mathematics());
        taken(TestPackages.mathematics());
        assertThatThrownBy(() -> imports.land(first.id(), desk)).isInstanceOf(StandardsMovedOn.class);
    }

    @Test
    void anImportOfAnotherFrameworkLeavesItWaiting() throws IOException {
        StandardsImportView first = taken(TestPackages.mathematics());
        taken(anotherFramework());
        assertThat(imports.view(first.id(), district).status()).isEqualTo(StandardsImport.Status.READY);
        imports.land(first.id(), desk);
    }

    private static String anotherFramework() {
        return TestPackages.of("Another", TestPackages.item("z9", "Z.9", "Something else"), "")
                .replace("\"identifier\":\"doc\"", "\"identifier\":\"other\"");
    }

    @Test
    void whatNobodyLandsForAWeekIsPutAside() throws IOException {
        StandardsImportView first = taken(TestPackages.mathematics());
        clock.advance(Duration.ofDays(8));
        try {
            taken(anotherFramework());
        } finally {
            clock.reset();
        }
        assertThat(imports.view(first.id(), district).status()).isEqualTo(StandardsImport.Status.SET_ASIDE);
        assertThat(imports.view(first.id(), district).title()).isEqualTo("Mathematics");
    }

    @Test
    void anotherDistrictFindsNoneOfIt() throws IOException {
        StandardsImportView view = taken(TestPackages.mathematics());
        DistrictId elsewhere = people.district();
        CatalogDesk far = new CatalogDesk(elsewhere, people.person(elsewhere, "Far", Role.LEAD), Role.LEAD);
        assertThatThrownBy(() -> imports.land(view.id(), far)).isInstanceOf(StandardsNotFound.class);
        String key = imports.land(view.id(), desk).toString();
        assertThatThrownBy(() -> standards.level(key, null, 0, elsewhere)).isInstanceOf(StandardsNotFound.class);
        assertThat(standards.of(Map.of("Mathematics", List.of("M.1")), elsewhere))
                .isEqualTo(Map.of("Mathematics", List.of(new Aligned("M.1", "", false))));
    }

    @Test
    void theRecordSaysWhoBroughtItIn() throws IOException {
        landed(TestPackages.mathematics());
        assertThat(audit.by(district.id(), List.of(desk.actor())))
                .extracting(AuditLog.Done::verb)
                .containsExactly("standards-file-sent", "standards-imported");
    }

    @Test
    void fiveThousandItemsLandAndAreAllThere() throws IOException {
        StandardsImportView view = taken(TestPackages.large(5_000));
        assertThat(view.counts().made()).isEqualTo(5_000);
        String key = imports.land(view.id(), desk).toString();
        assertThat(own()).singleElement().extracting(FrameworkView::items).isEqualTo(5_000);
        assertThat(standards.level(key, "i4321", 0, district).path())
                .extracting(StandardItem::code)
                .containsExactly("L.3", "L.42", "L.431");
        assertThat(taken(TestPackages.large(5_000)).counts().unchanged()).isEqualTo(5_000);
    }

    @Test
    void manyBelowOneComeAPageAtATime() throws IOException {
        String items = IntStream.range(0, 250)
                .mapToObj(i -> item("i" + i, "C." + i, "T" + i))
                .collect(Collectors.joining(","));
        String key = landed(TestPackages.of("Flat", items, ""));
        assertThat(standards.level(key, null, 0, district).more()).isTrue();
        LevelView last = standards.level(key, null, 2, district);
        assertThat(last.below()).hasSize(50);
        assertThat(last.more()).isFalse();
    }

    private List<FrameworkView> own() {
        return standards.frameworks(district).stream()
                .filter(framework -> !framework.shipped())
                .toList();
    }

    private StandardsImportView taken(String text) throws IOException {
        return imports.view(imports.take(desk, in(text)), district);
    }

    private List<PackageFault> faults(String text) throws IOException {
        return taken(text).faults();
    }

    private String landed(String text) throws IOException {
        return imports.land(imports.take(desk, in(text)), desk).toString();
    }

    private static List<String> codes(LevelView level) {
        return level.below().stream().map(line -> line.standard().code()).toList();
    }
}
