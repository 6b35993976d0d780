package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final Remembered<Integer, String> texts = new Remembered<>((key, text) -> text.length());
    private final AtomicInteger worked = new AtomicInteger();

    private String of(int key, int letters) {
        return texts.of(key, k -> {
            worked.incrementAndGet();
            return "x".repeat(letters);
        });
    }

    @Test
    void worksTheSameOutOnce() {
        of(1, 10);
        of(1, 10);

        assertThat(worked).hasValue(1);
    }

    @Test
    void looksForWhatItDoesNotRememberAlone() {
        of(1, 10);

        Map<Integer, String> all = texts.all(List.of(1, 2), others -> {
            assertThat(others).containsExactly(2);
            return Map.of(2, "two");
        });

        assertThat(all).containsOnlyKeys(1, 2);
    }

    @Test
    void looksForNothingWhereItRemembersAll() {
        of(1, 10);

        assertThat(texts.all(List.of(1, 1), others -> Map.of(9, "asked"))).containsOnlyKeys(1);
    }

    @Test
    void forgetsWhatWasLongestUnused() {
        int most = Remembered.MOST_LETTERS / 50_000;
        for (int key = 0; key < most; key++) {
            of(key, 50_000);
        }
        of(0, 50_000);
        of(most, 50_000);
        worked.set(0);

        of(0, 50_000);
        assertThat(worked).hasValue(0);
        of(1, 50_000);
        assertThat(worked).hasValue(1);
        assertThat(texts.size()).isEqualTo(most);
    }

    @Test
    void keepsNothingThatIsVeryLong() {
        of(1, Remembered.LONGEST + 1);

        assertThat(texts.size()).isZero();
    }
}
