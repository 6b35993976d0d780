package org.waymark.review.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.districts.Policies;

/** Of ten pieces with one criterion: N is not yet, A approaching, D demonstrated; the reader's above the experts'. */
class CertificationResultTests {

    @Test
    void eightOfTenAreEnough() {
        CertificationResult result = of("NNAADDDDAD", "NNAADDDDDA");

        assertThat(result.all().same()).isEqualTo(8);
        assertThat(result.all().lower()).isEqualTo(1);
        assertThat(result.all().higher()).isEqualTo(1);
        // Both sides: N 2, A 3, D 5. Squared differences 2/10; by chance 2(.2 · .3 · 1 + .2 · .5 · 4 + .3 · .5 · 1) =
        // 1.22.
        assertThat(result.all().kappa()).isCloseTo(1 - .2 / 1.22, within(1e-9));
        assertThat(result.reaches(Policies.SHIPPED)).isTrue();
    }

    @Test
    void sevenOfTenAreNot() {
        assertThat(of("NNAADDDDAD", "NNAAADDDDA").reaches(Policies.SHIPPED)).isFalse();
    }

    /** Nine of ten alike, and yet no better than chance. */
    @Test
    void alikeByChanceIsNotEnough() {
        CertificationResult result = of("DDDDDDDDDD", "DDDDDDDDDN");

        assertThat(result.all().exact()).isEqualTo(.9);
        assertThat(result.all().kappa()).isNull();
        assertThat(result.reaches(Policies.SHIPPED)).isFalse();
    }

    @Test
    void levelsFarApartWeighMore() {
        CertificationResult result = of("NDDDDDDDDN", "DDDDDDDDDN");

        assertThat(result.all().kappa()).isCloseTo(1 - .4 / (4 * (.2 * .9 + .8 * .1)), within(1e-9));
        assertThat(result.reaches(Policies.SHIPPED)).isTrue();
        assertThat(of("NNDDDDDDDN", "DDDDDDDDDN").reaches(Policies.SHIPPED)).isFalse();
    }

    @Test
    void criteriaAreToldOnTheirOwn() {
        CertificationResult result = CertificationResult.of(
                List.of(new CertificationResult.Pair(
                        new Levels(Map.of("C1", RubricLevel.NOT_YET, "C2", RubricLevel.DEMONSTRATED)),
                        new Levels(Map.of("C1", RubricLevel.APPROACHING, "C2", RubricLevel.DEMONSTRATED)))),
                List.of("C1", "C2"));

        assertThat(result.criteria().get("C1").lower()).isEqualTo(1);
        assertThat(result.criteria().get("C2").same()).isEqualTo(1);
        assertThat(result.all().pairs()).isEqualTo(2);
    }

    private static CertificationResult of(String reader, String experts) {
        List<CertificationResult.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < reader.length(); i++) {
            pairs.add(new CertificationResult.Pair(level(reader.charAt(i)), level(experts.charAt(i))));
        }
        return CertificationResult.of(pairs, List.of("C1"));
    }

    private static Levels level(char letter) {
        return new Levels(Map.of(
                "C1",
                switch (letter) {
                    case 'N' -> RubricLevel.NOT_YET;
                    case 'A' -> RubricLevel.APPROACHING;
                    default -> RubricLevel.DEMONSTRATED;
                }));
    }
}
