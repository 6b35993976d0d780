package org.waymark.catalog.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in a file, YAML or JSON alike, each with the line it begins on. */
sealed interface Value {

    int line();

    /** @param text null where the file says null, or nothing */
    record Text(int line, @Nullable String text) implements Value {}

    record Items(int line, List<Value> items) implements Value {}

    record Fields(int line, Map<String, Field> fields) implements Value {}

    /** @param line that of the name */
    record Field(int line, Value value) {}
}
