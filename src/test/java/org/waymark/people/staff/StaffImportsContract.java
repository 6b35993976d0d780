package org.waymark.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.waymark.TestClock;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiUserService;
import org.waymark.people.ClosedAccess;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.identities.TestIdentities;

abstract class StaffImportsContract {

    private static final String HEADER =
            "person_sourcedid,school_code,school_name,job,contract_group,employee_number,manager_sourcedid,years_of_service";

    @Autowired
    StaffImports imports;

    @Autowired
    StaffPages pages;

    @Autowired
    StaffRecords records;

    @Autowired
    StaffErasure erasure;

    @Autowired
    RecordChanges changes;

    @Autowired
    ClosedAccess access;

    @Autowired
    LtiUserService launches;

    @Autowired
    TestPeople test;

    @Autowired
    TestIdentities identities;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    ApplicationContext context;

    @Autowired
    DataSource dataSource;

    DistrictId district;
    Desk desk;

    @BeforeEach
    void makeDistrict() {
        district = test.district();
        desk = new Desk(district, null);
    }

    @Test
    void nothingChangesBeforeSomebodyConfirms() {
        StaffImportView list = sent(row("SIS-1"), row("SIS-2"));

        assertThat(list.status()).isEqualTo(StaffImportStatus.READY);
        assertThat(list.counts().made()).isEqualTo(2);
        assertThat(pages.standing(district)).isEqualTo(new StaffStanding(0, 0, 0));
    }

    @Test
    void whatWasConfirmedIsInTheRecords() {
        carriedOut(row("SIS-1"), row("SIS-2"));

        assertThat(pages.standing(district).onRecord()).isEqualTo(2);
        assertThat(records.schools(district)).containsExactly(new StaffGroup("LM", "Lakeside Middle", 2));
        assertThat(records.contractGroups(district)).containsExactly(new StaffGroup("Teachers B", "Teachers B", 2));
    }

    @Test
    void aRecordThatCameFirstIsFoundAtTheLaunch() {
        carriedOut(row("SIS-1"));
        PersonId tess = launch("tess", "SIS-1");

        assertThat(records.ofSchool(district, "LM")).containsExactly(tess);
        assertThat(records.ofContractGroup(district, "Teachers B")).containsExactly(tess);
        assertThat(records.of(district, tess).orElseThrow().yearsOfService()).isEqualTo(7);
    }

    @Test
    void aPersonWhoCameFirstIsFoundByTheList() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));

        assertThat(records.of(district, tess))
                .contains(new StaffFacts("LM", "Teacher", "Teachers B", "E-SIS-1", null, 7, null, false));
    }

    @Test
    void theLineManagerIsAPersonOnceBothHaveLaunched() {
        PersonId lee = launch("lee", "SIS-9");
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-9"), "SIS-1,LM,Lakeside Middle,Teacher,,,SIS-9,");

        assertThat(records.of(district, tess).orElseThrow().lineManager()).isEqualTo(lee);
    }

    @Test
    void anIdThatTheLmsGivesToAnotherIsTakenFromTheFirst() {
        carriedOut(row("SIS-1"));
        PersonId first = launch("first", "SIS-1");
        PersonId second = launch("second", "SIS-1");

        assertThat(records.of(district, first)).isEmpty();
        assertThat(records.ofSchool(district, "LM")).containsExactly(second);
    }

    @Test
    void anotherDistrictKnowsNothingOfIt() {
        carriedOut(row("SIS-1"));
        PersonId tess = launch("tess", "SIS-1");
        DistrictId elsewhere = test.district();

        assertThat(records.schools(elsewhere)).isEmpty();
        assertThat(records.ofSchool(elsewhere, "LM")).isEmpty();
        assertThat(records.of(elsewhere, tess)).isEmpty();
    }

    @Test
    void theSameListAgainChangesNothing() {
        carriedOut(row("SIS-1"), row("SIS-2"));
        ImportCounts again = sent(row("SIS-1"), row("SIS-2")).counts();

        assertThat(again.changesNothing()).isTrue();
        assertThat(again.unchanged()).isEqualTo(2);
    }

    @Test
    void thePreviewSaysWhichFieldsChange() {
        carriedOut(row("SIS-1"), row("SIS-2"), row("SIS-3"));
        ImportCounts counts = sent(
                        row("SIS-1"),
                        row("SIS-2").replace("Teacher,", "Coach,"),
                        row("SIS-3").replace("Teacher,", "Coach,").replace(",7", ","))
                .counts();

        assertThat(counts.changed()).isEqualTo(2);
        assertThat(counts.unchanged()).isEqualTo(1);
        assertThat(counts.changedFields()).isEqualTo(Map.of(StaffField.JOB, 2, StaffField.YEARS_OF_SERVICE, 1));
    }

    @Test
    void aColumnThatIsAbsentChangesNothing() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));
        carryOut(sentAs(true, "person_sourcedid,job", "SIS-1,Coach"));

        StaffFacts facts = records.of(district, tess).orElseThrow();
        assertThat(facts.job()).isEqualTo("Coach");
        assertThat(facts.school()).isEqualTo("LM");
    }

    @Test
    void whoCameFirstWasAlwaysThere() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));

        assertThat(place(tess)).isEqualTo(new StaffRecords.Place(tess, "LM", "Teachers B", null, null));
    }

    @Test
    void whoIsInAnotherSchoolIsThereSinceThatList() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));
        carriedOut(elsewhere("SIS-1"));

        assertThat(place(tess)).isEqualTo(new StaffRecords.Place(tess, "HH", "Teachers B", clock.instant(), null));
    }

    @Test
    void whoIsInAnotherGroupIsThereSinceThatList() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));
        carriedOut(row("SIS-1").replace("Teachers B", "Coaches"));

        assertThat(place(tess)).isEqualTo(new StaffRecords.Place(tess, "LM", "Coaches", null, clock.instant()));
    }

    @Test
    void aLaterListThatMovesNobodyLeavesTheDays() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));
        carriedOut(elsewhere("SIS-1"));
        Instant moved = clock.instant();
        clock.advance(Duration.ofDays(3));
        carriedOut(elsewhere("SIS-1").replace("Teacher,", "Coach,"));

        assertThat(place(tess).schoolSince()).isEqualTo(moved);
    }

    @Test
    void aSchoolThatIsNamedLaterWasAlwaysTheirs() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut("SIS-1,,,Teacher,Teachers B,E-SIS-1,,7");
        carriedOut(row("SIS-1"));

        assertThat(place(tess)).isEqualTo(new StaffRecords.Place(tess, "LM", "Teachers B", null, null));
    }

    @Test
    void aColumnThatIsAbsentMovesNobody() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));
        carryOut(sentAs(true, "person_sourcedid,job", "SIS-1,Coach"));

        assertThat(place(tess)).isEqualTo(new StaffRecords.Place(tess, "LM", "Teachers B", null, null));
    }

    @Test
    void whoIsBackIsThereSinceThen() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(rows(1, 20));
        carryOut(sent(rows(2, 20)));
        clock.advance(Duration.ofDays(3));
        carryOut(sent(rows(1, 20)));

        assertThat(place(tess))
                .isEqualTo(new StaffRecords.Place(tess, "LM", "Teachers B", clock.instant(), clock.instant()));
    }

    @Test
    void anEmptyCellEmptiesTheField() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));
        carryOut(sentAs(true, "person_sourcedid,job", "SIS-1,"));

        assertThat(records.of(district, tess).orElseThrow().job()).isNull();
    }

    @Test
    void aSchoolMayBeRenamed() {
        carriedOut(row("SIS-1"));
        StaffImportView list = sent(row("SIS-1").replace("Lakeside Middle", "Lakeside School"));

        assertThat(list.counts().schools()).isEqualTo(1);
        carryOut(list);
        assertThat(records.schools(district)).extracting(StaffGroup::name).containsExactly("Lakeside School");
    }

    @Test
    void whoIsMissingInAWholeListHasLeft() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(rows(1, 20));
        StaffImportView list = sent(rows(2, 20));

        assertThat(list.counts().closed()).isEqualTo(1);
        carryOut(list);
        assertThat(records.of(district, tess).orElseThrow().left()).isTrue();
        assertThat(records.ofSchool(district, "LM")).isEmpty();
        assertThat(access.isClosed(tess, district)).isTrue();
    }

    @Test
    void whoLeftMayComeBackByALaterList() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(rows(1, 20));
        carryOut(sent(rows(2, 20)));
        StaffImportView list = sent(rows(1, 20));

        assertThat(list.counts().cameBack()).isEqualTo(1);
        carryOut(list);
        assertThat(access.isClosed(tess, district)).isFalse();
        assertThat(records.of(district, tess).orElseThrow().left()).isFalse();
    }

    @Test
    void whereSomebodyWasIsRememberedWhenTheyMove() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));
        carriedOut("SIS-1,LM,Lakeside Middle,Teacher,Teachers C,E-SIS-1,,7");

        assertThat(records.formerPlaces(district, List.of(tess)).get(tess))
                .extracting(StaffRecords.FormerPlace::school, StaffRecords.FormerPlace::contractGroup)
                .containsExactly(tuple("LM", "Teachers B"));
    }

    @Test
    void whoHoldsARoleKeepsAccessAndIsNamedToTheLead() {
        PersonId rae = launch("rae", "SIS-1");
        test.gives(Role.REVIEWER, rae, district);
        carriedOut(rows(1, 20));
        carryOut(sent(rows(2, 20)));

        assertThat(access.isClosed(rae, district)).isFalse();
        assertThat(pages.leftWithRoles(district)).containsOnlyKeys(rae);
    }

    @Test
    void whoLeftIsNamedOnceByTheRoleOfTheirMainIdentity() {
        PersonId rae = launch("rae", "SIS-1");
        PersonId main = test.person(district, "Rae Reader");
        test.gives(Role.REVIEWER, rae, district);
        identities.link(main, rae, district);
        carriedOut(rows(1, 20));
        carryOut(sent(rows(2, 20)));

        assertThat(pages.leftWithRoles(district)).containsOnlyKeys(main);
    }

    @Test
    void aListOfSomeLeavesTheOthersAlone() {
        carriedOut(rows(1, 20));
        ImportCounts counts = sentAs(false, HEADER, row("SIS-1"), row("SIS-30")).counts();

        assertThat(counts.closed()).isZero();
        assertThat(counts.made()).isEqualTo(1);
    }

    @Test
    void aListOfSomeMaySayWhoLeft() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(rows(1, 20));
        carryOut(sentAs(false, "person_sourcedid,status", "SIS-1,left"));

        assertThat(records.of(district, tess).orElseThrow().left()).isTrue();
    }

    @Test
    void closingMoreThanATenthNeedsTheNumber() {
        carriedOut(rows(1, 20));
        StaffImportView list = sent(rows(4, 20));

        assertThat(list.counts().closed()).isEqualTo(3);
        assertThatThrownBy(() -> imports.confirm(list.id(), desk, null)).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> imports.confirm(list.id(), desk, 2)).isInstanceOf(ImportRefused.class);
        imports.confirm(list.id(), desk, 3);
    }

    @Test
    void closingATenthNeedsNone() {
        carriedOut(rows(1, 20));
        StaffImportView list = sent(rows(3, 20));

        assertThat(list.counts().closesMany()).isFalse();
        imports.confirm(list.id(), desk, null);
    }

    @Test
    void theSameIdTwiceIsSaidWithBothLines() {
        assertThat(faults(row("SIS-1"), row("SIS-2"), row("SIS-1")))
                .containsExactly("4 person_sourcedid TWICE SIS-1 2");
    }

    @Test
    void anUnknownSchoolIsSaid() {
        assertThat(faultsAs(true, "person_sourcedid,school_code", "SIS-1,XX"))
                .containsExactly("2 school_code SCHOOL_UNKNOWN XX ");
    }

    @Test
    void aSchoolOnRecordNeedsNoName() {
        carriedOut(row("SIS-1"));

        assertThat(faultsAs(true, "person_sourcedid,school_code", "SIS-1,LM")).isEmpty();
    }

    @Test
    void anUnknownManagerIsSaid() {
        assertThat(managers("A", "B")).containsExactly("2 manager_sourcedid MANAGER_UNKNOWN B A");
    }

    @Test
    void aManagerWhoLeavesWithThisListIsUnknown() {
        assertThat(faultsAs(true, "person_sourcedid,manager_sourcedid,status", "A,B,", "B,,left"))
                .containsExactly("2 manager_sourcedid MANAGER_UNKNOWN B A");
    }

    @Test
    void nobodyManagesThemselves() {
        assertThat(managers("A", "A")).containsExactly("2 manager_sourcedid MANAGER_THEMSELVES A A");
    }

    @Test
    void managersDoNotGoRoundInACircle() {
        assertThat(managers("A", "B", "B", "C", "C", "A", "D", "A", "E", "D", "TOP", "", "F", "TOP"))
                .containsExactly(
                        "2 manager_sourcedid MANAGER_CIRCLE B A",
                        "3 manager_sourcedid MANAGER_CIRCLE C B",
                        "4 manager_sourcedid MANAGER_CIRCLE A C");
    }

    @Test
    void aLongLineOfManagersIsNoCircle() {
        String[] chain = IntStream.rangeClosed(1, 40)
                .boxed()
                .flatMap(i -> Stream.of("P" + i, i == 40 ? "" : "P" + (i + 1)))
                .toArray(String[]::new);

        assertThat(managers(chain)).isEmpty();
    }

    @Test
    void anEndlessLineOfManagersIsSaid() {
        String[] chain = IntStream.rangeClosed(1, 150)
                .boxed()
                .flatMap(i -> Stream.of("P" + i, i == 150 ? "" : "P" + (i + 1)))
                .toArray(String[]::new);

        assertThat(managers(chain)).isNotEmpty().allMatch(fault -> fault.contains("MANAGERS_TOO_DEEP"));
    }

    @Test
    void aCircleThroughTheRecordsIsFoundInAListOfSome() {
        carryOut(sentAs(true, "person_sourcedid,manager_sourcedid", "A,B", "B,C", "C,"));

        assertThat(faultsAs(false, "person_sourcedid,manager_sourcedid", "C,A"))
                .containsExactly("2 manager_sourcedid MANAGER_CIRCLE A C");
    }

    @Test
    void aListOfSomeMayNameAManagerOnRecord() {
        carriedOut(row("SIS-9"));

        assertThat(faultsAs(false, "person_sourcedid,manager_sourcedid", "SIS-1,SIS-9"))
                .isEmpty();
    }

    @Test
    void whoAlsoOpensWaymarkElsewhereIsANoteThatNamesNoDistrict() {
        launch("tess", "SIS-1");
        DistrictId elsewhere = test.district();
        launch(elsewhere, "tess", "SIS-1");
        StaffImportView list = sent(row("SIS-1"));

        assertThat(list.status()).isEqualTo(StaffImportStatus.READY);
        assertThat(list.faults()).extracting(Fault::kind).containsExactly(FaultKind.ALSO_ELSEWHERE);
    }

    @Test
    void afterABrokenLineNothingMissingIsHeldAgainstTheRest() {
        assertThat(faultsAs(true, "person_sourcedid,manager_sourcedid", "A,B", "\"B\"x,", "C,"))
                .singleElement()
                .asString()
                .contains("QUOTES");
    }

    @Test
    void aFaultyListCannotBeConfirmed() {
        StaffImportView list = sent(row("SIS-1"), row("SIS-1"));

        assertThat(list.status()).isEqualTo(StaffImportStatus.FAULTY);
        assertThatThrownBy(() -> imports.confirm(list.id(), desk, null)).isInstanceOf(ImportRefused.class);
    }

    @Test
    void aMendedListTakesThePlaceOfTheFaultyOne() {
        StaffImportView faulty = sent(row("SIS-1"), row("SIS-1"));
        sent(row("SIS-1"));

        assertThat(pages.view(faulty.id(), district).status()).isEqualTo(StaffImportStatus.SET_ASIDE);
        assertThat(staged(faulty.id())).isZero();
    }

    @Test
    void ofTwoListsAtOnceTheSecondIsRefused() {
        StaffImportView first = sent(row("SIS-1"));
        imports.confirm(first.id(), desk, null);

        assertThatThrownBy(() -> sent(row("SIS-2")))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ImportRefused.Problem.AT_WORK));
        run();
        assertThat(sent(row("SIS-1")).status()).isEqualTo(StaffImportStatus.READY);
    }

    @Test
    void anotherDistrictReadsMeanwhile() throws IOException {
        imports.confirm(sent(row("SIS-1")).id(), desk, null);
        Desk elsewhere = new Desk(test.district(), null);

        assertThat(imports.take(elsewhere, files(HEADER, row("SIS-1")), true)).isNotNull();
    }

    @Test
    void twoConfirmationsCarryItOutOnce() {
        StaffImportView list = sent(row("SIS-1"));
        imports.confirm(list.id(), desk, null);

        assertThatThrownBy(() -> imports.confirm(list.id(), desk, null))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ImportRefused.Problem.MOVED_ON));
    }

    @Test
    void whatAnotherDistrictSentIsNotFound() {
        StaffImportView list = sent(row("SIS-1"));
        Desk elsewhere = new Desk(test.district(), null);

        assertThatThrownBy(() -> imports.confirm(list.id(), elsewhere, null)).isInstanceOf(StaffNotFound.class);
        assertThatThrownBy(() -> pages.view(list.id(), elsewhere.district())).isInstanceOf(StaffNotFound.class);
    }

    @Test
    void whatStoppedHalfWayGoesOnWhereItWas() {
        StaffImportView list = sent(rows(1, 1_200));
        imports.confirm(list.id(), desk, null);
        // A node that went away after the schools and its first five hundred.
        sql.update("insert into staff_school values (?, 'LM', 'Lakeside Middle')", district.id());
        sql.update(
                "update staff_import set applied_to = 501 where id = ?",
                list.id().id());
        run();

        assertThat(pages.view(list.id(), district).status()).isEqualTo(StaffImportStatus.DONE);
        assertThat(pages.standing(district).onRecord()).isEqualTo(700);
    }

    @Test
    void doingItAgainAfterItIsDoneChangesNothing() {
        StaffImportView list = carriedOut(rows(1, 3));
        changes.carryOut(new StagedList.Of(list.id(), district));

        assertThat(pages.standing(district).onRecord()).isEqualTo(3);
    }

    @Test
    void whatWasGivenUpCanGoOn() {
        StaffImportView list = sent(rows(1, 3));
        imports.confirm(list.id(), desk, null);
        changes.stop(new StagedList.Of(list.id(), district));
        assertThat(pages.view(list.id(), district).status()).isEqualTo(StaffImportStatus.STOPPED);

        imports.confirm(list.id(), desk, null);
        run();
        assertThat(pages.standing(district).onRecord()).isEqualTo(3);
    }

    @Test
    void whatALostNodeWasReadingHoldsNobodyUpForLong() {
        sql.update(
                "insert into staff_import (id, version, district_id, status, at_work, format, whole, carried, begun_at,"
                        + " begun_by, on_record, made, changed, came_back, closed, unchanged, left_out, schools,"
                        + " changed_fields, applied_to) values (?, 0, ?, 'READING', 1, 'WAYMARK', true, 0, ?, 'operator',"
                        + " 0, 0, 0, 0, 0, 0, 0, 0, '', 0)",
                UUID.randomUUID(),
                district.id(),
                Timestamp.from(clock.instant()));
        assertThatThrownBy(() -> sent(row("SIS-1"))).isInstanceOf(ImportRefused.class);

        clock.advance(Duration.ofMinutes(31));
        assertThat(sent(row("SIS-1")).status()).isEqualTo(StaffImportStatus.READY);
    }

    @Test
    void whatNobodyConfirmsIsForgottenAfterAWeek() {
        StaffImportView list = sent(row("SIS-1"));
        clock.advance(Duration.ofDays(8));
        imports.forgetOld();

        assertThat(pages.view(list.id(), district).status()).isEqualTo(StaffImportStatus.SET_ASIDE);
        assertThat(staged(list.id())).isZero();
    }

    @Test
    void onceCarriedOutNothingIsLeftBesideTheRecords() {
        assertThat(staged(carriedOut(row("SIS-1")).id())).isZero();
    }

    @Test
    void theAuditHasWhoImportedWhatNumbers() {
        StaffImportView list = carriedOut(rows(1, 3));

        assertThat(sql.queryForList(
                        "select actor || ' ' || verb || ' ' || subject from audit_entry where district = ? order by at, id",
                        String.class,
                        district.id()))
                .containsExactly(
                        "operator staff-list-read " + list.id() + " rows 3 faults 0",
                        "operator staff-import-confirmed " + list.id(),
                        "operator staff-imported " + list.id() + " made 3 changed 0 back 0 closed 0 same 0");
    }

    @Test
    void statementsDoNotGrowWithTheRows() {
        assertThat(statementsFor(400)).isEqualTo(statementsFor(10));
    }

    @Test
    void anErasedPersonLeavesNoRecord() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"), "SIS-2,LM,Lakeside Middle,Teacher,,,SIS-1,");
        Erasure wish = new Erasure(tess, district, false, Set.of());

        assertThat(erasure.lines(wish)).hasSize(1);
        erasure.erase(wish);
        assertThat(erasure.lines(wish)).isEmpty();
        assertThat(records.of(district, tess)).isEqualTo(Optional.empty());
        assertThat(sql.queryForObject(
                        "select count(*) from staff_record where district_id = ? and (sourcedid = 'SIS-1' or"
                                + " manager_sourcedid = 'SIS-1')",
                        Integer.class,
                        district.id()))
                .isZero();
    }

    @Test
    void aLookAtARecordIsInTheAuditOfThePerson() {
        PersonId tess = launch("tess", "SIS-1");
        carriedOut(row("SIS-1"));

        assertThat(pages.find("E-SIS-1", desk)).extracting(StaffCard::sourcedid).containsExactly("SIS-1");
        assertThat(sql.queryForList(
                        "select about from audit_entry where district = ? and verb = 'looked-staff-record'",
                        String.class,
                        district.id()))
                .containsExactly(tess.toString());
    }

    @Test
    void anIdWithWhichTwoPeopleComeIsNeithers() {
        carriedOut(row("SIS-1"), row("SIS-2"));
        PersonId one = launch(UUID.randomUUID().toString(), "SIS-1");
        PersonId two = test.person(district, "Two");
        test.isRegisteredAs("SIS-2", two, district);
        sql.update(
                "update person set issuer = 'https://other.example.org', sourcedid = 'SIS-1' where id = ?", two.id());

        assertThat(records.of(district, one)).isEmpty();
        assertThat(records.of(district, two)).isEmpty();
        assertThat(records.ofSchool(district, "LM")).isEmpty();
        assertThat(records.ofContractGroup(district, "Teachers B")).isEmpty();
        assertThat(faults(row("SIS-1"), row("SIS-2"))).containsExactly("2 person_sourcedid TWO_PEOPLE SIS-1 ");
        carryOut(sent(row("SIS-2"), row("SIS-3"), row("SIS-4")));
        assertThat(access.isClosed(one, district)).isFalse();
        assertThat(access.isClosed(two, district)).isFalse();
    }

    @Test
    void twoIdentitiesOfOnePersonAreNotTwoPeople() {
        carriedOut(row("SIS-1"));
        PersonId one = launch(UUID.randomUUID().toString(), "SIS-1");
        PersonId second = test.person(district, "Second");
        sql.update(
                "update person set issuer = 'https://other.example.org', sourcedid = 'SIS-1' where id = ?",
                second.id());
        identities.link(one, second, district);

        assertThat(faults(row("SIS-1"))).isEmpty();
        assertThat(records.of(district, one)).isPresent();
        assertThat(records.of(district, second)).isPresent();
        assertThat(records.ofSchool(district, "LM")).containsExactly(one);
    }

    @Test
    void theRegisterKnowsAPersonByAnyOfTheirIdentities() {
        carriedOut(row("SIS-1"));
        PersonId main = test.person(district, "Main");
        PersonId second = launch(UUID.randomUUID().toString(), "SIS-1");
        identities.link(main, second, district);

        assertThat(records.of(district, main))
                .get()
                .extracting(StaffFacts::school)
                .isEqualTo("LM");
        assertThat(records.ofSchool(district, "LM")).containsExactly(main);
    }

    @Test
    void aRecordIsFoundByAWholeIdOnly() {
        carriedOut(row("SIS-1"));

        assertThat(pages.find("SIS", desk)).isEmpty();
        assertThat(pages.find("SIS-%", desk)).isEmpty();
    }

    static String row(String id) {
        return id + ",LM,Lakeside Middle,Teacher,Teachers B,E-" + id + ",,7";
    }

    static String[] rows(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> row("SIS-" + i)).toArray(String[]::new);
    }

    private StaffRecords.Place place(PersonId person) {
        return records.places(district, List.of(person)).get(person);
    }

    private static String elsewhere(String sourcedid) {
        return row(sourcedid).replace("LM,Lakeside Middle", "HH,Hillside High");
    }

    private StaffImportView sent(String... rows) {
        return sentAs(true, HEADER, rows);
    }

    private StaffImportView sentAs(boolean whole, String header, String... rows) {
        try {
            return pages.view(imports.take(desk, files(header, rows), whole), district);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<ListReader.Sent> files(String header, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(Arrays.asList(rows));
        Path file = Files.createTempFile("staff", ".csv");
        Files.write(file, lines);
        return List.of(new ListReader.Sent("staff.csv", file));
    }

    private StaffImportView carriedOut(String... rows) {
        return carryOut(sent(rows));
    }

    private StaffImportView carryOut(StaffImportView list) {
        assertThat(list.faults()).filteredOn(Fault::isBlocking).isEmpty();
        imports.confirm(list.id(), desk, list.counts().closed());
        run();
        StaffImportView done = pages.view(list.id(), district);
        assertThat(done.status()).isEqualTo(StaffImportStatus.DONE);
        return done;
    }

    private void run() {
        TestJobs.runDue(context, clock.instant());
    }

    private List<String> faults(String... rows) {
        return faultsAs(true, HEADER, rows);
    }

    private List<String> faultsAs(boolean whole, String header, String... rows) {
        return sentAs(whole, header, rows).faults().stream()
                .map(fault -> fault.line() + " " + fault.column() + " " + fault.kind() + " " + fault.given() + " "
                        + fault.other())
                .toList();
    }

    /** Faults of a list of persons, each with the line manager. */
    private List<String> managers(String... personsAndManagers) {
        String[] rows = IntStream.range(0, personsAndManagers.length / 2)
                .mapToObj(i -> personsAndManagers[2 * i] + "," + personsAndManagers[2 * i + 1])
                .toArray(String[]::new);
        return faultsAs(true, "person_sourcedid,manager_sourcedid", rows);
    }

    private int staged(StaffImportId id) {
        return sql.queryForObject("select count(*) from staff_import_row where import_id = ?", Integer.class, id.id());
    }

    /** How many statements it takes to lay so many rows, of people with a line manager, beside the records. */
    private int statementsFor(int rows) {
        StagedList.Of list = new StagedList.Of(sent(row("SIS-1")).id(), district);
        CountedStatements counted = new CountedStatements(dataSource);
        StagedList staged = new StagedList(new NamedParameterJdbcTemplate(counted));
        staged.people(
                list,
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> new StaffRow(
                                100 + i,
                                "P-" + i,
                                i < 4 ? Map.of() : Map.of(StaffField.MANAGER_SOURCEDID, "P-" + i % 4),
                                false))
                        .toList());
        Map<StaffField, String> carried = Map.of(StaffField.MANAGER_SOURCEDID, "m", StaffField.SCHOOL_CODE, "s");
        ListRead read = new ListRead(ListFormat.WAYMARK, "staff.csv", "id", carried, rows, 0, Map.of());
        staged.find(list, read, true, new Faults());
        staged.compare(list, carried.keySet(), true, 0);
        return counted.statements;
    }

    /** Counts what is prepared; a batch is one. */
    private static final class CountedStatements extends DelegatingDataSource {

        private int statements;

        CountedStatements(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().startsWith("prepareStatement")) {
                            statements++;
                        }
                        return method.invoke(connection, arguments);
                    });
        }
    }

    private PersonId launch(String sub, String sourcedid) {
        return launch(district, sub, sourcedid);
    }

    private PersonId launch(DistrictId where, String sub, String sourcedid) {
        LtiLaunch launch = new LtiLaunch(
                UUID.randomUUID(),
                where.id(),
                TestPeople.ISSUER,
                "client",
                "1",
                sub,
                sub,
                List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"),
                LtiLaunch.RESOURCE_LINK,
                "http://localhost:8080/lti/launch",
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                new LtiLaunch.Presentation("iframe", null, null),
                TestPeople.ISSUER,
                LtiLaunch.Fellows.UNKNOWN,
                sourcedid);
        return ((SignedInPerson) launches.loadUser(launch)).id();
    }
}
