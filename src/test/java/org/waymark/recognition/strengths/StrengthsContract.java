package org.waymark.recognition.strengths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.award.Awards;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.TestSchools;
import org.waymark.people.guests.Guests;
import org.waymark.recognition.TestEarners;

abstract class StrengthsContract {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Autowired
    TestClock clock;

    @Autowired
    Strengths strengths;

    @Autowired
    StrengthOffers offers;

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
    Guests guests;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private PersonId jordan;
    private SignedInPerson me;
    private DefinitionVersion definition;
    private CatalogDesk desk;

    @BeforeEach
    void people() {
        district = people.district();
        jordan = people.person(district, "Jordan Rivera");
        me = TestPeople.signedIn(jordan, district);
        definition = definitions.published(district).get(0);
        desk = new CatalogDesk(district, people.person(district, "Lea Lead", Role.LEAD), Role.LEAD);
        earners.earns(jordan, definition.definition(), district);
    }

    @Test
    void findNobodyWhoDidNotSaySo() {
        assertThat(found(credential())).isEmpty();

        offers.offer(Set.of(), me);

        assertThat(found(credential())).extracting(FoundPerson::name).containsExactly("Jordan Rivera");
    }

    @Test
    void findNobodyWhoTookItBack() {
        offers.offer(Set.of(OpenTo.MENTORING), me);
        offers.withdraw(me);

        assertThat(found(credential())).isEmpty();
    }

    @Test
    void tellNameSchoolAwardsAndWhatTheyAreOpenTo() {
        schools.isOf(jordan, district, schools.school(district, "Lincoln"));
        offers.offer(Set.of(OpenTo.MENTORING, OpenTo.A_ROLE), me);

        assertThat(found(credential())).singleElement().satisfies(person -> {
            assertThat(person.school()).isEqualTo("Lincoln");
            assertThat(person.openTo()).containsExactly(OpenTo.MENTORING, OpenTo.A_ROLE);
            assertThat(person.awards()).extracting(FoundPerson.Held::title).containsExactly(definition.title());
        });
    }

    @Test
    void findByWordsOfTheCompetency() {
        offers.offer(Set.of(), me);

        assertThat(found(wish(definition.title(), "", null, null, null))).hasSize(1);
        assertThat(found(wish("quantum chromodynamics", "", null, null, null))).isEmpty();
    }

    @Test
    void findByACriterionThatWasDemonstrated() {
        offers.offer(Set.of(), me);
        String criterion = definition.content().criteria().get(0).title();

        assertThat(found(wish("", criterion.toUpperCase(java.util.Locale.ROOT), null, null, null)))
                .hasSize(1);
        assertThat(found(wish("", "no such criterion", null, null, null))).isEmpty();
    }

    @Test
    void findByTheDayOfTheAward() {
        offers.offer(Set.of(), me);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZONE);

        assertThat(found(wish("", "", definition.definition(), day, null))).hasSize(1);
        assertThat(found(wish("", "", definition.definition(), day.plusDays(1), null)))
                .isEmpty();
    }

    @Test
    void findByWhatTheyAreOpenTo() {
        offers.offer(Set.of(OpenTo.PRESENTING), me);

        assertThat(found(wish("", "", definition.definition(), null, OpenTo.PRESENTING)))
                .hasSize(1);
        assertThat(found(wish("", "", definition.definition(), null, OpenTo.MENTORING)))
                .isEmpty();
    }

    @Test
    void countAwardsThatHoldAlone() {
        offers.offer(Set.of(), me);

        awards.suspend(
                earners.award(jordan, definition.definition(), district).id(), district, "operator", "Looked into");
        assertThat(found(credential())).isEmpty();
        awards.resume(earners.award(jordan, definition.definition(), district).id(), district, "operator");
        assertThat(found(credential())).hasSize(1);
        earners.loses(jordan, definition.definition(), district);
        assertThat(found(credential())).isEmpty();
    }

    @Test
    void showThoseWhoWereFoundEachSearchOnceAnHour() {
        offers.offer(Set.of(), me);
        Wish wish = wish(definition.title(), "", null, null, null);
        found(wish);
        found(wish);
        found(credential());

        assertThat(offers.of(me).found()).hasSize(2).allSatisfy(search -> {
            assertThat(search.name()).isEqualTo("Lea Lead");
            assertThat(search.role()).isEqualTo("LEAD");
        });
        assertThat(offers.of(me).found()).extracting(Searches.Found::words).contains(definition.title());
        assertThat(audited("strengths-searched")).isEqualTo(2);
        assertThat(audited("looked-strengths")).isEqualTo(2);
    }

    @Test
    void recordASearchThatFoundNobody() {
        found(wish("quantum chromodynamics", "", null, null, null));

        assertThat(audited("strengths-searched")).isEqualTo(1);
        assertThat(offers.of(me).found()).isEmpty();
    }

    @Test
    void findNoMinorsAndNobodyWhoLeft() {
        offers.offer(Set.of(), me);
        earners.leaves(jordan, district);
        assertThat(found(credential())).isEmpty();

        offers.follow(district);
        assertThat(offers.of(me).offer()).isEmpty();
    }

    @Test
    void findNoGuests() {
        offers.offer(Set.of(), me);
        jdbc.sql("update person set issuer = ? where id = ? and district_id = ?")
                .params(guests.issuer(), jordan.id(), district.id())
                .update();
        assertThat(found(credential())).isEmpty();

        offers.follow(district);
        assertThat(offers.of(me).offer()).isEmpty();
    }

    @Test
    void takeNoConsentOfMinors() {
        earners.isMinor(jordan, district);

        assertThatThrownBy(() -> offers.offer(Set.of(), me)).isInstanceOf(StrengthsNotFound.class);
        assertThat(offers.of(me).possible()).isFalse();
    }

    @Test
    void findNobodyOfAnotherDistrict() {
        offers.offer(Set.of(), me);
        DistrictId far = people.district();
        CatalogDesk there = new CatalogDesk(far, people.person(far, "Fay", Role.LEAD), Role.LEAD);

        assertThat(strengths.find(credential(), 1, ZONE, there).people()).isEmpty();
    }

    private Wish credential() {
        return wish("", "", definition.definition(), null, null);
    }

    private static Wish wish(
            String words,
            String criterion,
            @Nullable DefinitionId definition,
            @Nullable LocalDate since,
            @Nullable OpenTo open) {
        return new Wish(words, criterion, definition, since, open);
    }

    private List<FoundPerson> found(Wish wish) {
        return strengths.find(wish, 1, ZONE, desk).people();
    }

    private long audited(String verb) {
        return jdbc.sql("select count(*) from audit_entry where district = ? and verb = ?")
                .params(district.id(), verb)
                .query(Long.class)
                .single();
    }
}
