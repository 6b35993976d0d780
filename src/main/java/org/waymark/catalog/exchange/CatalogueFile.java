package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A catalogue as a file says it.
 *
 * @param stacks stacks and pathways
 * @param warnings what is worth a second look
 */
record CatalogueFile(
        List<FileDefinition> definitions, List<FileStack> stacks, List<FileGoal> goals, List<Fault> warnings) {

    static final int MOST_DEFINITIONS = 2000;
    private static final int MOST_OTHERS = 500;

    /** Which form of file this release reads and writes. */
    private static final String FORM = "1";

    /** @throws FileRefused with every fault that was found */
    static CatalogueFile read(byte[] bytes, TextFile.Kind kind) {
        Faults faults = new Faults();
        try {
            CatalogueFile file = read(TextFile.read(TextFile.decoded(bytes), kind, faults), faults);
            if (!faults.any()) {
                return file;
            }
        } catch (Unreadable unreadable) {
            throw new FileRefused(List.of(unreadable.fault()));
        }
        throw new FileRefused(faults.faults());
    }

    private static CatalogueFile read(Value value, Faults faults) {
        if (value instanceof Value.Items) {
            // A list of definitions alone.
            Value.Fields whole =
                    new Value.Fields(value.line(), Map.of("definitions", new Value.Field(value.line(), value)));
            return read(FieldsReader.of(whole, "", faults), true, faults);
        }
        return read(FieldsReader.of(value, "", faults), false, faults);
    }

    private static CatalogueFile read(FieldsReader whole, boolean plainForm, Faults faults) {
        String form = whole.maybe("waymark", 10);
        if (form != null && !form.equals(FORM)) {
            whole.fault("waymark", "form", FORM);
        }
        List<FileDefinition> definitions = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (FieldsReader each : whole.objects("definitions", MOST_DEFINITIONS)) {
            FileDefinition definition = new DefinitionReader(each, plainForm).read();
            once(each, definition.code(), lines);
            definitions.add(definition);
        }
        List<FileStack> stacks = new ArrayList<>();
        Map<String, Integer> linesOfStacks = new HashMap<>();
        for (String kind : List.of("stacks", "pathways")) {
            for (FieldsReader each : whole.objects(kind, MOST_OTHERS)) {
                FileStack stack = FileStack.read(each, kind.equals("pathways"));
                once(each, stack.code(), linesOfStacks);
                stacks.add(stack);
            }
        }
        List<FileGoal> goals = new ArrayList<>();
        Map<String, Integer> linesOfGoals = new HashMap<>();
        for (FieldsReader each : whole.objects("goals", MOST_OTHERS)) {
            FileGoal goal = FileGoal.read(each);
            once(each, goal.plan().code(), linesOfGoals);
            goals.add(goal);
        }
        whole.done();
        if (definitions.isEmpty() && stacks.isEmpty() && goals.isEmpty() && !faults.any()) {
            faults.add(whole.line(), "", "nothing");
        }
        return new CatalogueFile(definitions, stacks, goals, faults.warnings());
    }

    private static void once(FieldsReader each, String code, Map<String, Integer> lines) {
        Integer before = lines.putIfAbsent(code.toLowerCase(Locale.ROOT), each.line());
        if (before != null && !code.isEmpty()) {
            each.fault("id", "same-definition", code, String.valueOf(before));
        }
    }
}
