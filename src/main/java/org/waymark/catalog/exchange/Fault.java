package org.waymark.catalog.exchange;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What is wrong with a file, or worth a second look.
 *
 * @param line counted from 1; 0 where it is about the file as a whole
 * @param path such as definitions[0].criteria[2].from; empty for the file as a whole
 */
record Fault(int line, String path, MessageSourceResolvable problem) {

    private static final String KEY = "catalog.exchange.fault.";

    static Fault of(int line, String path, String problem, Object... given) {
        return new Fault(line, path, new DefaultMessageSourceResolvable(new String[] {KEY + problem}, given));
    }

    boolean is(String kind) {
        String[] codes = problem.getCodes();
        return codes != null && List.of(codes).contains(KEY + kind);
    }
}
