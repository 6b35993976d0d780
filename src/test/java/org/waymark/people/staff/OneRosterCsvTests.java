package org.waymark.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.people.staff.ListReadings.files;
import static org.waymark.people.staff.ListReadings.utf8;
import static org.waymark.people.staff.ListReadings.zip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OneRoster bundles, whole and hostile. */
class OneRosterCsvTests {

    private static final byte[] MANIFEST = utf8(
            "propertyName,value",
            "manifest.version,1.0",
            "oneroster.version,1.2",
            "file.orgs,bulk",
            "file.users,bulk",
            "file.roles,bulk",
            "file.demographics,absent");
    private static final byte[] ORGS = utf8(
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "D1,,,Lakeside,district,,",
            "LM,,,Lakeside Middle,school,,D1",
            "OLD,tobedeleted,,Old School,school,,D1");
    private static final String USER_COLUMNS =
            "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,identifier";
    private static final byte[] USERS = utf8(
            USER_COLUMNS,
            "T1,,,true,tess,Tess,Arnold,E-1",
            "S1,,,true,sam,Sam,Pupil,",
            "T2,tobedeleted,,true,tom,Tom,Gone,E-2",
            "T3,,,false,tim,Tim,Off,E-3");
    private static final String ROLE_COLUMNS =
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId";
    private static final byte[] ROLES = utf8(
            ROLE_COLUMNS,
            "R0,,,T1,secondary,proctor,,,D1",
            "R1,,,T1,primary,teacher,,,LM",
            "R2,,,S1,primary,student,,,LM",
            "R3,,,T2,primary,teacher,,,LM",
            "R4,,,T3,primary,teacher,,,LM");

    @Test
    void aBundleSaysWhoWorksWhereAndAsWhat() {
        ListReadings read = bundle();

        assertThat(read.first())
                .isEqualTo(new StaffRow(
                        2,
                        "T1",
                        Map.of(
                                StaffField.SCHOOL_CODE, "LM",
                                StaffField.JOB, "teacher",
                                StaffField.EMPLOYEE_NUMBER, "E-1"),
                        false));
        assertThat(read.read.schools()).containsOnlyKeys("D1", "LM");
        assertThat(read.kinds()).isEmpty();
    }

    @Test
    void studentsAreLeftOut() {
        ListReadings read = bundle();

        assertThat(read.people).extracting(StaffRow::sourcedid).doesNotContain("S1");
        assertThat(read.roles).extracting(StaffRole::sourcedid).doesNotContain("S1");
        assertThat(read.read.leftOut()).isEqualTo(1);
    }

    @Test
    void whoIsToBeDeletedOrSwitchedOffHasLeft() {
        assertThat(bundle().people)
                .filteredOn(StaffRow::gone)
                .extracting(StaffRow::sourcedid)
                .containsExactly("T2", "T3");
    }

    @Test
    void theZipMayHoldItsFilesInAFolder() {
        assertThat(sent(files("export/orgs.csv", ORGS, "export/users.csv", USERS, "export/roles.csv", ROLES)).people)
                .hasSize(3);
    }

    @Test
    void looseFilesAreKnownByTheirColumns() {
        ListReadings read = ListReadings.of(files("a.csv", USERS, "b.csv", ORGS, "c.csv", ROLES));

        assertThat(read.kinds()).isEmpty();
        assertThat(read.people).hasSize(3);
    }

    @Test
    void theRolesOfOneRoster11StandWithTheUsers() {
        ListReadings read = ListReadings.of(files(
                "orgs.csv",
                ORGS,
                "users.csv",
                utf8(
                        "sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName",
                        "T1,,true,\"LM,D1\",teacher,tess,Tess,Arnold",
                        "S1,,true,LM,student,sam,Sam,Pupil")));

        assertThat(read.people).hasSize(1);
        assertThat(read.first().get(StaffField.SCHOOL_CODE)).isEqualTo("LM");
        assertThat(read.first().get(StaffField.JOB)).isEqualTo("teacher");
    }

    @Test
    void enrollmentsTellStaffWhereNothingElseDoes() {
        ListReadings read = ListReadings.of(files(
                "users.csv",
                USERS,
                "enrollments.csv",
                utf8(
                        "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role",
                        "E1,C1,LM,T1,teacher",
                        "E2,C1,LM,S1,student")));

        assertThat(read.people).extracting(StaffRow::sourcedid).containsExactly("T1");
    }

    @Test
    void usersAloneAreNotToldFromStudents() {
        assertThat(ListReadings.of(files("users.csv", USERS)).kinds()).containsExactly(FaultKind.ONEROSTER_NO_ROLES);
    }

    @Test
    void columnsOfOnesOwnCarryTheRest() {
        ListReadings read = ListReadings.of(files(
                "roles.csv",
                ROLES,
                "users.csv",
                utf8(
                        USER_COLUMNS + ",metadata.contractGroup,metadata.managerSourcedId,metadata.yearsOfService",
                        "T1,,,true,tess,Tess,Arnold,E-1,Teachers B,T9,12")));

        assertThat(read.first().get(StaffField.CONTRACT_GROUP)).isEqualTo("Teachers B");
        assertThat(read.first().get(StaffField.MANAGER_SOURCEDID)).isEqualTo("T9");
        assertThat(read.first().get(StaffField.YEARS_OF_SERVICE)).isEqualTo("12");
    }

    @Test
    void aRoleThatHasEndedCountsNoMore() {
        ListReadings read = ListReadings.of(files(
                "users.csv",
                USERS,
                "roles.csv",
                utf8(ROLE_COLUMNS, "R1,,,T1,primary,teacher,2020-01-01,2027-05-02,LM")));

        assertThat(read.people).isEmpty();
    }

    @Test
    void changesAloneAreRefused() {
        byte[] manifest = utf8("propertyName,value", "oneroster.version,1.2", "file.users,delta", "file.orgs,bulk");

        assertThat(sent(files("manifest.csv", manifest, "orgs.csv", ORGS, "users.csv", USERS))
                        .kinds())
                .containsExactly(FaultKind.ONEROSTER_DELTA);
    }

    @Test
    void anotherVersionIsRefused() {
        assertThat(sent(files("manifest.csv", utf8("propertyName,value", "oneroster.version,2.0"), "users.csv", USERS))
                        .kinds())
                .containsExactly(FaultKind.ONEROSTER_VERSION);
    }

    @Test
    void aFileTheManifestPromisesMustBeThere() {
        assertThat(sent(files("manifest.csv", MANIFEST, "users.csv", USERS, "roles.csv", ROLES))
                        .kinds())
                .containsExactly(FaultKind.FILE_MISSING);
    }

    @Test
    void twoDistrictsInOneBundleAreRefused() {
        byte[] orgs = utf8("sourcedId,status,name,type,parentSourcedId", "D1,,One,district,", "D2,,Two,district,");

        assertThat(sent(files("orgs.csv", orgs, "users.csv", USERS, "roles.csv", ROLES))
                        .said())
                .containsExactly("3 type SEVERAL_DISTRICTS");
    }

    @Test
    void whoWorksInTwoDistrictsIsSaidAtTheirLine() {
        byte[] orgs = utf8(
                "sourcedId,status,name,type,parentSourcedId",
                "D1,,One,district,",
                "LM,,Lakeside Middle,school,D1",
                "D2,,Two,district,",
                "HM,,Hill Middle,school,D2");
        byte[] roles = utf8(ROLE_COLUMNS, "R1,,,T1,primary,teacher,,,LM", "R2,,,T1,secondary,teacher,,,HM");

        assertThat(sent(files("orgs.csv", orgs, "users.csv", USERS, "roles.csv", roles))
                        .said())
                .contains("2 sourcedId TWO_DISTRICTS");
    }

    @Test
    void orgsThatStandAboveEachOtherEndSomewhere() {
        byte[] orgs = utf8(
                "sourcedId,status,name,type,parentSourcedId", "A,,One,school,B", "LM,,Two,school,A", "B,,B,school,LM");

        assertThat(sent(files("orgs.csv", orgs, "users.csv", USERS, "roles.csv", ROLES)).people)
                .hasSize(3);
    }

    @Test
    void otherFilesAreNeverOpened() {
        Map<String, byte[]> files = files("orgs.csv", ORGS, "users.csv", USERS, "roles.csv", ROLES);
        files.put("demographics.csv", new byte[] {0, 1, 2});
        ListReadings read = sent(files);

        assertThat(read.kinds()).containsExactly(FaultKind.FILE_NOT_READ);
        assertThat(read.faults.isBlocking()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../users.csv", "/etc/users.csv", "a/../../users.csv", "..\\users.csv", "C:/users.csv"})
    void aNameThatLeadsOutOfTheZipIsRefused(String name) {
        assertThat(sent(files(name, USERS)).kinds()).containsExactly(FaultKind.ZIP_PATH);
    }

    @Test
    void aZipThatUnfoldsWithoutEndIsRefusedBeforeItIsRead() {
        byte[] zeros = "0".repeat(12 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        byte[] bomb = zip(files("users.csv", zeros));

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(ListReadings.of(Map.of("bundle.zip", bomb)).kinds()).containsExactly(FaultKind.ZIP_TOO_LARGE);
    }

    @Test
    void aZipOfVeryManyFilesIsRefused() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= 100; i++) {
            many.put("file" + i + ".csv", USERS);
        }

        assertThat(sent(many).kinds()).containsExactly(FaultKind.ZIP_TOO_MANY);
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        assertThat(sent(files("a/users.csv", USERS, "b/users.csv", USERS)).kinds())
                .containsExactly(FaultKind.FILE_TWICE);
    }

    @Test
    void aZipThatIsCutOffIsRefused() {
        byte[] whole = zip(files("users.csv", USERS));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertThat(ListReadings.of(Map.of("bundle.zip", half)).kinds()).containsExactly(FaultKind.ZIP_BROKEN);
    }

    @Test
    void aWorkbookIsRefusedInPlainWords() {
        assertThat(sent(files("[Content_Types].xml", USERS, "xl/workbook.xml", USERS))
                        .kinds())
                .containsExactly(FaultKind.SPREADSHEET);
    }

    @Test
    void ourOwnListMayComeInAZip() {
        assertThat(sent(files("staff.csv", utf8("person_sourcedid,job", "SIS-1,Teacher"))).people)
                .hasSize(1);
    }

    private static ListReadings bundle() {
        return sent(files("manifest.csv", MANIFEST, "orgs.csv", ORGS, "users.csv", USERS, "roles.csv", ROLES));
    }

    private static ListReadings sent(Map<String, byte[]> entries) {
        return ListReadings.of(Map.of("bundle.zip", zip(entries)));
    }
}
