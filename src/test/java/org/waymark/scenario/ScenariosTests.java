package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.insights.counting.Stages;
import org.waymark.insights.questions.Barrier;
import org.waymark.insights.tables.InsightTable;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.recognition.EntitlementKind;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.RewardRules;
import org.waymark.recognition.TestSettling;
import org.waymark.recognition.roles.RoleProfiles;

/** The programmes that are small enough to be lived through in every build. */
@OnH2
class ScenariosTests extends LivedScenarios {

    @Autowired
    Entitlements entitlements;

    @Autowired
    RewardRules rules;

    @Autowired
    TransactionTemplate transaction;

    @ParameterizedTest
    @CsvSource({"S1, 45, 900000", "S2, 0, 0", "S3, 4, 100000", "S6, 0, 0", "S8, 2, 0"})
    void asManyEarnAsManyAsThen(Scenario scenario, long entitlements, long cents) {
        requireSums(scenario);
        requireSummary(scenario, entitlements, cents);
    }

    @Test
    void kettleMorainePaysTwoFourSixAndSixHundredForOneToFour() {
        TestScenarios.Lived lived = lived(Scenario.S1);
        List<Integer> awards = Scenario.S1.work().awards();

        for (int n = 0; n < awards.size(); n++) {
            assertThat(cents(lived, n))
                    .as("%d awards", awards.get(n))
                    .isEqualTo(List.of(200_00L, 400_00L, 600_00L, 600_00L).get(awards.get(n) - 1));
        }
        assertThat(entitlements.inForce(lived.district()).cents()).isEqualTo(5 * 1_800_00);
    }

    /** A launch from the sandbox LMS says what the register calls her; the rule for her contract group is hers afterwards, too. */
    @Test
    void whoEarnedFourReadsThatTheLimitIsReachedAfterALaunchToo() {
        TestScenarios.Lived lived = lived(Scenario.S1);
        Authentication tess = TestPeople.as(member(lived, 0), lived.district());
        context.getBean(People.class).isRegisteredAs("SIS-TEACHER1", member(lived, 0), lived.district());

        assertThat(mvc.get().uri("/record/rewards").with(authentication(tess)))
                .bodyText()
                .contains("What brought nothing, and why");
        assertThat(mvc.get().uri("/credentials/coaching-a-colleague").with(authentication(tess)))
                .bodyText()
                .contains("$0 of $200: your limit of $600 a year is reached");
    }

    /** Their LMS says the register's id with each launch. */
    @Test
    void whoOpensItFromTheSandboxStaysInTheirSchool() {
        assertThat(count(
                        "person where sourcedid in ('SIS-TEACHER1', 'SIS-TEACHER2', 'SIS-TEACHER3') and district_id = ?",
                        Scenario.S1))
                .isEqualTo(3);
    }

    @Test
    void halfOfKettleMorainesTeachersHaveOneAtLeast() {
        assertThat(count("(select distinct earner_id from award where district_id = ?)", Scenario.S1))
                .isEqualTo(Scenario.S1.members() / 2);
    }

    /** Each by itself: $600 a year of raises that stay, or $600 ever. */
    @Test
    void aYearLaterTheTwoReadingsOfTheCapDiffer() {
        TestScenarios.Lived lived = lived(Scenario.S1);
        List<Integer> awards = Scenario.S1.work().awards();
        clock.set(clock.instant().plus(Duration.ofDays(366)));
        try {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                TestSettling.settle(lived.there().members().subList(0, 20), lived.district(), context);
                for (int n = 0; n < 20; n++) {
                    long first = List.of(200_00L, 400_00L, 600_00L, 600_00L).get(awards.get(n) - 1);
                    boolean yearly = n / 4 % 2 == 0;
                    assertThat(cents(lived, n))
                            .as("earner %d, %s", n, yearly ? "by the year" : "ever")
                            .isEqualTo(yearly ? 2 * first : first);
                }
            });
        } finally {
            clock.reset();
        }
    }

    @Test
    void twoOfFiftyEarnWhereNothingIsGivenForIt() {
        assertThat(figures(Scenario.S2).answers().people()).isEqualTo(48);
        assertThat(figures(Scenario.S2).answers().reasons())
                .containsEntry(Barrier.NOT_REQUIRED.name(), 27)
                .containsEntry(Barrier.NO_INCENTIVE.name(), 18);
    }

    @Test
    void mineolaPaysTheTwoOnceWhoCompletedThreeAreas() {
        TestScenarios.Lived lived = lived(Scenario.S3);

        for (int n = 0; n < Scenario.S3.members(); n++) {
            assertThat(rows(lived, n).stream().map(EntitlementRow::kind))
                    .as("earner %d", n)
                    .isEqualTo(n < 2 ? List.of(EntitlementKind.PAY, EntitlementKind.ROLE) : List.of());
        }
        assertThat(entitlements.inForce(lived.district()).cents()).isEqualTo(2 * 500_00);
    }

    @Test
    void thatTwoAreasAreEnoughLaterTakesNothingBack() {
        TestScenarios.Lived lived = lived(Scenario.S3);

        assertThat(rules.of(lived.district()))
                .singleElement()
                .satisfies(rule -> assertThat(rule.versions()).hasSize(2));
        assertThat(count("entitlement where reverses_id is not null and district_id = ?", Scenario.S3))
                .isZero();
    }

    @Test
    void eighteenInAYearAreCalledTooMany() {
        TestScenarios.Lived lived = lived(Scenario.S3);

        assertThat(mvc.get().uri("/plan").with(authentication(TestPeople.as(member(lived, 9), lived.district()))))
                .hasStatusOk()
                .bodyText()
                .contains("You have 18 micro-credentials in a year, together about 216 hours");
    }

    @Test
    void fifteenFoundationalAndAnyFifteenElectiveAreOneRule() {
        TestScenarios.Lived lived = lived(Scenario.S8);

        assertThat(rules.of(lived.district())).hasSize(1);
        for (int n = 0; n < Scenario.S8.members(); n++) {
            assertThat(rows(lived, n)).as("earner %d", n).hasSize(n < 2 ? 1 : 0);
        }
    }

    @Test
    void thePathwayOfTheCitysTeacherLeadersCanBePromised() {
        DistrictId district = context.getBean(TestPeople.class).district();
        PersonId writer = context.getBean(TestPeople.class).person(district, "Ines Calder", Role.LEAD);
        AutowireCapableBeanFactory beans = context.getAutowireCapableBeanFactory();

        TestScenarios.rewards(context)
                .promise(
                        Scenario.S4,
                        beans.createBean(ScenarioCatalogue.class).publish(18, district),
                        List.of(),
                        district,
                        writer,
                        new Timeline(LocalDate.of(2027, 1, 4), clock::set));

        assertThat(rules.roleNames(district)).containsExactly(ScenarioRewards.LEADER);
        assertThat(context.getBean(RoleProfiles.class).titlesOf(district)).containsValue(ScenarioRewards.LEADER);
    }

    @Test
    void noneOfItIsThereWithoutTheSandbox() {
        assertThat(context.getBeansOfType(Object.class).values())
                .noneMatch(bean -> bean.getClass().getPackageName().equals(Scenario.class.getPackageName()));
    }

    /** As pages say it, hidden numbers too: from those who could to those who earned, and what most said kept them. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "S1, 40 - 30 25 - 20, none",
                "S2, 50 - 26 14 - -, 'NOT_REQUIRED 27 56%, NO_INCENTIVE 18 38%'",
                "S3, 10 - - - - 10, none",
                "S8, 12 - - - - -, none"
            })
    void leadsAreShownTheWayAndWhatKeptPeople(Scenario scenario, String way, String reasons) {
        assertThat(shownWay(scenario)).isEqualTo(way);
        assertThat(shownReasons(scenario)).isEqualTo(reasons);
    }

    @Test
    void leadsSeeThatFiftyCouldAndNotWhoTheTwoWere() {
        InsightTable funnel = table(Scenario.S2, "funnel");

        assertThat(funnel.rows().get(Stages.ELIGIBLE.ordinal()).value(0)).isEqualTo(50.0);
        assertThat(funnel.rows().get(Stages.EARNED.ordinal()).value(0)).isNull();
    }

    @Test
    void twoSchoolsOfTheTennesseePilotAreTooSmallToBeShown() {
        assertThat(table(Scenario.S6, "funnel").rows().get(0).value(0)).isEqualTo(40.0);
        assertThat(table(Scenario.S6, "schools").rows().stream()
                        .filter(row -> row.value(0) == null)
                        .count())
                .isGreaterThanOrEqualTo(2);
    }

    private long cents(TestScenarios.Lived lived, int member) {
        return rows(lived, member).stream().mapToLong(EntitlementRow::cents).sum();
    }

    private List<EntitlementRow> rows(TestScenarios.Lived lived, int member) {
        return entitlements.of(member(lived, member), lived.district()).stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    private static PersonId member(TestScenarios.Lived lived, int number) {
        return lived.there().members().get(number);
    }
}
