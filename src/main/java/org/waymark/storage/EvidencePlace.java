package org.waymark.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
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
        String here = ours == null ? kept(jdbc) : ours;
        if (here == null && there == null) {
            first();
            return;
        }
        if (!Objects.equals(here, there)) {
            // Another node may have marked both while we looked.
            here = kept(jdbc);
            there = store.mark();
            if (here == null || !here.equals(there)) {
                throw other(here, there);
            }
        }
        ours = here;
    }

    /** Of two nodes that begin at once the second waits for the row of the first, and then finds both marked. */
    private void first() throws IOException {
        try {
            ours = transaction.execute(status -> {
                String mark = fresh(jdbc);
                try {
                    store.mark(mark);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return mark;
            });
        } catch (DuplicateKeyException another) {
            agree();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A new mark of the database, in place of any that came with what was restored. */
    static String another(JdbcClient jdbc) {
        jdbc.sql("delete from evidence_place").update();
        return fresh(jdbc);
    }

    private static String fresh(JdbcClient jdbc) {
        String mark = UuidCreator.getTimeOrderedEpoch().toString();
        jdbc.sql("insert into evidence_place (id, mark) values (1, ?)")
                .param(mark)
                .update();
        return mark;
    }

    private static @Nullable String kept(JdbcClient jdbc) {
        return jdbc.sql("select mark from evidence_place where id = 1")
                .query(String.class)
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
