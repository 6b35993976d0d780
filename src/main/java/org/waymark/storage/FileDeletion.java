package org.waymark.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;

/** Deletes a file that nothing shows any more, the bytes before the row: what is left half done is done again. */
@Component
class FileDeletion implements DueWork<FileDeletion.Order> {

    /** @param bytesOnly whether the row stays, to say what the file was */
    record Order(String key, @Nullable Boolean bytesOnly) {
        Order(String key) {
            this(key, null);
        }
    }

    private final EvidenceStore store;
    private final JdbcClient jdbc;

    FileDeletion(EvidenceStore store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "storage.delete";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        store.delete(order.key());
        if (Boolean.TRUE.equals(order.bytesOnly())) {
            return;
        }
        jdbc.sql("delete from stored_file where storage_key = :key and district_id = :district")
                .param("key", order.key())
                .param("district", StoreKey.district(order.key()))
                .update();
    }
}
