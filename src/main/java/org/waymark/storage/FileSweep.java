package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.settings.StoreAway;
import org.waymark.storage.EvidenceStore.Found;
import org.waymark.storage.EvidenceStore.Growing;

/**
 * Finds, once a day, what a crash between the database and the store has left: bytes that no row knows, rows whose bytes are
 * gone, rows that nothing needs. All of it is reported; what is certainly nobody's is removed after a week of grace, so that
 * a database restored from yesterday loses nothing. What a row needs is never touched.
 */
@Component
class FileSweep {

    private static final Logger log = LoggerFactory.getLogger(FileSweep.class);

    static final Duration YOUNG = Duration.ofDays(1);
    static final Duration GRACE = Duration.ofDays(7);

    private static final int BATCH = 500;

    /** What one look found. */
    record Report(int strayObjects, int missingObjects, int unusedRows, int removed) {}

    private final EvidenceStore store;
    private final Arrivals arrivals;
    private final FileDeletion deletion;
    private final List<FilesInUse> users;
    private final ScratchFiles scratch;
    private final JdbcClient jdbc;
    private final Clock clock;

    FileSweep(
            EvidenceStore store,
            Arrivals arrivals,
            FileDeletion deletion,
            List<FilesInUse> users,
            ScratchFiles scratch,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.arrivals = arrivals;
        this.deletion = deletion;
        this.users = users;
        this.scratch = scratch;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Report look() {
        arrivals.forgetAbandoned();
        scratch.tidy(clock.instant());
        Counts counts = new Counts();
        OffsetDateTime before = at(clock.instant().minus(YOUNG));
        objects(new Rows(before), counts);
        unused(new Rows(before), counts);
        Report report = new Report(counts.stray, counts.missing, counts.unused, counts.removed);
        remember(report);
        if (counts.stray + counts.missing + counts.unused > 0) {
            log.warn(
                    "Evidence store: {} objects without a row, {} rows without their object, {} rows that nothing needs;"
                            + " {} removed after their grace",
                    counts.stray,
                    counts.missing,
                    counts.unused,
                    counts.removed);
        }
        return report;
    }

    private static class Counts {
        int stray;
        int missing;
        int unused;
        int removed;
    }

    /** The keys of all files that came before a moment, in their order, some at a time: a state has tens of millions. */
    private final class Rows {

        private final OffsetDateTime before;
        private final Deque<String> ahead = new ArrayDeque<>();
        private @Nullable String last = "";

        Rows(OffsetDateTime before) {
            this.before = before;
        }

        /** The next one, which stays; null behind the last. */
        @Nullable
        String peek() {
            if (ahead.isEmpty() && last != null) {
                ahead.addAll(jdbc.sql("select storage_key from stored_file where district_id is not null"
                                + " and state <> 'INFECTED' and added_at < :before and storage_key > :last"
                                + " order by storage_key limit " + BATCH)
                        .param("before", before)
                        .param("last", last)
                        .query(String.class)
                        .list());
                last = ahead.peekLast();
            }
            return ahead.peek();
        }

        Set<String> some() {
            Set<String> some = peek() == null ? Set.of() : new HashSet<>(ahead);
            ahead.clear();
            return some;
        }

        void next() {
            ahead.remove();
        }
    }

    /** Store and rows are read side by side, in the order of their keys. */
    private void objects(Rows rows, Counts counts) {
        List<Found> batch = new ArrayList<>();
        try {
            store.each(found -> {
                if (found.part() == Found.Part.WHOLE) {
                    behind(rows, found.key(), counts);
                }
                if (found.at().isBefore(clock.instant().minus(YOUNG))) {
                    batch.add(found);
                }
                if (batch.size() == BATCH) {
                    stray(batch, counts);
                    batch.clear();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stray(batch, counts);
        behind(rows, null, counts);
    }

    /** Rows before this object, all of them where it is null, that have no object. */
    private void behind(Rows rows, @Nullable String object, Counts counts) {
        for (String row = rows.peek();
                row != null && (object == null || row.compareTo(object) <= 0);
                row = rows.peek()) {
            rows.next();
            if (!row.equals(object) && isMissing(row)) {
                counts.missing++;
                log.warn("The bytes of file {} are gone from the evidence store; restore them", row);
            }
        }
    }

    private void stray(List<Found> found, Counts counts) {
        Set<String> keys = found.stream().map(Found::key).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>(
                jdbc.sql("select storage_key from stored_file where district_id is not null and storage_key in (:keys)"
                                + " and state <> 'INFECTED' union select storage_key from arriving_file"
                                + " where district_id is not null and storage_key in (:keys)")
                        .param("keys", keys)
                        .query(String.class)
                        .list());
        Set<String> unknown = new HashSet<>(keys);
        unknown.removeAll(known);
        unknown.removeAll(needed(unknown));
        for (Found each : found) {
            if (unknown.contains(each.key())) {
                counts.stray++;
                boolean remove = each.at().isBefore(clock.instant().minus(YOUNG).minus(GRACE));
                log.warn("Nothing knows object {} in the evidence store{}", each.key(), remove ? "; removed" : "");
                if (remove) {
                    remove(each);
                    counts.removed++;
                }
            }
        }
    }

    private void remove(Found found) {
        if (found.part() == Found.Part.GROWING) {
            store.abandon(new Growing(found.key(), found.handle()));
        } else {
            store.delete(found.key());
        }
    }

    private void unused(Rows rows, Counts counts) {
        for (Set<String> some = rows.some(); !some.isEmpty(); some = rows.some()) {
            Set<String> unneeded = new HashSet<>(some);
            Set<String> needed = needed(unneeded);
            unneeded.removeAll(needed);
            mark(needed, null);
            mark(unneeded, at(clock.instant()));
            for (String key : unneeded) {
                counts.unused++;
                boolean remove = jdbc.sql("select count(*) from stored_file where storage_key = :key"
                                        + " and district_id = :district and unused_since < :before")
                                .param("key", key)
                                .param("district", StoreKey.district(key))
                                .param("before", at(clock.instant().minus(GRACE)))
                                .query(Integer.class)
                                .single()
                        > 0;
                log.warn("Nothing needs file {}{}", key, remove ? "; removed" : "");
                if (remove) {
                    deletion.run(new FileDeletion.Order(key));
                    counts.removed++;
                }
            }
        }
    }

    /** Since when nothing needs them, the first look counts; null where something does. What stays as it is is not written. */
    private void mark(Set<String> keys, @Nullable OffsetDateTime since) {
        byDistrict(keys)
                .forEach((district, ofOne) -> jdbc.sql(
                                "update stored_file set unused_since = cast(:since as timestamp with time zone)"
                                        + " where district_id = :district and storage_key in (:keys) and unused_since is "
                                        + (since == null ? "not null" : "null"))
                        .param("since", since)
                        .param("keys", ofOne)
                        .param("district", district)
                        .update());
    }

    /** Each user of files is asked only for those that none before it needs. */
    private Set<String> needed(Set<String> keys) {
        Set<String> needed = new HashSet<>();
        byDistrict(keys).forEach((district, ofOne) -> {
            Set<String> left = new HashSet<>(ofOne);
            for (FilesInUse user : users) {
                if (!left.isEmpty()) {
                    needed.addAll(user.among(Set.copyOf(left), district));
                    left.removeAll(needed);
                }
            }
        });
        return needed;
    }

    private static Map<UUID, Set<String>> byDistrict(Set<String> keys) {
        return keys.stream().collect(Collectors.groupingBy(StoreKey::district, Collectors.toSet()));
    }

    /** For the operator's figures, of whichever node is asked. */
    private void remember(Report report) {
        String counted = "select count(*), coalesce(sum(byte_count), 0) from stored_file"
                + " where district_id is not null and state <> 'INFECTED'";
        if (with(
                        report,
                        "update files_counted set (files, bytes) = (" + counted + "), counted_at = :now,"
                                + " stray = :stray, missing = :missing, unused = :unused where id = 1")
                == 0) {
            with(
                    report,
                    "insert into files_counted (id, files, bytes, counted_at, stray, missing, unused)"
                            + " select 1, n, b, :now, cast(:stray as integer), cast(:missing as integer),"
                            + " cast(:unused as integer) from (" + counted + ") as c(n, b)");
        }
    }

    private int with(Report report, String statement) {
        return jdbc.sql(statement)
                .param("now", at(clock.instant()))
                .param("stray", report.strayObjects())
                .param("missing", report.missingObjects())
                .param("unused", report.unusedRows())
                .update();
    }

    /** Asked for by itself: a store may list in another order, and what was deleted while we looked is not missing. */
    private boolean isMissing(String key) {
        try (InputStream there = store.open(key, 0, 1)) {
            return false;
        } catch (NoSuchFileException gone) {
            return jdbc.sql("select count(*) from stored_file where storage_key = :key and district_id = :district"
                                    + " and state <> 'INFECTED'")
                            .param("key", key)
                            .param("district", StoreKey.district(key))
                            .query(Integer.class)
                            .single()
                    > 0;
        } catch (StoreAway unknown) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
