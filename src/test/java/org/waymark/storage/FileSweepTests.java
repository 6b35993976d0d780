package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.people.DistrictId;

/** In a store of its own: what other tests keep is not in it. */
@OnH2
class FileSweepTests {

    @Autowired
    EvidenceFiles files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private final DistrictId district = DistrictId.fresh();
    private final Set<String> needed = new HashSet<>();
    private final Set<String> askedLast = new HashSet<>();
    private DiskEvidenceStore store;
    private Arrivals arrivals;
    private FileSweep sweep;

    @BeforeEach
    void open() {
        // The rows of other tests have no bytes in this store.
        jdbc.sql("delete from stored_file where district_id is not null").update();
        jdbc.sql("delete from arriving_file where district_id is not null").update();
        store = new DiskEvidenceStore(folder);
        arrivals =
                new Arrivals(store, files, new FileCheck(new ScratchFiles(scratch)), new Fingerprints(), jdbc, clock);
        sweep = sweep(store);
    }

    private FileSweep sweep(EvidenceStore where) {
        return new FileSweep(
                where,
                arrivals,
                new FileDeletion(where, jdbc),
                List.of((keys, of) -> needed, (keys, of) -> {
                    askedLast.addAll(keys);
                    return Set.of();
                }),
                new ScratchFiles(scratch),
                jdbc,
                clock);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whatIsInOrderIsLeftAlone() throws IOException {
        String key = kept(true);
        clock.advance(Duration.ofDays(30));
        old(key);

        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(0, 0, 0, 0));
        assertThat(objects()).containsExactly(key);
        assertThat(jdbc.sql("select files from files_counted where id = 1")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void anObjectWithoutARowIsReportedAndGoesAfterItsGrace() throws IOException {
        String stray = object();
        clock.advance(Duration.ofDays(2));

        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(1, 0, 0, 0));
        assertThat(found("stray")).isEqualTo(1);
        assertThat(objects()).containsExactly(stray);

        clock.advance(Duration.ofDays(7));
        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(1, 0, 0, 1));
        assertThat(objects()).isEmpty();
    }

    @Test
    void aWordBesideTheFilesIsNoStrayAndStays() throws IOException {
        store.note("last-place", "a badge");
        Files.setLastModifiedTime(folder.resolve("notes/last-place"), FileTime.from(clock.instant()));
        clock.advance(Duration.ofDays(300));

        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(0, 0, 0, 0));
        assertThat(store.noted("last-place")).contains("a badge");
    }

    @Test
    void aYoungObjectMayStillGetItsRow() throws IOException {
        object();
        clock.advance(Duration.ofHours(23));

        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(0, 0, 0, 0));
    }

    @Test
    void anObjectThatAnythingNeedsIsNeverRemoved() throws IOException {
        needed.add(object());
        clock.advance(Duration.ofDays(300));

        sweep.look();

        assertThat(objects()).hasSize(1);
    }

    @Test
    void whatOneNeedsNoOtherIsAskedFor() throws IOException {
        kept(true);
        String unneeded = kept(false);
        clock.advance(Duration.ofDays(2));

        sweep.look();

        assertThat(askedLast).containsExactly(unneeded);
    }

    @Test
    void aRowWithoutItsObjectIsReportedAndStays() throws IOException {
        String key = kept(true);
        store.delete(key);
        clock.advance(Duration.ofDays(300));

        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(0, 1, 0, 0));
        assertThat(files.states(Set.of(key), district.id())).containsKey(key);
        assertThat(found("missing")).isEqualTo(1);
    }

    /** A node that was started again, and every other, reads it there. */
    private int found(String what) {
        return jdbc.sql("select " + what + " from files_counted where id = 1")
                .query(Integer.class)
                .single();
    }

    /** Several pages of rows, and an order of keys that is the store's. */
    @Test
    void ofManyFilesThoseAreFoundThatLackTheirOtherHalf() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1203; i++) {
            keys.add(StoreKey.fresh(district.id()));
        }
        Collections.sort(keys);
        for (String key : keys) {
            row(key);
        }
        needed.addAll(keys);
        Set<String> gone = Set.of(keys.get(0), keys.get(499), keys.get(500), keys.get(700), keys.get(1202));
        for (String key : keys) {
            if (!gone.contains(key)) {
                store.put(key, new ByteArrayInputStream(new byte[1]));
            }
        }
        clock.advance(Duration.ofDays(2));
        object();
        clock.advance(Duration.ofDays(2));

        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(1, 5, 0, 0));
    }

    @Test
    void eachOfManyRowsThatNothingNeedsIsSeenOnce() {
        for (int i = 0; i < 1001; i++) {
            row(StoreKey.fresh(DistrictId.fresh().id()));
        }
        clock.advance(Duration.ofDays(2));

        assertThat(sweep.look().unusedRows()).isEqualTo(1001);
    }

    @Test
    void aStoreThatListsInAnotherOrderLacksNothing() throws IOException {
        for (int i = 0; i < 20; i++) {
            kept(true);
        }
        clock.advance(Duration.ofDays(2));
        DiskEvidenceStore backwards = new DiskEvidenceStore(folder) {
            @Override
            public void each(Consumer<Found> visitor) throws IOException {
                List<Found> all = new ArrayList<>();
                super.each(all::add);
                Collections.reverse(all);
                all.forEach(visitor);
            }
        };

        assertThat(sweep(backwards).look()).isEqualTo(new FileSweep.Report(0, 0, 0, 0));
    }

    @Test
    void aRowThatNothingNeedsGoesAfterItsGrace() throws IOException {
        String key = kept(false);
        clock.advance(Duration.ofDays(2));
        old(key);
        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(0, 0, 1, 0));

        clock.advance(Duration.ofDays(8));
        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(0, 0, 1, 1));
        assertThat(objects()).isEmpty();
        assertThat(files.states(Set.of(key), district.id())).isEmpty();
    }

    @Test
    void theGraceBeginsAnewWhenSomethingNeededIt() throws IOException {
        String key = kept(false);
        clock.advance(Duration.ofDays(2));
        sweep.look();
        needed.add(key);
        clock.advance(Duration.ofDays(8));
        sweep.look();
        needed.remove(key);

        assertThat(sweep.look()).isEqualTo(new FileSweep.Report(0, 0, 1, 0));
    }

    @Test
    void anUploadThatNobodySendsAnyMoreIsForgotten() throws IOException {
        Arrivals.Whose whose = new Arrivals.Whose(district.id(), district.id(), "A1");
        Arrivals.Row row = arrivals.begin(whose, 10, "");
        try (Arrivals.Turn turn =
                arrivals.turn(row.arrival().id(), district.id()).orElseThrow()) {
            arrivals.append(row, turn, new ByteArrayInputStream(new byte[5]));
        }
        clock.advance(Duration.ofDays(6));
        sweep.look();
        assertThat(arrivals.of(whose)).hasSize(1);
        assertThat(objects()).hasSize(1);

        clock.advance(Duration.ofDays(2));
        sweep.look();
        assertThat(arrivals.of(whose)).isEmpty();
        assertThat(objects()).isEmpty();
    }

    @Test
    void whatAnUploadLeftWithoutARowGoes() throws IOException {
        store.append(store.begin(StoreKey.fresh(district.id())), 0, new ByteArrayInputStream(new byte[5]), kept -> {});
        for (String key : objects()) {
            old(key);
        }
        clock.advance(Duration.ofDays(9));

        assertThat(sweep.look().removed()).isEqualTo(1);
        assertThat(objects()).isEmpty();
    }

    private void row(String key) {
        transaction.executeWithoutResult(
                status -> files.keep(StoreKey.district(key), new StoredFile(key, "image/png", 10, "00")));
    }

    private String object() throws IOException {
        String key = StoreKey.fresh(district.id());
        store.put(key, new ByteArrayInputStream(new byte[10]));
        old(key);
        return key;
    }

    private String kept(boolean inUse) throws IOException {
        String key = object();
        transaction.executeWithoutResult(
                status -> files.keep(district.id(), new StoredFile(key, "image/png", 10, "00")));
        if (inUse) {
            needed.add(key);
        }
        return key;
    }

    /** As old as the clock of the tests says the moment of its making was. */
    private void old(String key) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                if (each.getFileName().toString().endsWith(key.substring(key.length() - 36))
                        && Files.getLastModifiedTime(each)
                                .toInstant()
                                .isBefore(TestClock.at("2027-01-01T00:00:00Z").instant())) {
                    Files.setLastModifiedTime(each, FileTime.from(clock.instant()));
                }
            }
        }
    }

    private Set<String> objects() throws IOException {
        Set<String> keys = new HashSet<>();
        store.each(found -> keys.add(found.key()));
        return keys;
    }
}
