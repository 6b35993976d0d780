package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WaitingRoomTests {

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final WaitingRoom room = new WaitingRoom(160, waiting::get, nanos::get);

    @Test
    void aRushIsNoReasonToSendAnybodyAway() {
        waiting.set(159);

        assertThat(room.isFull()).isFalse();
    }

    @Test
    void someThreadsAreLeftForWhatNeedsNoDatabase() {
        waiting.set(160);

        assertThat(room.isFull()).isTrue();
    }

    @Test
    void onceTheDatabaseIsKnownToBeAwayFewWait() {
        room.away();
        waiting.set(WaitingRoom.FEW);
        assertThat(room.isFull()).isTrue();

        waiting.set(WaitingRoom.FEW - 1);
        assertThat(room.isFull()).isFalse();
    }

    @Test
    void whatWasAwayIsForgottenAfterAWhile() {
        room.away();
        waiting.set(WaitingRoom.FEW);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));

        assertThat(room.isFull()).isFalse();
    }
}
