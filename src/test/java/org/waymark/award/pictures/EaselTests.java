package org.waymark.award.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EaselTests {

    private final Easel easel = new Easel();
    private final AtomicInteger drawn = new AtomicInteger();

    @Test
    void drawsTheSameOnce() {
        byte[] first = easel.draw("a", this::drawing).orElseThrow();

        assertThat(easel.draw("a", this::drawing).orElseThrow()).isSameAs(first);
        easel.draw("b", this::drawing);

        assertThat(drawn).hasValue(2);
    }

    @Test
    void drawsSoMuchAtOnceAndNoMore() {
        assertThat(nested(Easel.AT_ONCE)).isTrue();
        assertThat(nested(Easel.AT_ONCE + 1)).isFalse();
        assertThat(easel.draw("afterwards", this::drawing)).isPresent();
    }

    @Test
    void letsGoOfWhatFailed() {
        for (int i = 0; i <= Easel.AT_ONCE; i++) {
            try {
                easel.draw(i, () -> {
                    throw new IllegalStateException("no ink");
                });
            } catch (IllegalStateException expected) {
                drawn.incrementAndGet();
            }
        }

        assertThat(drawn).hasValue(Easel.AT_ONCE + 1);
        assertThat(easel.draw("afterwards", this::drawing)).isPresent();
    }

    /** Whether the innermost of so many drawings, each begun within another, is drawn. */
    private boolean nested(int depth) {
        boolean[] innermost = new boolean[1];
        begin(depth, depth, innermost);
        return innermost[0];
    }

    private void begin(int depth, int left, boolean[] innermost) {
        boolean begun = easel.draw(depth + "/" + left, () -> {
                    if (left > 1) {
                        begin(depth, left - 1, innermost);
                    }
                    return drawing();
                })
                .isPresent();
        if (left == 1) {
            innermost[0] = begun;
        }
    }

    private byte[] drawing() {
        drawn.incrementAndGet();
        return new byte[1];
    }
}
