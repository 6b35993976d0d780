package org.waymark.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.waymark.settings.BadSetting;

/** Our own CSV, as people send it and as nobody should. */
class WaymarkCsvTests {

    private static final String HEADER = "person_sourcedid,school_code,school_name,years_of_service,status";
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @Test
    void everyColumnIsTaken() {
        ListReadings read = ListReadings.of(
                "person_sourcedid,school_code,school_name,job,contract_group,employee_number,manager_sourcedid,"
                        + "years_of_service,licence,status",
                "SIS-1,LM,Lakeside Middle,Teacher,Teachers B,E-7,SIS-9,12,NC-Level-3,");

        assertThat(read.first())
                .isEqualTo(new StaffRow(
                        2,
                        "SIS-1",
                        Map.of(
                                StaffField.SCHOOL_CODE, "LM",
                                StaffField.JOB, "Teacher",
                                StaffField.CONTRACT_GROUP, "Teachers B",
                                StaffField.EMPLOYEE_NUMBER, "E-7",
                                StaffField.MANAGER_SOURCEDID, "SIS-9",
                                StaffField.YEARS_OF_SERVICE, "12",
                                StaffField.LICENCE, "NC-Level-3"),
                        false));
        assertThat(read.read.schools()).containsExactly(Map.entry("LM", "Lakeside Middle"));
        assertThat(read.kinds()).isEmpty();
    }

    @Test
    void theTemplateIsAListOfNobody() {
        assertThat(ListReadings.of(String.join(",", WaymarkCsv.columnNames())).kinds())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Person SourcedId;Years of service", "\"PERSON_SOURCEDID\";years-of-service"})
    void headersAreKnownHoweverTheyAreWritten(String header) {
        ListReadings read = ListReadings.of(header, "SIS-1;7");

        assertThat(read.first().get(StaffField.YEARS_OF_SERVICE)).isEqualTo("7");
    }

    @Test
    void tabsSeparateToo() {
        assertThat(ListReadings.of("person_sourcedid\tjob", "SIS-1\tTeacher, grade 7")
                        .first()
                        .get(StaffField.JOB))
                .isEqualTo("Teacher, grade 7");
    }

    @Test
    void onlyColumnsThatAreThereAreCarried() {
        assertThat(ListReadings.of("person_sourcedid,job", "SIS-1,").read.carried())
                .containsOnlyKeys(StaffField.JOB);
    }

    @Test
    void emptyLinesAreNobody() {
        ListReadings read = ListReadings.of(HEADER, "", ",,,,", "SIS-1,,,,");

        assertThat(read.people).hasSize(1);
        assertThat(read.first().line()).isEqualTo(4);
    }

    @Test
    void aFaultIsSaidAtItsLineThoughACellBeforeHoldsLineBreaks() {
        ListReadings read =
                ListReadings.of("person_sourcedid,note,years_of_service", "SIS-1,\"a\nb\r\nc\",3", "SIS-2,,x");

        assertThat(read.said()).contains("5 years_of_service YEARS");
    }

    @ParameterizedTest
    @CsvSource({"left,true", "LEFT,true", "tobedeleted,true", "active,false", "'',false"})
    void theStatusSaysWhoHasLeft(String status, boolean gone) {
        assertThat(ListReadings.of("person_sourcedid,status", "SIS-1," + status)
                        .first()
                        .gone())
                .isEqualTo(gone);
    }

    @Test
    void anotherStatusIsAFault() {
        assertThat(ListReadings.of("person_sourcedid,status", "SIS-1,perhaps").said())
                .containsExactly("2 status STATUS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "-1", "7.5", "81", "1e3", "٧", "=1+1"})
    void yearsAreAWholeNumber(String years) {
        assertThat(ListReadings.of("person_sourcedid;years_of_service", "SIS-1;" + years)
                        .said())
                .containsExactly("2 years_of_service YEARS");
    }

    @Test
    void anIdMustBeThere() {
        assertThat(ListReadings.of("person_sourcedid,job", ",Teacher").said())
                .containsExactly("2 person_sourcedid EMPTY");
    }

    @Test
    void aLineWithTooFewOrTooManyCellsIsAFaultAndTheNextIsRead() {
        ListReadings read = ListReadings.of("person_sourcedid,job", "SIS-1", "SIS-2,a,b", "SIS-3,Teacher,,");

        assertThat(read.said()).containsExactly("2  COLUMNS", "3  COLUMNS");
        assertThat(read.people).extracting(StaffRow::sourcedid).containsExactly("SIS-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIS-2,\"Teacher\" of art", "SIS-2,\"Teacher"})
    void aWrongQuotationMarkEndsTheReadingAtItsLine(String line) {
        ListReadings read = ListReadings.of("person_sourcedid,job", "SIS-1,Teacher", line, "SIS-3,Teacher");

        assertThat(read.faults.isBroken()).isTrue();
        assertThat(read.kinds()).containsExactly(FaultKind.QUOTES);
        assertThat(read.faults.all().get(0).line()).isBetween(3, 5);
    }

    @Test
    void aLineWithoutEndFillsNoMemory() {
        String endless = "SIS-2,\"" + "x\n".repeat(200_000);

        assertThat(ListReadings.of("person_sourcedid,job", endless).kinds()).containsExactly(FaultKind.LINE_TOO_LONG);
    }

    @Test
    void aValueOfAThousandCharactersIsAFault() {
        assertThat(ListReadings.of("person_sourcedid,job", "SIS-1," + "x".repeat(1000))
                        .said())
                .containsExactly("2 job TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tea\u0007cher", "Tea\u202Echer", "Tea\uFEFFcher", "\"Tea\ncher\""})
    void controlCharactersAreAFault(String job) {
        ListReadings read = ListReadings.of("person_sourcedid,job", "SIS-1," + job);

        assertThat(read.said()).singleElement().asString().endsWith("job CONTROL_CHARACTER");
        assertThat(Cell.isUnfit(read.faults.all().get(0).given())).isFalse();
    }

    @Test
    void aFormulaIsATextLikeAnother() {
        assertThat(ListReadings.of("person_sourcedid,job", "SIS-1,\"=HYPERLINK(\"\"http://evil\"\")\"")
                        .first()
                        .get(StaffField.JOB))
                .isEqualTo("=HYPERLINK(\"http://evil\")");
    }

    @Test
    void aColumnThatIsThereTwiceIsAFault() {
        assertThat(ListReadings.of("person_sourcedid,job,Job", "SIS-1,a,b").kinds())
                .containsExactly(FaultKind.COLUMN_TWICE);
    }

    @Test
    void aColumnNobodyKnowsIsANote() {
        ListReadings read = ListReadings.of("person_sourcedid,salary", "SIS-1,50000");

        assertThat(read.kinds()).containsExactly(FaultKind.COLUMN_NOT_READ);
        assertThat(read.faults.isBlocking()).isFalse();
    }

    @Test
    void anotherTableIsNotRecognised() {
        assertThat(ListReadings.of("name,colour", "Ann,red").kinds()).containsExactly(FaultKind.NOT_RECOGNISED);
    }

    @Test
    void aSchoolNeedsACode() {
        assertThat(ListReadings.of("person_sourcedid,school_code,school_name", "SIS-1,,Lakeside")
                        .said())
                .containsExactly("2 school_name SCHOOL_WITHOUT_CODE");
    }

    @Test
    void aCodeHasOneName() {
        assertThat(ListReadings.of(HEADER, "SIS-1,LM,Lakeside,1,", "SIS-2,LM,Lakeview,1,")
                        .said())
                .containsExactly("3 school_name SCHOOL_NAMED_TWICE");
    }

    @Test
    void aMarkOfUtf8IsNoPartOfTheHeader() {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        ListReadings read = ListReadings.of(
                ListReadings.joined(mark, ListReadings.utf8("person_sourcedid,job", "SIS-1,Maestro de música")));

        assertThat(read.kinds()).isEmpty();
        assertThat(read.first().get(StaffField.JOB)).isEqualTo("Maestro de música");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,FF,FE", "UTF-16BE,FE,FF"})
    void utf16WithAMarkIsReadAndSaid(String charset, String first, String second) {
        byte[] mark = {(byte) Integer.parseInt(first, 16), (byte) Integer.parseInt(second, 16)};
        ListReadings read = ListReadings.of(ListReadings.joined(
                mark, ListReadings.written(Charset.forName(charset), "person_sourcedid\tjob", "SIS-1\tMúsica")));

        assertThat(read.kinds()).containsExactly(FaultKind.UTF_16);
        assertThat(read.first().get(StaffField.JOB)).isEqualTo("Música");
    }

    @Test
    void windows1252IsReadAndSaid() {
        ListReadings read =
                ListReadings.of(ListReadings.written(WINDOWS_1252, "person_sourcedid,job", "SIS-1,Música – “7”"));

        assertThat(read.kinds()).containsExactly(FaultKind.WINDOWS_1252);
        assertThat(read.faults.isBlocking()).isFalse();
        assertThat(read.first().get(StaffField.JOB)).isEqualTo("Música – “7”");
    }

    @Test
    void bytesThatNoLetterHasAreRefused() {
        byte[] undefined = {(byte) 0x81, (byte) 0x8D};

        assertThat(ListReadings.of(ListReadings.joined(ListReadings.utf8("person_sourcedid,job"), undefined))
                        .kinds())
                .containsExactly(FaultKind.UNREADABLE_TEXT);
    }

    @Test
    void utf16WithoutAMarkIsNoText() {
        assertThat(ListReadings.of(ListReadings.written(StandardCharsets.UTF_16LE, "person_sourcedid,job"))
                        .kinds())
                .containsExactly(FaultKind.NOT_TEXT);
    }

    @Test
    void aBrokenUtf8WithItsMarkIsRefused() {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

        assertThat(ListReadings.of(ListReadings.joined(
                                mark, ListReadings.written(WINDOWS_1252, "person_sourcedid,job", "SIS-1,Música")))
                        .kinds())
                .containsExactly(FaultKind.UNREADABLE_TEXT);
    }

    @Test
    void anOldSpreadsheetIsRefused() {
        byte[] workbook = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4};

        assertThat(ListReadings.of(workbook).kinds()).containsExactly(FaultKind.SPREADSHEET);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(ListReadings.of(new byte[0]).kinds()).containsExactly(FaultKind.EMPTY_FILE);
    }

    @Test
    void morePeopleThanTheSettingAllowsEndTheReading() {
        ListReadings read = ListReadings.of(
                Map.of("list.csv", ListReadings.utf8("person_sourcedid", "a", "b", "c")),
                new ImportSettings(DataSize.ofMegabytes(1), 2));

        assertThat(read.said()).containsExactly("4  TOO_MANY_PEOPLE");
        assertThat(read.people).hasSize(2);
    }

    @Test
    void afterAThousandFaultsTheRestIsNotLookedAt() {
        ListReadings read = ListReadings.of(
                Map.of("list.csv", ListReadings.utf8("person_sourcedid,job\n" + "x\n".repeat(3_000))),
                new ImportSettings(DataSize.ofMegabytes(1), 100_000));

        assertThat(read.faults.all()).hasSize(Faults.MOST + 1);
        assertThat(read.kinds()).endsWith(FaultKind.TOO_MANY_FAULTS);
        assertThat(read.faults.isBroken()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,1000", "101,1000", "20,0", "20,1000001"})
    void settingsThatCannotWorkStopTheStart(long megabytes, int people) {
        assertThatThrownBy(() -> new ImportSettings(DataSize.ofMegabytes(megabytes), people))
                .isInstanceOf(BadSetting.class);
    }
}
