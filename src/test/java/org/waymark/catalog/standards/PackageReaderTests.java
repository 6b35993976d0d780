package org.waymark.catalog.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalog.standards.TestPackages.in;
import static org.waymark.catalog.standards.TestPackages.item;
import static org.waymark.catalog.standards.TestPackages.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.standards.PackageFault.Kind;

class PackageReaderTests {

    private final List<PackageReader.Item> items = new ArrayList<>();
    private final List<PackageReader.Link> links = new ArrayList<>();

    @Test
    void readsDocumentItemsAndTheTree() throws IOException {
        PackageReader.Read read = read(TestPackages.mathematics());
        assertThat(read.faults()).isEmpty();
        assertThat(read.document()).isEqualTo(new PackageReader.Document("doc", "Mathematics", "The State", "Adopted"));
        assertThat(items).extracting(PackageReader.Item::code).containsExactly("M", "M.1", "M.2");
        assertThat(links).extracting(PackageReader.Link::destination).containsExactly("doc", "a", "a");
    }

    @Test
    void readsTheEnvelopeOfAnAnswer() throws IOException {
        PackageReader.Read read = read("{\"CFPackage\":" + TestPackages.mathematics() + "}");
        assertThat(read.faults()).isEmpty();
        assertThat(read.items()).isEqualTo(3);
    }

    @Test
    void readsPartsInAnyOrder() throws IOException {
        assertThat(read("{\"CFAssociations\":[" + link("a", "doc", 1) + "],\"CFItems\":[" + item("a", "A", "T")
                                + "],\"CFDocument\":{\"identifier\":\"doc\",\"title\":\"T\"}}")
                        .faults())
                .isEmpty();
    }

    @Test
    void leavesOtherRelationsOut() throws IOException {
        String related = link("a", "b", 1).replace("isChildOf", "isRelatedTo");
        PackageReader.Read read = read(TestPackages.of("T", item("a", "A", "T"), related));
        assertThat(read.otherLinks()).isEqualTo(1);
        assertThat(links).isEmpty();
    }

    @Test
    void namesAStandardWithoutACodeByItsIdentifier() throws IOException {
        read(TestPackages.of("T", item("a", "", "Says something"), ""));
        assertThat(items.get(0).code()).isEqualTo("a");
    }

    @Test
    void takesMarkupForTextOnly() throws IOException {
        read(TestPackages.of("T", item("a", "A", "<p>Counts <b>to</b> ten if x < 5\\u0000</p>"), ""));
        assertThat(items.get(0).statement()).isEqualTo("Counts to ten if x < 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<svg/onload=alert(1)>",
                "<iframe src='https://evil.example'>"
            })
    void refusesWhatWouldRunAndSaysWhere(String text) throws IOException {
        PackageReader.Read read = read(TestPackages.of("T", item("a", "A", "Fine") + ",\n" + item("b", "B", text), ""));
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.SCRIPT);
            assertThat(fault.part()).isEqualTo("CFItems");
            assertThat(fault.number()).isEqualTo(2);
            assertThat(fault.line()).isGreaterThan(1);
        });
    }

    @Test
    void saysOnWhichLineItBreaksOff() throws IOException {
        String whole = TestPackages.mathematics();
        PackageReader.Read read = read(whole.substring(0, whole.indexOf("CFDefinitions") - 3));
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.NOT_JSON);
            assertThat(fault.line()).isGreaterThan(5);
        });
    }

    @Test
    void goesNoDeeperThanAnyFrameworkIs() throws IOException {
        assertThat(kinds("{\"CFDefinitions\":" + "[".repeat(100_000))).containsExactly(Kind.TOO_DEEP);
    }

    @Test
    void takesNoTextWithoutEnd() throws IOException {
        assertThat(kinds(TestPackages.of("T", item("a", "A", "x".repeat(300_000)), "")))
                .containsExactly(Kind.TEXT_TOO_LONG);
    }

    @Test
    void refusesANameThatStandsTwice() throws IOException {
        assertThat(kinds("{\"CFItems\":[],\"CFItems\":[]}")).containsExactly(Kind.NAMED_TWICE);
    }

    @Test
    void knowsAListOfDocumentsAndAnError() throws IOException {
        assertThat(kinds("{\"CFDocuments\":[{\"identifier\":\"d\"}]}")).contains(Kind.A_LIST);
        assertThat(kinds("{\"imsx_codeMajor\":\"failure\"}")).contains(Kind.AN_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "{}", "{\"a\":1}", "{\"CFItems\":{}}"})
    void knowsWhatIsNoPackage(String text) throws IOException {
        assertThat(kinds(text)).contains(Kind.NOT_A_PACKAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "code;title"})
    void knowsWhatIsNoJson(String text) throws IOException {
        assertThat(kinds(text)).isNotEmpty();
    }

    @Test
    void asksForIdentifiersAndTexts() throws IOException {
        assertThat(kinds("{\"CFDocument\":{},\"CFItems\":[{\"identifier\":\"a b\"},{\"fullStatement\":\"x\"}]}"))
                .containsExactly(Kind.NO_ID, Kind.NO_TITLE, Kind.BAD_ID, Kind.NO_TEXT, Kind.NO_ID);
    }

    @Test
    void namesTheFirstHundredFaultsOnly() throws IOException {
        assertThat(kinds("{\"CFItems\":[" + "1,".repeat(5_000) + "1]}")).hasSize(PackageReader.MOST_FAULTS);
    }

    @Test
    void handsNothingOnOnceThereIsAFault() throws IOException {
        read("{\"CFItems\":[{}," + item("a", "A", "T") + "]}");
        assertThat(items).isEmpty();
    }

    private List<Kind> kinds(String text) throws IOException {
        return read(text).faults().stream().map(PackageFault::kind).toList();
    }

    private PackageReader.Read read(String text) throws IOException {
        return new PackageReader(items::addAll, links::addAll).read(in(text));
    }
}
