package org.waymark.people.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/** What people are told of their roles. */
@OnH2
class RoleNoticesTests {

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private PersonId jordan;
    private Instant before;

    @BeforeEach
    void someone() {
        before = clock.instant();
        clock.reset();
        district = test.district();
        jordan = test.person(district, "Jordan Lee");
    }

    @AfterEach
    void turnTheClockBack() {
        clock.set(before);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleIsToldWhenItIsGivenEndsSoonAndHasEnded(Role role) {
        test.person(district, "Lee Lead", Role.LEAD);
        people.give(role, jordan, district, null, "For a week", day().plusDays(7));
        people.runOut(district, RoleTimetable.SOON);
        clock.advance(Duration.ofDays(9));
        people.runOut(district, RoleTimetable.SOON);

        String code = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        assertThat(kinds()).containsExactly("role-given." + code, "role-ending." + code, "role-ended." + code);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRolesNoticeLeadsToAPageThatItOpens(Role role) {
        people.give(role, jordan, district, null, "For a week");
        String path = jdbc.sql("select path from notice where person = ?")
                .param(jordan.id())
                .query(String.class)
                .single();

        assertThat(path).isNotEqualTo("/home");
        assertThat(web.get().uri(path).with(authentication(TestPeople.as(jordan, district))))
                .hasStatusOk();
    }

    @Test
    void theLastLeadIsToldThatNoneStays() {
        people.give(Role.LEAD, jordan, district, null, "Interim", day().plusDays(7));
        people.runOut(district, RoleTimetable.SOON);

        assertThat(kinds()).containsExactly("role-given.lead", "role-ending.last-lead");
    }

    private LocalDate day() {
        return LocalDate.parse("2027-05-03");
    }

    private List<String> kinds() {
        return jdbc.sql("select kind from notice where person = ? order by at, id")
                .param(jordan.id())
                .query(String.class)
                .list();
    }
}
