package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.Erasure;
import org.waymark.people.PersonId;
import org.waymark.submission.Outcome;

/** What is left in the badges of somebody who was erased, once signed with an identity they had given. */
@OnH2
class ErasedAwardsTests {

    @Autowired
    ErasedAwards erased;

    @Autowired
    AwardRepository repository;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final PersonId earner = PersonId.fresh();
    private DistrictId district;
    private DefinitionVersion definition;

    @BeforeEach
    void anAward() {
        district = districts.named("District " + PersonId.fresh());
        definition = definitions.published(district).get(0);
        transaction.executeWithoutResult(
                status -> context.publishEvent(TestBadges.decision(district, earner, definition, Outcome.AWARDED)));
    }

    @Test
    void anAddressIsNotInTheNextEdition() {
        signedWith(known -> known.identities = List.of(EmailHashes.identity("jordan@example.org", "salt")));

        erase();

        assertThat(award().credential()).doesNotContain("IdentityObject", "identityHash");
        assertThat(award().jwt()).isNotEqualTo("jwt");
    }

    @Test
    void anOwnIdIsNotInTheNextEdition() {
        signedWith(known -> known.did = "did:example:jordan");

        erase();

        assertThat(award().credential()).doesNotContain("did:example:jordan");
    }

    @Test
    void aBadgeThatNamesNobodyStaysAsItWasSigned() {
        signedWith(known -> {});
        String before = award().credential();

        erase();

        assertThat(award().credential()).isEqualTo(before);
    }

    @Test
    void anIdentityIsInNobodysSightAtOnce() {
        signedWith(known -> known.identities = List.of(EmailHashes.identity("jordan@example.org", "salt")));
        transaction.executeWithoutResult(status -> award().share(true));

        transaction.executeWithoutResult(status -> erased.erase(new Erasure(earner, district, false, Set.of())));

        assertThat(award().isPublic()).isFalse();
    }

    @Test
    void anIdentityIsNotKeptInWhatWasTakenBackAndIsNeverSignedAnew() {
        signedWith(known -> known.did = "did:example:jordan");
        transaction.executeWithoutResult(status -> {
            award().share(true);
            award().revoke(RevocationReason.OTHER, "Why", Instant.EPOCH);
        });

        erase();

        assertThat(award().credential()).isNull();
        assertThat(award().jwt()).isNull();
        assertThat(award().isPublic()).isFalse();
        assertThat(award().isRevoked()).isTrue();
    }

    @Test
    void aSharedBadgeThatNamesNobodyStaysShared() {
        signedWith(known -> {});
        transaction.executeWithoutResult(status -> award().share(true));

        erase();

        assertThat(award().isPublic()).isTrue();
    }

    private void signedWith(Consumer<TestBadges.Change> said) {
        transaction.executeWithoutResult(status -> {
            Award award = award();
            String credential = TestBadges.BUILDER
                    .build(TestBadges.with(TestBadges.facts(award, definition), said))
                    .toString();
            award.sign(credential, "jwt", Instant.EPOCH);
        });
    }

    private void erase() {
        transaction.executeWithoutResult(status -> erased.erase(new Erasure(earner, district, false, Set.of())));
        TestJobs.runDue(context, clock.instant());
    }

    private Award award() {
        return repository
                .findByEarnerAndDistrictOrderByAwardedAtDesc(earner, district)
                .get(0);
    }
}
