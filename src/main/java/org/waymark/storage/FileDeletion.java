package org.waymark.storage;

import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;

/** Deletes a file that nothing shows any more. */
@Component
class FileDeletion implements DueWork<FileDeletion.Order> {

    record Order(String key) {}

    private final EvidenceStore store;

    FileDeletion(EvidenceStore store) {
        this.store = store;
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
    }
}
