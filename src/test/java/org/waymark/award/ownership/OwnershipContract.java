package org.waymark.award.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.award.Awards;
import org.waymark.award.EmailHashes;
import org.waymark.award.JsonText;
import org.waymark.award.SignedBadge;
import org.waymark.award.TestDids;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.guests.AddressRemoved;
import org.waymark.people.guests.TestGuests;
import org.waymark.people.identities.TestIdentities;
import org.waymark.review.TestReviews;

/** What badges say of who their earner is, as their earner wishes. */
abstract class OwnershipContract {

    @Autowired
    OwnIdentities identities;

    @Autowired
    OwnIdentitiesOfPerson kept;

    @Autowired
    Awards awards;

    @Autowired
    TestPeople people;

    @Autowired
    TestGuests guests;

    @Autowired
    TestIdentities links;

    @Autowired
    Audiences audiences;

    @Autowired
    ApplicationContext context;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private String address;

    @BeforeEach
    void someoneWithABadge() {
        district = people.district();
        earner = withABadge("Olive Owner");
        address = guests.ownsOne(earner, district);
        sign();
    }

    private PersonId withABadge(String name) {
        PersonId person = people.person(district, name);
        TestReviews.awarded(
                context.getBean(Definitions.class).published(district).get(0).definition(), person, district, context);
        return person;
    }

    @Test
    void nothingIsNamedThatNobodyChose() {
        assertThat(credential(earner)).doesNotContain("IdentityObject").contains("\"urn:uuid:");
    }

    @Test
    void anAddressIsInTheNextEditionAsItsHashAlone() {
        String before = badge(earner).credential();
        identities.name(address.toUpperCase(java.util.Locale.ROOT), earner, district);
        assertThat(badge(earner).credential()).isEqualTo(before);
        sign();

        var identity = JsonText.object(credential(earner))
                .getJsonObject("credentialSubject")
                .getJsonArray("identifier")
                .getJsonObject(0);
        assertThat(identity).isEqualTo(EmailHashes.identity(address, identity.getString("salt")));
        assertThat(credential(earner)).doesNotContain(address);
        assertThat(JsonText.object(credential(earner)).get("id"))
                .isEqualTo(JsonText.object(before).get("id"));
    }

    @Test
    void anAddressThatIsTakenOutIsInNoEditionToCome() {
        identities.name(address, earner, district);
        sign();
        identities.unname(address, earner, district);
        sign();

        assertThat(credential(earner)).doesNotContain("IdentityObject");
    }

    @Test
    void anAddressThatIsNoLongerTheirsIsTakenOut() {
        identities.name(address, earner, district);
        sign();
        transaction.executeWithoutResult(status -> events.publishEvent(new AddressRemoved(earner, district, address)));
        sign();

        assertThat(credential(earner)).doesNotContain("IdentityObject");
    }

    @Test
    void anAddressThatIsNotConfirmedIsRefused() {
        String others = guests.ownsOne(people.person(district, "Other"), district);

        assertThatThrownBy(() -> identities.name(others, earner, district))
                .isInstanceOf(OwnershipRefused.class)
                .hasMessage("NOT_CONFIRMED");
    }

    @Test
    void theLastDidIsWhoTheyAre() {
        String did = TestDids.ed25519().did();
        identities.proved(earner, district, TestDids.p256().did());
        identities.proved(earner, district, did);
        sign();

        assertThat(subject(earner)).isEqualTo(did);
        assertThat(identities.kept(earner, district)).hasSize(1);

        identities.forgetDid(earner, district);
        sign();
        assertThat(subject(earner)).startsWith("urn:uuid:");
    }

    @Test
    void aMinorIsNobody() {
        identities.name(address, earner, district);
        identities.proved(earner, district, TestDids.ed25519().did());
        sign();
        audiences.give(earner, district, Audience.STUDENT, "operator", "At school here");
        sign();

        assertThat(credential(earner)).doesNotContain("IdentityObject", "did:key");
        assertThat(identities.kept(earner, district)).isEmpty();
        assertThatThrownBy(() ->
                        identities.proved(earner, district, TestDids.ed25519().did()))
                .hasMessage("MINOR");
    }

    @Test
    void ofTwoIdentitiesThatAreOnePersonEachBadgeKnowsBoth() {
        PersonId other = people.person(district, "Olive Owner");
        TestReviews.awarded(
                context.getBean(Definitions.class).published(district).get(1).definition(), other, district, context);
        sign();
        identities.name(address, earner, district);
        sign();

        links.link(other, earner, district);
        sign();
        assertThat(awards.signed(other, district))
                .hasSize(2)
                .allSatisfy(badge -> assertThat(badge.credential()).contains("IdentityObject"));

        links.undo(other, district);
        sign();
        assertThat(credential(other)).doesNotContain("IdentityObject");
        assertThat(credential(earner)).contains("IdentityObject");
    }

    @Test
    void aDeletionLeavesNothing() {
        String did = TestDids.ed25519().did();
        identities.proved(earner, district, did);
        assertThat(kept.words(earner, district)).containsExactly(did);

        transaction.executeWithoutResult(status -> kept.erase(new Erasure(earner, district, false, Set.of())));

        assertThat(identities.kept(earner, district)).isEmpty();
        assertThat(kept.lines(new Erasure(earner, district, false, Set.of()))).isEmpty();
        assertThat(identities.of(earner, district).did()).isNull();
    }

    @Test
    void whoseIsNoOneElses() {
        identities.proved(earner, district, TestDids.ed25519().did());

        assertThat(identities.kept(earner, people.district())).isEmpty();
        assertThat(identities.kept(people.person(district, "Else"), district)).isEmpty();
    }

    private void sign() {
        TestJobs.runDue(context, clock.instant());
    }

    private SignedBadge badge(PersonId person) {
        List<SignedBadge> all = awards.signed(person, district);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private String credential(PersonId person) {
        return badge(person).credential();
    }

    private String subject(PersonId person) {
        return JsonText.object(credential(person))
                .getJsonObject("credentialSubject")
                .getString("id");
    }
}
