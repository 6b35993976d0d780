package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.catalog.stacks.Rule;

/** Stacks of a file so that each comes after those it has in it. */
class StackOrder {

    private StackOrder() {}

    static List<FileStack> of(List<FileStack> stacks) {
        Map<String, FileStack> left = byCode(stacks);
        List<FileStack> order = new ArrayList<>();
        boolean found = true;
        while (found && !left.isEmpty()) {
            List<FileStack> free = left.values().stream()
                    .filter(stack ->
                            stack.rule().codes(Rule.Kind.STACK).stream().noneMatch(left::containsKey))
                    .toList();
            found = !free.isEmpty();
            order.addAll(free);
            free.forEach(stack -> left.remove(stack.code()));
        }
        return order;
    }

    /** Those that lead back to themselves, or to ones that do. */
    static List<FileStack> circles(List<FileStack> stacks) {
        Set<String> placed = new HashSet<>();
        of(stacks).forEach(stack -> placed.add(stack.code()));
        return stacks.stream().filter(stack -> !placed.contains(stack.code())).toList();
    }

    private static Map<String, FileStack> byCode(List<FileStack> stacks) {
        Map<String, FileStack> byCode = new LinkedHashMap<>();
        stacks.forEach(stack -> byCode.put(stack.code(), stack));
        return byCode;
    }
}
