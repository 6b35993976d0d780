package org.waymark.storage;

import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Words that stand beside the evidence, in the folder or the bucket, whatever becomes of the database and of a node. */
@Component
public class StoreNotes {

    private final EvidenceStore store;

    StoreNotes(EvidenceStore store) {
        this.store = store;
    }

    /** Over the last one of this name. */
    public void write(String name, String text) throws IOException {
        store.note(name, text);
    }

    public Optional<String> read(String name) throws IOException {
        return store.noted(name);
    }

    public void remove(String name) throws IOException {
        store.forget(name);
    }
}
