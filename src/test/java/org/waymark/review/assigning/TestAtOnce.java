package org.waymark.review.assigning;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Two who do something at the same instant. */
public final class TestAtOnce {

    private TestAtOnce() {}

    public static void run(Runnable one, Runnable other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both = Stream.of(one, other)
                    .<Future<?>>map(task -> two.submit(() -> {
                        start.await();
                        task.run();
                        return null;
                    }))
                    .toList();
            for (Future<?> each : both) {
                each.get();
            }
        } finally {
            two.shutdown();
        }
    }
}
