package org.waymark.review.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.waymark.people.districts.Policies;

class PauseReasonTests {

    @Test
    void kappaWhoseWholeRangeIsBelowTheBarIsAReason() {
        assertThat(PauseReason.in(given(10, 0, 6, 0, 0, 0, 8, 0, 6), Policies.SHIPPED))
                .get()
                .extracting(PauseReason.Found::why, PauseReason.Found::bar, PauseReason.Found::pairs)
                .containsExactly(PauseReason.KAPPA, 60, 30L);
    }

    /** Kappa is .45 here, and may well be .70. */
    @Test
    void kappaBelowTheBarWhoseRangeReachesItIsNone() {
        LevelPairs given = given(8, 3, 0, 4, 6, 2, 1, 3, 3);

        assertThat(given.kappa().orElseThrow().value()).isLessThan(.6);
        assertThat(PauseReason.in(given, Policies.SHIPPED)).isEmpty();
    }

    @Test
    void fewerPairsThanTheDistrictAsksForAreNone() {
        assertThat(PauseReason.in(given(10, 0, 6, 0, 0, 0, 8, 0, 5), Policies.SHIPPED))
                .isEmpty();
    }

    /** One of thirty differs, and kappa is below nothing. */
    @Test
    void aSmallKappaWhereNearlyAllIsAlikeIsNone() {
        LevelPairs given = given(0, 0, 1, 0, 0, 0, 1, 0, 28);

        assertThat(given.kappa().orElseThrow().high()).isLessThan(.6);
        assertThat(PauseReason.in(given, Policies.SHIPPED)).isEmpty();
    }

    /** Always one level higher than the others: kappa holds, the same level is rare. */
    @Test
    void rarelyTheSameLevelIsAReasonThoughKappaHolds() {
        LevelPairs given = given(14, 10, 0, 0, 0, 14, 0, 0, 8);

        assertThat(given.kappa().orElseThrow().high()).isGreaterThan(.6);
        assertThat(PauseReason.in(given, Policies.SHIPPED))
                .get()
                .extracting(PauseReason.Found::why, PauseReason.Found::hundredths, PauseReason.Found::bar)
                .containsExactly(PauseReason.EXACT, 48, 64);
    }

    @Test
    void oneLevelOnlyIsJudgedByTheSameLevelAlone() {
        assertThat(PauseReason.in(given(0, 0, 0, 0, 0, 0, 20, 5, 5), Policies.SHIPPED))
                .get()
                .extracting(PauseReason.Found::why)
                .isEqualTo(PauseReason.EXACT);
        assertThat(PauseReason.in(given(0, 0, 0, 0, 0, 0, 0, 0, 30), Policies.SHIPPED))
                .isEmpty();
    }

    /** Of likeness with experts as much is asked as for a certificate. */
    @Test
    void onAnchorsTheBarIsThatOfACertificate() {
        assertThat(PauseReason.onAnchors(given(10, 0, 6, 0, 0, 0, 8, 0, 6), Policies.SHIPPED))
                .get()
                .extracting(PauseReason.Found::why, PauseReason.Found::bar)
                .containsExactly(PauseReason.ANCHOR_KAPPA, 60);
        assertThat(PauseReason.onAnchors(given(14, 10, 0, 0, 0, 14, 0, 0, 8), Policies.SHIPPED))
                .get()
                .extracting(PauseReason.Found::why, PauseReason.Found::hundredths, PauseReason.Found::bar)
                .containsExactly(PauseReason.ANCHOR_EXACT, 48, 80);
        assertThat(PauseReason.onAnchors(given(10, 0, 6, 0, 0, 0, 8, 0, 5), Policies.SHIPPED))
                .isEmpty();
        assertThat(PauseReason.onAnchors(given(10, 1, 0, 0, 9, 0, 0, 1, 9), Policies.SHIPPED))
                .isEmpty();
    }

    private static LevelPairs given(long... cells) {
        return new LevelPairs(new long[][] {
            {cells[0], cells[1], cells[2]}, {cells[3], cells[4], cells[5]}, {cells[6], cells[7], cells[8]}
        });
    }
}
