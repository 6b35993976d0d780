package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OpenHealthTests {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void itIsFoundOutOnceInTenSecondsHoweverManyAsk() {
        OpenHealth health = new OpenHealth(
                () -> {
                    asked.incrementAndGet();
                    return Status.UP;
                },
                nanos::get);
        for (int i = 0; i < 500; i++) {
            assertThat(health.current()).isEqualTo(Status.UP);
        }
        assertThat(asked).hasValue(1);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        health.current();
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsNotWellIsAskedForAgainAfterASecond() {
        OpenHealth health = new OpenHealth(() -> asked.incrementAndGet() == 1 ? Status.DOWN : Status.UP, nanos::get);
        for (int i = 0; i < 500; i++) {
            assertThat(health.current()).isEqualTo(Status.DOWN);
        }
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

        assertThat(health.current()).isEqualTo(Status.UP);
        assertThat(asked).hasValue(2);
    }

    @Test
    void nobodyElseWaitsWhileOneFindsItOut() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        OpenHealth health = new OpenHealth(
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        begun.countDown();
                        await(answered);
                        return Status.DOWN;
                    }
                    return Status.UP;
                },
                nanos::get);
        health.current();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        CompletableFuture<Status> waiting = CompletableFuture.supplyAsync(health::current);
        await(begun);

        assertThat(health.current()).isEqualTo(Status.UP);
        answered.countDown();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(Status.DOWN);
        assertThat(health.current()).isEqualTo(Status.DOWN);
    }

    @Test
    void whatIsDownIsToldByTheNumberToo() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new OpenHealth(() -> Status.DOWN, nanos::get)
                .doFilter(new MockHttpServletRequest("GET", "/actuator/health"), response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
