package org.waymark.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestDatabases;
import org.waymark.people.DistrictId;
import org.waymark.storage.Arrivals.Whose;

/** An upload is removed in the moment it becomes a file. */
@OnH2
class ArrivalsTests {

    private static final byte[] WORDS = "What I saw".getBytes(US_ASCII);

    @Autowired
    Arrivals arrivals;

    @Autowired
    ResumableUploads uploads;

    @Autowired
    EvidenceFiles files;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final DistrictId district = DistrictId.fresh();
    private final Whose whose = new Whose(district.id(), UUID.randomUUID(), "A1");

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whatWasRemovedWhileItWasTakenLeavesNothing() throws IOException {
        UUID id = whole();
        clock.advance(Duration.ofMinutes(3));
        StoredFile[] taken = new StoredFile[1];

        uploads.takeLeftBehind((arrival, file) -> {
            if (arrival.id().equals(id)) {
                taken[0] = file;
                arrivals.drop(id, whose);
                transaction.executeWithoutResult(status -> arrivals.keep(arrival, file));
            }
        });

        assertThat(files.states(Set.of(taken[0].key()), district.id())).isEmpty();
        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void whatWasTakenWhileItWasRemovedKeepsItsBytes() throws Exception {
        UUID id = whole();
        clock.advance(Duration.ofMinutes(3));
        CompletableFuture<?>[] removal = new CompletableFuture<?>[1];

        uploads.takeLeftBehind((arrival, file) -> {
            if (arrival.id().equals(id)) {
                transaction.executeWithoutResult(status -> {
                    arrivals.keep(arrival, file);
                    removal[0] = CompletableFuture.runAsync(() -> arrivals.drop(id, whose));
                    TestDatabases.awaitSomebodyWaiting(context.getBean(JdbcClient.class));
                });
            }
        });

        removal[0].get(10, TimeUnit.SECONDS);
        assertThat(TestFiles.kept(district, context)).isOne();
        assertThat(arrivals.find(id, whose)).isEmpty();
    }

    /** As when a picture takes longer to clean than a turn lasts. */
    @Test
    void whatAnotherRequestTookMeanwhileKeepsItsBytes() throws Exception {
        UUID id = whole();
        clock.advance(Duration.ofMinutes(3));

        uploads.takeLeftBehind((arrival, file) -> {
            if (arrival.id().equals(id)) {
                transaction.executeWithoutResult(status -> arrivals.keep(arrival, file));
                StoredFile again =
                        new StoredFile(StoreKey.fresh(district.id()), file.mediaType(), file.bytes(), file.sha256());
                transaction.executeWithoutResult(status -> arrivals.keep(arrival, again));
            }
        });

        assertThat(TestFiles.kept(district, context)).isOne();
    }

    @Test
    void aTurnGoesOnWhileAFileIsLookedAt() throws IOException {
        UUID id = whole();
        Arrivals.Row row = arrivals.find(id, whose).orElseThrow();
        try (Arrivals.Turn turn = arrivals.turn(id, district.id()).orElseThrow()) {
            FileCheck.Bytes bytes = turn.reads(slow());
            try (InputStream in = bytes.from(0)) {
                in.readAllBytes();
            }

            assertThat(arrivals.turn(id, district.id())).isEmpty();
            assertThat(arrivals.take(row, turn).bytes()).isEqualTo(WORDS.length);
        }
    }

    /** Each of many reads takes ten seconds. */
    private FileCheck.Bytes slow() {
        return new FileCheck.Bytes() {
            @Override
            public long length() {
                return WORDS.length;
            }

            @Override
            public InputStream from(long place) {
                return new ByteArrayInputStream(WORDS) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        clock.advance(Duration.ofSeconds(11));
                        return super.read(into, offset, 1);
                    }
                };
            }
        };
    }

    private UUID whole() throws IOException {
        Arrivals.Row row = arrivals.begin(whose, WORDS.length, "filename bm90ZXMudHh0");
        try (Arrivals.Turn turn =
                arrivals.turn(row.arrival().id(), district.id()).orElseThrow()) {
            arrivals.append(row, turn, new ByteArrayInputStream(WORDS));
        }
        return row.arrival().id();
    }
}
