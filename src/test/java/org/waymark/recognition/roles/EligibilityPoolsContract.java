package org.waymark.recognition.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.award.Awards;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.TestSchools;
import org.waymark.recognition.TestEarners;

abstract class EligibilityPoolsContract {

    /** The clock of tests stands on the third of May 2027, in New York. */
    private static final LocalDate TODAY = LocalDate.of(2027, 5, 3);

    private static final ApplicationWindow OPEN = new ApplicationWindow(TODAY, TODAY.plusDays(10));
    private static final ApplicationWindow LATER = new ApplicationWindow(TODAY.plusDays(1), TODAY.plusDays(10));

    @Autowired
    RoleProfiles profiles;

    @Autowired
    EligibilityPools pools;

    @Autowired
    EligibilityRounds rounds;

    @Autowired
    Readinesses readinesses;

    @Autowired
    Pools names;

    @Autowired
    RoleLook look;

    @Autowired
    Stacks stacks;

    @Autowired
    Awards awards;

    @Autowired
    Definitions definitions;

    @Autowired
    TestPeople people;

    @Autowired
    TestSchools schools;

    @Autowired
    TestEarners earners;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId jordan;
    private SignedInPerson me;
    private List<DefinitionId> three;
    private CatalogDesk desk;

    @BeforeEach
    void people() {
        district = people.district();
        jordan = people.person(district, "Jordan Rivera");
        me = TestPeople.signedIn(jordan, district);
        three = definitions.named(district).stream()
                .map(NamedDefinition::id)
                .limit(3)
                .toList();
        desk = new CatalogDesk(district, people.person(district, "Lea", Role.LEAD), Role.LEAD);
    }

    @AfterEach
    void backToThePresent() {
        clock.reset();
    }

    @Test
    void sayTwoOfThreeUntilAllIsHeld() {
        RoleProfileId role = role(credentials(), OPEN);
        earns(0);
        earns(1);

        assertThat(mine().met()).isEqualTo(2);
        assertThat(mine().needs()).extracting(Readiness.Need::met).containsExactly(true, true, false);
        assertThat(mine().eligible()).isFalse();
        assertThat(pools.eligible(jordan, district)).isEmpty();

        earns(2);

        assertThat(pools.eligible(jordan, district)).containsExactly(role);
        assertThat(earners.notices("position-eligible.open", jordan)).isEqualTo(1);
    }

    @Test
    void showNobodyWhoDidNotPutTheirNameIn() {
        RoleProfileId role = role(credentials(), OPEN);
        earnsAll();

        assertThat(pool(role)).isEmpty();

        pools.enter(role, me);

        assertThat(pool(role)).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("Jordan Rivera");
            assertThat(row.awards()).hasSize(3);
            assertThat(row.endedAt()).isNull();
        });
    }

    @Test
    void showNobodyWhoTookTheirNameOut() {
        RoleProfileId role = role(credentials(), OPEN);
        earnsAll();
        pools.enter(role, me);

        pools.withdraw(role, me);

        assertThat(pool(role)).isEmpty();
        assertThat(mine().entered()).isFalse();
        assertThat(pools.enter(role, me)).isTrue();
        assertThat(pool(role)).hasSize(1);
    }

    @Test
    void takeNoNamesOfThoseWhoAreNotEligible() {
        RoleProfileId role = role(credentials(), OPEN);
        earns(0);

        assertThat(pools.enter(role, me)).isFalse();
        assertThat(pool(role)).isEmpty();
    }

    @Test
    void takeNamesFromTheFirstDayToTheEndOfTheLastInTheDistrictsZone() {
        RoleProfileId role = role(credentials(), LATER);
        earnsAll();
        assertThat(pools.enter(role, me)).isFalse();

        // A minute before midnight in New York it is the fourth in London already.
        clock.set(Instant.parse("2027-05-04T03:59:00Z"));
        assertThat(pools.enter(role, me)).isFalse();
        clock.set(Instant.parse("2027-05-04T04:00:00Z"));
        assertThat(pools.enter(role, me)).isTrue();
        pools.withdraw(role, me);
        clock.set(Instant.parse("2027-05-14T03:59:00Z"));
        assertThat(pools.enter(role, me)).isTrue();
        pools.withdraw(role, me);
        clock.set(Instant.parse("2027-05-14T04:00:00Z"));
        assertThat(pools.enter(role, me)).isFalse();
    }

    @Test
    void endWithTheAwardTheyRestOnAndStayAsEnded() {
        RoleProfileId role = role(credentials(), OPEN);
        earnsAll();
        pools.enter(role, me);

        loses(1);

        assertThat(pools.eligible(jordan, district)).isEmpty();
        assertThat(pool(role))
                .singleElement()
                .satisfies(row -> assertThat(row.endedAt()).isNotNull());
        assertThat(mine().ended()).isEqualTo(EndReason.AWARD);
        assertThat(earners.notices("position-ended.award", jordan)).isEqualTo(1);
    }

    @Test
    void beginAnewForWhoEarnsItAgain() {
        RoleProfileId role = role(credentials(), OPEN);
        earnsAll();
        loses(1);

        earns(1);

        assertThat(pools.eligible(jordan, district)).containsExactly(role);
        assertThat(mine().ended()).isNull();
    }

    @Test
    void stayWhereEnoughOfAStackIsLeft() {
        StackId stack = stack();
        role(List.of(TestRoles.any(2, stack)), OPEN);
        earnsAll();

        loses(0);
        assertThat(pools.eligible(jordan, district)).hasSize(1);

        loses(1);
        assertThat(pools.eligible(jordan, district)).isEmpty();
    }

    @Test
    void countAWholeStackByItsRule() {
        role(List.of(TestRoles.whole(stack())), OPEN);
        earns(0);
        earns(1);
        assertThat(mine().needs()).singleElement().satisfies(need -> {
            assertThat(need.have()).isEqualTo(2);
            assertThat(need.missing()).hasSize(1);
        });

        earns(2);

        assertThat(pools.eligible(jordan, district)).hasSize(1);
    }

    @Test
    void endNothingWhileAnAwardIsOnlySuspended() {
        role(credentials(), OPEN);
        earnsAll();
        awards.suspend(earners.award(jordan, three.get(0), district).id(), district, "operator", "Looked into");

        loses(1);
        earns(1);
        assertThat(pools.eligible(jordan, district)).isEmpty();

        awards.resume(earners.award(jordan, three.get(0), district).id(), district, "operator");
        assertThat(pools.eligible(jordan, district)).hasSize(1);
    }

    @Test
    void waitForAnotherQualificationAndYearsOfService() {
        RoleProfileId first = role(List.of(TestRoles.credential(three.get(0))), OPEN);
        RolePlan plan = TestRoles.plan("master", List.of(TestRoles.credential(three.get(1))), OPEN);
        RoleProfileId master = profiles.make(
                        TestRoles.after(plan, "Master Teacher", first, 1), district, "operator", "OPERATOR")
                .orElseThrow();
        schools.isOf(jordan, district, schools.school(district, "Lincoln"));
        earns(1);
        earns(0);
        assertThat(pools.eligible(jordan, district)).containsExactly(first);

        earners.hasServed(1, jordan, district);
        look.run(new RoleLook.From(district.id(), new UUID(0, 0)));
        assertThat(pools.eligible(jordan, district)).containsExactlyInAnyOrder(first, master);

        loses(0);
        assertThat(pools.eligible(jordan, district)).isEmpty();
        assertThat(earners.notices("position-ended.prior", jordan)).isEqualTo(1);
    }

    @Test
    void endBothWhereTheOtherWasWaitedForOnlyLater() {
        RoleProfileId second = role(List.of(TestRoles.credential(three.get(0))), OPEN);
        earns(0);
        clock.advance(Duration.ofHours(1));
        RoleProfileId first = role(List.of(TestRoles.credential(three.get(0))), OPEN);
        RoleView before = profiles.one(second, district);
        profiles.change(second, TestRoles.after(before.plan(), "Master Teacher", first, 1), before.edition(), desk);
        look.run(new RoleLook.From(district.id(), new UUID(0, 0)));
        assertThat(pools.eligible(jordan, district)).containsExactlyInAnyOrder(first, second);

        loses(0);

        assertThat(pools.eligible(jordan, district)).isEmpty();
        assertThat(earners.notices("position-ended.prior", jordan)).isEqualTo(1);
    }

    @Test
    void findThoseWhoHadItAllBeforeTheRoleWasWritten() {
        earnsAll();
        RoleProfileId role = role(credentials(), LATER);
        assertThat(pools.eligible(jordan, district)).isEmpty();

        look.run(new RoleLook.From(district.id(), new UUID(0, 0)));

        assertThat(pools.eligible(jordan, district)).containsExactly(role);
        assertThat(earners.notices("position-eligible.later", jordan)).isEqualTo(1);
    }

    @Test
    void tellOfAWindowOnce() {
        role(credentials(), LATER);
        earnsAll();
        clock.advance(Duration.ofDays(1));

        rounds.follow(district);
        rounds.follow(district);

        assertThat(earners.notices("position-window", jordan)).isEqualTo(1);
    }

    @Test
    void endForWhoLeaves() {
        RoleProfileId role = role(credentials(), OPEN);
        earnsAll();
        pools.enter(role, me);
        earners.leaves(jordan, district);

        rounds.follow(district);

        assertThat(pools.eligible(jordan, district)).isEmpty();
        assertThat(pool(role))
                .singleElement()
                .satisfies(row -> assertThat(row.endedAt()).isNotNull());
    }

    @Test
    void haveNoMinorsInThem() {
        role(credentials(), OPEN);
        earners.isMinor(jordan, district);

        earnsAll();

        assertThat(pools.eligible(jordan, district)).isEmpty();
    }

    @Test
    void takeWhomARuleNames() {
        RoleProfileId role = role(credentials(), OPEN);
        earns(0);

        pools.admit(role, jordan, district, List.of(three.get(0)));
        pools.admit(role, jordan, district, List.of(three.get(0)));

        assertThat(pools.eligible(jordan, district)).containsExactly(role);
        loses(0);
        assertThat(pools.eligible(jordan, district)).isEmpty();
    }

    @Test
    void keepWhoIsEligibleWhenARoleAsksForMore() {
        RoleProfileId role = role(List.of(TestRoles.credential(three.get(0))), OPEN);
        earns(0);
        RoleView before = profiles.one(role, district);

        assertThat(profiles.change(
                        role, TestRoles.plan(before.plan().slug(), credentials(), OPEN), before.edition(), desk))
                .isTrue();

        assertThat(pools.eligible(jordan, district)).containsExactly(role);
    }

    @Test
    void areOrderedByNameOrByEntryAlone() {
        RoleProfileId role = role(List.of(TestRoles.credential(three.get(0))), OPEN);
        PersonId anna = people.person(district, "Anna Abel");
        earners.earns(anna, three.get(0), district);
        earns(0);
        pools.enter(role, me);
        clock.advance(Duration.ofHours(1));
        pools.enter(role, TestPeople.signedIn(anna, district));

        assertThat(pool(role)).extracting(PoolRow::name).containsExactly("Anna Abel", "Jordan Rivera");
        assertThat(names.page(role, null, true, 1, desk).rows())
                .extracting(PoolRow::name)
                .containsExactly("Jordan Rivera", "Anna Abel");
    }

    @Test
    void areOfOneDistrictAlone() {
        RoleProfileId role = role(credentials(), OPEN);
        earnsAll();

        assertThat(pools.eligible(jordan, people.district())).isEmpty();
        assertThat(profiles.of(people.district())).isEmpty();
        assertThat(profiles.titlesOf(district))
                .hasEntrySatisfying(role, title -> assertThat(title).isEqualTo("Peer Collaborative Teacher"));
    }

    @Test
    void findThatNoRoleWaitsForItself() {
        RoleProfileId first = role(List.of(TestRoles.credential(three.get(0))), OPEN);
        RoleProfileId second = profiles.make(
                        TestRoles.after(TestRoles.plan("second", credentials(), OPEN), "Second", first, 1),
                        district,
                        "operator",
                        "OPERATOR")
                .orElseThrow();

        assertThat(profiles.isCircle(first, second, district)).isTrue();
        assertThat(profiles.isCircle(second, first, district)).isFalse();
    }

    @Test
    void noticeTwoWhoChangeARoleAtOnce() {
        RoleProfileId role = role(credentials(), OPEN);
        int seen = profiles.one(role, district).edition();
        String slug = profiles.one(role, district).plan().slug();
        profiles.change(role, TestRoles.plan(slug, credentials()), seen, desk);

        assertThat(profiles.change(role, TestRoles.plan(slug, credentials(), LATER), seen, desk))
                .isFalse();
        assertThat(profiles.one(role, district).plan().windows()).isEmpty();
    }

    private RoleProfileId role(List<RoleRequirement> requirements, ApplicationWindow... windows) {
        return profiles.make(
                        TestRoles.plan("peer-" + UUID.randomUUID(), requirements, windows),
                        district,
                        "operator",
                        "OPERATOR")
                .orElseThrow();
    }

    private List<RoleRequirement> credentials() {
        return three.stream().map(TestRoles::credential).toList();
    }

    private StackId stack() {
        Stacks.By by = new Stacks.By(district, "operator", "OPERATOR");
        StackId stack = stacks.begin(
                        "TL",
                        false,
                        new StackText(
                                "Teacher leader",
                                "",
                                Rule.all(three.stream().map(Rule::credential).toList())),
                        by)
                .orElseThrow();
        assertThat(stacks.publish(stack, by)).isEmpty();
        return stack;
    }

    private Readiness mine() {
        return readinesses.of(me).get(0);
    }

    private List<PoolRow> pool(RoleProfileId role) {
        return new ArrayList<>(names.page(role, null, false, 1, desk).rows());
    }

    private void earnsAll() {
        three.forEach(each -> earners.earns(jordan, each, district));
    }

    private void earns(int which) {
        earners.earns(jordan, three.get(which), district);
    }

    private void loses(int which) {
        earners.loses(jordan, three.get(which), district);
    }
}
