package org.waymark.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** What modules above have to say. Who they are is looked up once, at the first question: it never changes. */
class ModulesAbove<T> {

    private final SingletonSupplier<List<T>> all;

    ModulesAbove(ObjectProvider<T> all) {
        this.all = SingletonSupplier.of(() -> all.stream().toList());
    }

    Stream<T> stream() {
        return all.obtain().stream();
    }
}
