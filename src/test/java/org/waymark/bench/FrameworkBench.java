package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnPostgres;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.standards.TestPackages;
import org.waymark.people.DistrictId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/**
 * What it costs to read, compare and land frameworks of 5,000 and of 50,000 standards, into PostgreSQL: standards a second,
 * and what stays in the heap when it was swept while that went on. Run by
 * {@code ./mvnw -Pbench verify -Dit.test=FrameworkBench}.
 */
@OnPostgres
class FrameworkBench {

    private static final int STATE = Integer.getInteger("bench.standards", 5_000);
    private static final int LARGE = 10 * STATE;
    private static final double MIN_PER_SECOND = 500;

    /** Ten times the standards must not hold much more memory. */
    private static final long MAX_GROWTH_MEGABYTES = 16;

    @Autowired
    TestPeople people;

    @Autowired
    TestPackages packages;

    private record Step(double perSecond, long keptMegabytes) {}

    @Test
    void frameworksLandInConstantMemory() throws Exception {
        DistrictId district = people.district();
        CatalogDesk desk = new CatalogDesk(district, people.person(district, "Dee", Role.DESIGNER), Role.DESIGNER);
        step(packages, desk, STATE / 5, true);
        Step small = step(packages, desk, STATE, true);
        Step large = step(packages, desk, LARGE, true);
        step(packages, desk, LARGE, false);

        assertThat(small.perSecond()).as("standards a second").isGreaterThan(MIN_PER_SECOND);
        assertThat(large.perSecond()).as("standards a second").isGreaterThan(MIN_PER_SECOND);
        assertThat(large.keptMegabytes() - small.keptMegabytes())
                .as("MB that ten times the standards hold more")
                .isLessThan(MAX_GROWTH_MEGABYTES);
    }

    private static Step step(TestPackages packages, CatalogDesk desk, int items, boolean fresh) throws Exception {
        Path file = TestPackages.file(items);
        System.gc();
        long before = afterSweep();
        AtomicLong most = new AtomicLong(before);
        AtomicBoolean over = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!over.get()) {
                // What is garbage does not count: only what a sweep leaves.
                System.gc();
                most.accumulateAndGet(afterSweep(), Math::max);
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        long began = System.nanoTime();
        int made = packages.landed(file, desk);
        double seconds = (System.nanoTime() - began) / 1e9;
        Path again = fresh ? TestPackages.file(items) : file;
        watch.start();
        packages.landed(again, desk);
        over.set(true);
        watch.join();
        long kept = (most.get() - before) / 1024 / 1024;
        System.out.printf(
                Locale.ROOT,
                "%6d standards, %5.1f MB of JSON, %-9s %5.1f s, %6.0f a second; %d MB held while it is read%n",
                items,
                Files.size(file) / 1024.0 / 1024.0,
                fresh ? "all new," : "as before,",
                seconds,
                items / seconds,
                kept);
        assertThat(made).isEqualTo(fresh ? items : 0);
        return new Step(items / seconds, kept);
    }

    private static long afterSweep() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
