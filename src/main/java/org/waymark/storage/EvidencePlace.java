package org.waymark.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.settings.BadSetting;

/**
 * Whether the store of this node is the one with this database's files: both hold the same mark. A node with another, or
 * whose bucket refuses it, stops before it takes files that no other node finds; one whose bucket does not answer starts.
 */
@Component
public class EvidencePlace implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(EvidencePlace.class);

    private final EvidenceStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile @Nullable String ours;

    EvidencePlace(EvidenceStore store, JdbcClient jdbc, TransactionTemplate transaction) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            agree();
        } catch (IOException e) {
            log.error(
                    "{} does not answer: until it does, no file can be read or handed in here, and whether it is the one of"
                            + " this database is not known ({})",
                    store.place(),
                    e.getMessage());
        }
    }

    /** Whether it answers now, and is the one of this database. */
    public boolean answers() {
        try {
            agree();
            return true;
        } catch (IOException | BadSetting e) {
            log.error("{} cannot be used: {}", store.place(), e.getMessage());
            return false;
        }
    }

    private void agree() throws IOException {
        String there = store.mark();
        if (there != null && there.equals(ours)) {
            return;
        }
        // Read after the store: whoever marks it has written the row before.
        Kept here = kept("");
        if (here == null && there == null) {
            first();
            here = kept("");
        }
        if (here != null && !here.confirmed()) {
            confirm();
            here = kept("");
            there = store.mark();
        }
        if (here == null || !here.mark().equals(there)) {
            throw other(here == null ? null : here.mark(), there);
        }
        ours = there;
    }

    /** One after the other: the second finds it confirmed, and its own store without a mark if that is not the same. */
    private void confirm() throws IOException {
        try {
            transaction.executeWithoutResult(status -> {
                try {
                    Kept here = kept(" for update");
                    if (here == null || here.confirmed()) {
                        return;
                    }
                    if (store.mark() == null) {
                        store.mark(here.mark());
                    }
                    if (here.mark().equals(store.mark())) {
                        jdbc.sql("update evidence_place set confirmed = true where id = 1")
                                .update();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Of nodes that begin at once one is first. */
    private void first() {
        try {
            fresh(jdbc);
        } catch (DuplicateKeyException another) {
            log.debug("Another node was first");
        }
    }

    /** A new mark of the database, in place of any that came with what was restored; not yet in the store. */
    static String another(JdbcClient jdbc) {
        jdbc.sql("delete from evidence_place").update();
        return fresh(jdbc);
    }

    private static String fresh(JdbcClient jdbc) {
        String mark = UuidCreator.getTimeOrderedEpoch().toString();
        jdbc.sql("insert into evidence_place (id, mark, confirmed) values (1, ?, false)")
                .param(mark)
                .update();
        return mark;
    }

    /** @param confirmed whether it was found in the store: before that, a store without one is given it */
    private record Kept(String mark, boolean confirmed) {}

    private @Nullable Kept kept(String held) {
        return jdbc.sql("select mark, confirmed from evidence_place where id = 1" + held)
                .query((row, n) -> new Kept(row.getString("mark"), row.getBoolean("confirmed")))
                .optional()
                .orElse(null);
    }

    private BadSetting other(@Nullable String here, @Nullable String there) {
        return new BadSetting("The evidence of this database is not in " + store.place() + ", which "
                + (there == null ? "has no mark" : "has the mark of another database") + ". Give all nodes the same"
                + " WAYMARK_STORAGE_S3_BUCKET, or one WAYMARK_DATA_DIR on a disk that they share. Where the files were"
                + " brought here on purpose, "
                + (here == null ? "delete " + EvidenceStore.MARK : "write " + here + " into " + EvidenceStore.MARK)
                + " there.");
    }
}
