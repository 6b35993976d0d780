package org.waymark.review.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

class AnchorTests {

    private static final Instant NOW = Instant.parse("2027-05-03T14:02:00Z");
    private static final Levels GOOD = levels(RubricLevel.DEMONSTRATED);
    private static final Levels NEARLY = levels(RubricLevel.APPROACHING);

    private final PersonId one = PersonId.fresh();
    private final PersonId other = PersonId.fresh();
    private final PersonId third = PersonId.fresh();

    private Anchor anchor;

    @BeforeEach
    void start() {
        anchor = new Anchor(
                new DefinitionVersion(
                        DefinitionVersionId.fresh(),
                        DefinitionId.fresh(),
                        "WM-1",
                        "small",
                        "1.0.0",
                        TestDefinitions.smallGroupWork(),
                        Stage.LIVE,
                        true),
                DistrictId.fresh(),
                null,
                TestAnchors.work(TestDefinitions.smallGroupWork()),
                NOW);
    }

    @Test
    void twoWhoSayTheSameAgree() {
        anchor.freeze();
        anchor.score(one, GOOD, NOW);
        assertThat(anchor.status()).isEqualTo(AnchorStatus.SCORING);

        anchor.score(other, GOOD, NOW);

        assertThat(anchor.status()).isEqualTo(AnchorStatus.AGREED);
        assertThat(anchor.agreed()).isEqualTo(GOOD);
    }

    @Test
    void oneAloneAgreesWithNobody() {
        anchor.freeze();
        anchor.score(one, GOOD, NOW);
        anchor.score(one, GOOD, NOW);

        assertThat(anchor.status()).isEqualTo(AnchorStatus.SCORING);
    }

    @Test
    void whoHasNotSaidSoSeesNoOtherSide() {
        anchor.freeze();
        anchor.score(one, GOOD, NOW);
        assertThat(anchor.otherSides(other)).isEmpty();
        assertThat(anchor.otherSides(one)).isEmpty();

        anchor.score(other, NEARLY, NOW);

        assertThat(anchor.otherSides(third)).isEmpty();
        assertThat(anchor.otherSides(one)).containsExactly(NEARLY);
    }

    @Test
    void twoWhoDifferSettle() {
        anchor.freeze();
        anchor.score(one, GOOD, NOW);
        anchor.score(other, NEARLY, NOW);
        assertThat(anchor.status()).isEqualTo(AnchorStatus.DIFFERING);
        assertThat(anchor.agreed()).isNull();

        anchor.score(one, NEARLY, NOW);

        assertThat(anchor.agreed()).isEqualTo(NEARLY);
        assertThat(anchor.otherSides(one)).isEmpty();
    }

    @Test
    void whatIsAgreedStays() {
        anchor.freeze();
        anchor.score(one, GOOD, NOW);
        anchor.score(other, GOOD, NOW);

        anchor.score(one, NEARLY, NOW);
        anchor.score(third, NEARLY, NOW);
        anchor.forget(one);

        assertThat(anchor.status()).isEqualTo(AnchorStatus.AGREED);
        assertThat(anchor.agreed()).isEqualTo(GOOD);
    }

    @Test
    void aSideThatIsForgottenIsAskedForAgain() {
        anchor.freeze();
        anchor.score(one, GOOD, NOW);
        anchor.score(other, NEARLY, NOW);

        anchor.forget(other);

        assertThat(anchor.status()).isEqualTo(AnchorStatus.SCORING);
    }

    @Test
    void onlyADraftIsWritten() {
        AnchorWork before = anchor.work();
        anchor.freeze();

        assertThat(anchor.write(AnchorWork.EMPTY, anchor.edition())).isFalse();

        assertThat(anchor.work()).isEqualTo(before);
    }

    @Test
    void aDraftIsNotScored() {
        anchor.score(one, GOOD, NOW);

        assertThat(anchor.said(one)).isEmpty();
    }

    @Test
    void whatIsTakenBackSaysNothingAnyMore() {
        anchor.freeze();

        anchor.takeBack();

        assertThat(anchor.status()).isEqualTo(AnchorStatus.RETIRED);
        assertThat(anchor.work()).isEqualTo(AnchorWork.EMPTY);
        assertThatThrownBy(anchor::freeze).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT,     SCORING RETIRED",
        "SCORING,   SCORING DIFFERING AGREED RETIRED",
        "DIFFERING, SCORING DIFFERING AGREED RETIRED",
        "AGREED,    RETIRED",
        "RETIRED,   ''"
    })
    void movesAreThese(AnchorStatus from, String to) {
        for (AnchorStatus next : AnchorStatus.values()) {
            assertThat(from.mayBecome(next))
                    .as("%s to %s", from, next)
                    .isEqualTo((" " + to + " ").contains(" " + next + " "));
        }
    }

    private static Levels levels(RubricLevel level) {
        return new Levels(Map.of("C1", level, "C2", RubricLevel.DEMONSTRATED));
    }
}
