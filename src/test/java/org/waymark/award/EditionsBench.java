package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnPostgres;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.submission.Outcome;

/**
 * Signs 10,000 awards of one issuer that wait at once, into PostgreSQL, while what the operator is told counts down and the heap
 * holds no more than for a tenth of them. Run by {@code ./mvnw -Pbench verify -Dit.test=EditionsBench}.
 */
@OnPostgres
class EditionsBench {

    private static final int AWARDS = Integer.getInteger("bench.awards", 10_000);

    /** A sweep stands still what is timed. */
    private static final long WATCHED_EVERY = 3_000;

    /** Ten times the awards must not hold much more memory. */
    private static final long MAX_GROWTH_MEGABYTES = 16;

    @Autowired
    Editions editions;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    /** What was seen while it ran. */
    private record Seen(long mostMegabytes, List<Long> waiting) {}

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void anyNumberIsSignedInConstantMemoryAndProgressIsTold() throws InterruptedException {
        signed(AWARDS / 10);
        Seen tenth = signed(AWARDS / 10);
        Seen all = signed(AWARDS);

        assertThat(all.waiting())
                .isSortedAccordingTo(Comparator.reverseOrder())
                .anyMatch(waiting -> waiting > 0 && waiting < AWARDS);
        assertThat(all.mostMegabytes() - tenth.mostMegabytes())
                .as("MB that ten times the awards hold more")
                .isLessThan(MAX_GROWTH_MEGABYTES);
    }

    private Seen signed(int number) throws InterruptedException {
        DistrictId district = waiting(number);
        assertThat(editions.progress(district)).isEqualTo(new Editions.Progress(number, number, 0));
        List<Long> waiting = new ArrayList<>();
        List<Long> held = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!over.get()) {
                // What is garbage does not count: only what a sweep leaves.
                System.gc();
                held.add(afterSweep());
                waiting.add(editions.progress(district).waiting());
                try {
                    Thread.sleep(WATCHED_EVERY);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watch.start();
        long began = System.nanoTime();
        editions.run(new Editions.Outdated(district));
        double seconds = (System.nanoTime() - began) / 1e9;
        over.set(true);
        watch.join();
        assertThat(editions.progress(district)).isEqualTo(new Editions.Progress(number, 0, 0));
        long most = held.stream().mapToLong(Long::longValue).max().orElseThrow() / 1024 / 1024;
        System.out.printf(
                Locale.ROOT,
                "%6d awards signed in %5.1f s, %4.0f a second; %d MB in the heap at most%n",
                number,
                seconds,
                number / seconds,
                most);
        return new Seen(most, waiting);
    }

    /** As many awards of an issuer of their own, each of another earner, none of them signed. */
    private DistrictId waiting(int number) {
        DistrictId district = districts.named("District " + UUID.randomUUID());
        transaction.executeWithoutResult(status -> context.publishEvent(TestBadges.decision(
                district, PersonId.fresh(), definitions.published(district).get(0), Outcome.AWARDED)));
        jdbc.sql("insert into award select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),"
                        + " 'earner_id', gen_random_uuid(), 'submission_id', gen_random_uuid(),"
                        + " 'subject', gen_random_uuid()))).*"
                        + " from award a cross join generate_series(1, :more) where a.district_id = :district")
                .param("more", number - 1)
                .param("district", district.id())
                .update();
        return district;
    }

    private static long afterSweep() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
