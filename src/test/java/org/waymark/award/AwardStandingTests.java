package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.waymark.people.DistrictId;

class AwardStandingTests {

    private static final Instant NOW = Instant.parse("2027-05-04T14:02:00Z");

    private final Award award = TestBadges.award(DistrictId.fresh(), TestBadges.definition("Groups"));

    @Test
    void isValidAndWithoutAnEndAtFirst() {
        assertThat(award.standing(NOW.plus(Duration.ofDays(36_500)))).isEqualTo(BadgeStanding.VALID);
    }

    @Test
    void isExpiredFromItsEndOn() {
        award.holdUntil(NOW);

        assertThat(award.standing(NOW.minusMillis(1))).isEqualTo(BadgeStanding.VALID);
        assertThat(award.standing(NOW)).isEqualTo(BadgeStanding.EXPIRED);
    }

    @Test
    void isSuspendedRatherThanExpired() {
        award.holdUntil(NOW);
        award.suspend("A look", NOW);

        assertThat(award.standing(NOW)).isEqualTo(BadgeStanding.SUSPENDED);
    }

    @Test
    void holdsAgainWhenItIsLifted() {
        award.suspend("A look", NOW);
        award.resume(NOW);

        assertThat(award.standing(NOW)).isEqualTo(BadgeStanding.VALID);
        assertThat(award.held(NOW).why()).isNull();
    }

    @Test
    void isRevokedForGood() {
        award.suspend("A look", NOW);
        award.revoke(RevocationReason.NOT_OWN_WORK, "It was found elsewhere", NOW);

        assertThat(award.standing(NOW)).isEqualTo(BadgeStanding.REVOKED);
        assertThat(award.held(NOW).why()).isEqualTo("It was found elsewhere");
        assertThatThrownBy(() -> award.resume(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> award.suspend("Again", NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void holdsLongerWhereItWasToEnd() {
        award.holdUntil(NOW);
        award.sign("{}", "e30", NOW);

        award.extend(NOW.plusSeconds(1));

        assertThat(award.standing(NOW)).isEqualTo(BadgeStanding.VALID);
        assertThatThrownBy(() -> award.extend(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void remindsOfASuspensionOnceInEachSuchTime() {
        Duration every = Duration.ofDays(14);
        assertThat(award.remind(every, NOW)).isFalse();
        award.suspend("A look", NOW);

        assertThat(award.remind(every, NOW.plus(every).minusMillis(1))).isFalse();
        assertThat(award.remind(every, NOW.plus(every))).isTrue();
        assertThat(award.remind(every, NOW.plus(every).plusMillis(1))).isFalse();
        assertThat(award.remind(every, NOW.plus(every).plus(every))).isTrue();
    }

    @Test
    void isGivenNoEndAfterItWasSigned() {
        award.sign("{}", "e30", NOW);

        assertThatThrownBy(() -> award.holdUntil(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staysThereForOthersToReadThatItWasTakenBack() {
        award.sign("{}", "e30", NOW);
        award.share(true);
        award.revoke(RevocationReason.OTHER, "Why", NOW);

        assertThat(award.isPublic()).isTrue();
    }
}
