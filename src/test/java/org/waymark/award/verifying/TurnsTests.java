package org.waymark.award.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.waymark.TestClock;

class TurnsTests {

    private final ExecutorService own = Executors.newCachedThreadPool();
    private final Turns turns = new Turns(TestClock.at("2027-05-03T14:02:00Z"));

    @Test
    void oneClientHasTwoChecksAtOnceAndLeavesTheOtherPlacesToOthers() {
        Optional<String> third = turns.take(
                        "203.0.113.1",
                        () -> turns.take(
                                        "203.0.113.1",
                                        () -> turns.take("203.0.113.1", () -> "third")
                                                .or(() -> turns.take("203.0.113.2", () -> "another's")))
                                .orElseThrow())
                .orElseThrow();

        assertThat(third).contains("another's");
    }

    @Test
    void theThirdOfAClientWaitsForOneOfTheTwo() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        List<CompletableFuture<Optional<String>>> two = Stream.of("first", "second")
                .map(name -> CompletableFuture.supplyAsync(
                        () -> turns.take("203.0.113.1", () -> held(name, begun, end)), own))
                .toList();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Optional<String>> third =
                CompletableFuture.supplyAsync(() -> turns.take("203.0.113.1", () -> "third"), own);
        Thread.sleep(100);
        assertThat(third).isNotDone();

        end.countDown();

        assertThat(third).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Optional.of("third"));
        assertThat(two).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void whereTooManyWaitTheNextIsToldAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        for (int each = 0; each < 2; each++) {
            own.execute(() -> turns.take("203.0.113.1", () -> held("held", begun, end)));
        }
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        for (int each = 0; each < Turns.MOST_WAITING; each++) {
            own.execute(() -> turns.take("203.0.113.1", () -> "waits"));
        }
        Thread.sleep(500);
        long asked = System.nanoTime();

        assertThat(turns.take("203.0.113.1", () -> "one too many")).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        end.countDown();
    }

    private static String held(String name, CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return name;
    }

    @AfterEach
    void endAll() {
        own.shutdownNow();
    }

    @Test
    void whoeverIsDoneMayAskAgain() {
        turns.take("203.0.113.1", () -> turns.take("203.0.113.1", () -> "second"));

        assertThat(turns.take("203.0.113.1", () -> "again")).contains("again");
    }
}
