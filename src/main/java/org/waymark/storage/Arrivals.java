package org.waymark.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.waymark.storage.EvidenceStore.Growing;
import org.waymark.storage.RefusedFile.Reason;

/**
 * Files that arrive in pieces. How far each is stands in its row, the bytes lie in the store: any node goes on where another
 * stopped. One request at a time adds to a file; a node that died holds its turn for half a minute at most.
 */
@Service
public class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    /** How long a turn lasts without a sign of life. */
    private static final Duration TURN = Duration.ofSeconds(30);

    /** What nobody sends any more is given up after a week. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final String COLUMNS =
            "select id, district_id, owner_id, part, facts, byte_count, received, refused, taken_at,"
                    + " storage_key, store_handle"
                    + " from arriving_file where district_id = :district";

    /** Whose an upload is: what was asked for, by whom, in which district. */
    public record Whose(UUID district, UUID owner, String part) {

        String key() {
            return district + "/" + owner + "/" + part;
        }

        static Whose of(String key) {
            String[] parts = key.split("/", 3);
            return new Whose(UUID.fromString(parts[0]), UUID.fromString(parts[1]), parts[2]);
        }
    }

    /** A row, with what the store needs to know. */
    record Row(Arrival arrival, String metadata, Growing file) {}

    private final EvidenceStore store;
    private final EvidenceFiles files;
    private final FileCheck check;
    private final Fingerprints fingerprints;
    private final JdbcClient jdbc;
    private final Clock clock;

    Arrivals(
            EvidenceStore store,
            EvidenceFiles files,
            FileCheck check,
            Fingerprints fingerprints,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.check = check;
        this.fingerprints = fingerprints;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is on its way for a part, or was not taken, oldest first. */
    public List<Arrival> of(Whose whose) {
        return jdbc
                .sql(COLUMNS + " and owner_id = :owner and part = :part and taken_at is null order by begun_at, id")
                .param("district", whose.district())
                .param("owner", whose.owner())
                .param("part", whose.part())
                .query((row, n) -> row(row))
                .list()
                .stream()
                .map(Row::arrival)
                .toList();
    }

    /** How many files and bytes are announced for these owners. */
    public record Announced(int files, long bytes) {}

    public Announced announced(Collection<UUID> owners, UUID district) {
        if (owners.isEmpty()) {
            return new Announced(0, 0);
        }
        return jdbc.sql("select count(*), coalesce(sum(byte_count), 0) from arriving_file"
                        + " where district_id = :district and owner_id in (:owners) and taken_at is null")
                .param("district", district)
                .param("owners", owners)
                .query((row, n) -> new Announced(row.getInt(1), row.getLong(2)))
                .single();
    }

    /** Announces a file of this length. */
    Row begin(Whose whose, long bytes, String metadata) {
        // Tells no time: it becomes the number of what is brought, which readers see in addresses.
        UUID id = UuidCreator.getRandomBased();
        Growing file = store.begin(StoreKey.fresh(whose.district()));
        jdbc.sql("insert into arriving_file (id, district_id, owner_id, part, facts, byte_count, received, storage_key,"
                        + " store_handle, begun_at, touched_at)"
                        + " values (:id, :district, :owner, :part, :facts, :bytes, 0, :key, :handle, :now, :now)")
                .param("id", id)
                .param("district", whose.district())
                .param("owner", whose.owner())
                .param("part", whose.part())
                .param("facts", metadata)
                .param("bytes", bytes)
                .param("key", file.key())
                .param("handle", file.handle())
                .param("now", at(clock.instant()))
                .update();
        return find(id, whose).orElseThrow();
    }

    Optional<Row> find(UUID id, Whose whose) {
        return jdbc.sql(COLUMNS + " and id = :id and owner_id = :owner and part = :part")
                .param("district", whose.district())
                .param("id", id)
                .param("owner", whose.owner())
                .param("part", whose.part())
                .query((row, n) -> row(row))
                .optional();
    }

    /** A request's turn at one file. */
    final class Turn implements AutoCloseable {

        private final UUID id;
        private final UUID district;
        private final UUID lock = UUID.randomUUID();
        private Instant renewAt;

        private Turn(UUID id, UUID district) {
            this.id = id;
            this.district = district;
            this.renewAt = clock.instant().plus(TURN.dividedBy(3));
        }

        private boolean begun() {
            return jdbc.sql("update arriving_file set lock_id = :lock, locked_until = :until where id = :id"
                                    + " and district_id = :district and (locked_until is null or locked_until < :now)")
                            .param("lock", lock)
                            .param("until", at(clock.instant().plus(TURN)))
                            .param("id", id)
                            .param("district", district)
                            .param("now", at(clock.instant()))
                            .update()
                    == 1;
        }

        /** Bytes still come: the turn goes on. */
        void alive() {
            if (clock.instant().isAfter(renewAt)) {
                renewAt = clock.instant().plus(TURN.dividedBy(3));
                renew(null);
            }
        }

        /** The same while it is looked at. */
        FileCheck.Bytes reads(FileCheck.Bytes bytes) {
            return new FileCheck.Bytes() {
                @Override
                public long length() {
                    return bytes.length();
                }

                @Override
                public InputStream from(long place) throws IOException {
                    return new FilterInputStream(bytes.from(place)) {
                        @Override
                        public int read(byte[] into, int offset, int length) throws IOException {
                            alive();
                            return super.read(into, offset, length);
                        }
                    };
                }
            };
        }

        private void received(long length) {
            renew(length);
        }

        private void renew(@Nullable Long received) {
            int mine = jdbc.sql("update arriving_file set locked_until = :until, touched_at = :now,"
                            + " received = coalesce(cast(:received as bigint), received)"
                            + " where id = :id and district_id = :district and lock_id = :lock")
                    .param("received", received)
                    .param("until", at(clock.instant().plus(TURN)))
                    .param("now", at(clock.instant()))
                    .param("id", id)
                    .param("district", district)
                    .param("lock", lock)
                    .update();
            if (mine == 0) {
                throw new UncheckedIOException(new IOException("another request has the turn at this upload"));
            }
        }

        @Override
        public void close() {
            jdbc.sql("update arriving_file set lock_id = null, locked_until = null"
                            + " where id = :id and district_id = :district and lock_id = :lock")
                    .param("id", id)
                    .param("district", district)
                    .param("lock", lock)
                    .update();
        }
    }

    /** Empty while another request has it. */
    Optional<Turn> turn(UUID id, UUID district) {
        Turn turn = new Turn(id, district);
        return turn.begun() ? Optional.of(turn) : Optional.empty();
    }

    /**
     * Adds what comes, up to the length that was announced; what came before the stream breaks off stays.
     *
     * @return the row as it is afterwards
     */
    Row append(Row row, Turn turn, InputStream bytes) throws IOException {
        Arrival arrival = row.arrival();
        long[] received = {arrival.received()};
        try (Fingerprints.Running running = fingerprints.go(arrival.id(), arrival.received())) {
            ArrivingBytes arriving = new ArrivingBytes(bytes, arrival.bytes() - arrival.received(), running, turn);
            store.append(row.file(), arrival.received(), arriving, length -> {
                if (length != received[0]) {
                    turn.received(length);
                    received[0] = length;
                }
                running.keptUpTo(length);
            });
        }
        return new Row(arrival.with(received[0]), row.metadata(), row.file());
    }

    /**
     * Makes it whole, and tells what it is. Done again after a crash, it answers the same.
     *
     * @throws RefusedFile when it is not to be taken
     * @throws ShorterFile when a power cut took some of it; the row says how much is left
     */
    StoredFile take(Row row, Turn turn) throws IOException {
        Arrival arrival = row.arrival();
        String key = row.file().key();
        try {
            store.finish(row.file(), arrival.bytes());
        } catch (ShorterFile shorter) {
            log.warn(
                    "Of upload {} only {} bytes are in the store; it goes on from there",
                    arrival.id(),
                    shorter.length());
            fingerprints.forget(arrival.id());
            turn.received(shorter.length());
            throw shorter;
        }
        FileCheck.Bytes bytes = turn.reads(files.bytes(key, arrival.bytes()));
        String type = check.typeOf(FileName.of(arrival.facts().get("filename")), bytes);
        return new StoredFile(key, type, arrival.bytes(), fingerprints.take(arrival.id(), bytes));
    }

    /** It is not taken: its row says why, and its bytes go. */
    void refuse(Row row, Reason why) {
        jdbc.sql("update arriving_file set refused = :why where id = :id and district_id = :district")
                .param("why", why.name())
                .param("id", row.arrival().id())
                .param("district", row.arrival().district())
                .update();
        forgetBytes(row);
    }

    /**
     * In the caller's transaction, as its last step: it is a file now.
     *
     * @throws UploadGone when somebody has forgotten it meanwhile
     */
    public void keep(Arrival arrival, StoredFile file) {
        files.keep(arrival.district(), file);
        int kept = jdbc.sql("update arriving_file set taken_at = :now where id = :id and district_id = :district"
                        + " and taken_at is null")
                .param("now", at(clock.instant()))
                .param("id", arrival.id())
                .param("district", arrival.district())
                .update();
        if (kept != 1) {
            throw new UploadGone();
        }
    }

    /** Where another request took it meanwhile, since this one's turn was over, its bytes are that one's. */
    void forgetUnlessTaken(Row row) {
        Arrival arrival = row.arrival();
        boolean taken = jdbc.sql("select count(*) from arriving_file where id = :id and district_id = :district")
                        .param("id", arrival.id())
                        .param("district", arrival.district())
                        .query(Long.class)
                        .single()
                > 0;
        if (!taken) {
            forgetBytes(row);
        }
    }

    /** Somebody forgot an upload while it was being taken: nothing is kept of it. */
    static class UploadGone extends RuntimeException {}

    /** Forgets a file that is on its way, or was not taken; without effect when it is not there. */
    public void drop(UUID id, Whose whose) {
        find(id, whose).ifPresent(this::drop);
    }

    /** Of one that is being taken at this moment either this comes first, or that does and its bytes stay. */
    private void drop(Row row) {
        Arrival arrival = row.arrival();
        int untaken = jdbc.sql(
                        "delete from arriving_file where id = :id and district_id = :district and taken_at is null")
                .param("id", arrival.id())
                .param("district", arrival.district())
                .update();
        if (untaken == 1) {
            afterwards(() -> forgetBytes(row));
        } else {
            remove(arrival.id(), arrival.district());
        }
    }

    /** Forgets all that is on its way for these owners. */
    public void dropAll(Collection<UUID> owners, UUID district) {
        if (owners.isEmpty()) {
            return;
        }
        List<Row> rows = jdbc.sql(COLUMNS + " and owner_id in (:owners)")
                .param("district", district)
                .param("owners", owners)
                .query((row, n) -> row(row))
                .list();
        rows.forEach(this::drop);
    }

    /**
     * Those that were whole some time ago and yet are on their way: whoever was to take them was interrupted. What one of
     * them meets with holds up no other.
     */
    void takeLeftBehind(BiConsumer<Row, Turn> owner) {
        Instant before = clock.instant().minus(Duration.ofMinutes(2));
        // An operator's job, over all districts.
        jdbc.sql(
                        "select district_id, id, owner_id, part from arriving_file"
                                + " where received = byte_count and refused is null and taken_at is null and touched_at < :before")
                .param("before", at(before))
                .query((row, n) -> new Object[] {
                    row.getObject(2, UUID.class),
                    new Whose(row.getObject(1, UUID.class), row.getObject(3, UUID.class), row.getString(4))
                })
                .list()
                .forEach(found -> {
                    UUID id = (UUID) found[0];
                    Whose whose = (Whose) found[1];
                    try (Turn turn = turn(id, whose.district()).orElse(null)) {
                        if (turn != null) {
                            find(id, whose).ifPresent(row -> owner.accept(row, turn));
                        }
                    } catch (RuntimeException e) {
                        log.warn("Upload {} was left behind and could not be taken", id, e);
                    }
                });
    }

    /** Forgets what nobody has sent anything to for a week. */
    void forgetAbandoned() {
        jdbc.sql("select id, district_id, owner_id, part, facts, byte_count, received, refused, taken_at,"
                        + " storage_key, store_handle"
                        + " from arriving_file where district_id is not null and touched_at < :before")
                .param("before", at(clock.instant().minus(KEPT)))
                .query((row, n) -> row(row))
                .list()
                .forEach(row -> {
                    log.info("Upload {} is over and is forgotten", row.arrival().id());
                    drop(row);
                });
    }

    private void remove(UUID id, UUID district) {
        jdbc.sql("delete from arriving_file where id = :id and district_id = :district")
                .param("id", id)
                .param("district", district)
                .update();
    }

    /** Never those of a file that was taken: they are another's. */
    void forgetBytes(Row row) {
        fingerprints.forget(row.arrival().id());
        store.abandon(row.file());
        store.delete(row.file().key());
    }

    /** What a transaction that rolls back forgot is still there. */
    private static void afterwards(Runnable step) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            step.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                step.run();
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        String metadata = row.getString("facts");
        String refused = row.getString("refused");
        return new Row(
                new Arrival(
                        row.getObject("id", UUID.class),
                        row.getObject("district_id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getString("part"),
                        TusStorage.facts(metadata),
                        row.getLong("byte_count"),
                        row.getLong("received"),
                        refused == null ? null : Reason.valueOf(refused),
                        row.getObject("taken_at") != null),
                metadata,
                new Growing(row.getString("storage_key"), row.getString("store_handle")));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
