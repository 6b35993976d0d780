package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Where two who wrote at once differ.
 *
 * @param name of the field; item-A3 for a part that only one of them has, {@link #ORDER} for the order of the parts
 * @param item the part it belongs to, such as A3; empty for the page itself
 * @param label what the field is called
 * @param mine what was typed, in lines
 * @param theirs what stands
 */
record Difference(
        String name,
        String item,
        MessageSourceResolvable label,
        List<MessageSourceResolvable> mine,
        List<MessageSourceResolvable> theirs) {

    static final String ORDER = "order";

    static final String ITEM = "item-";

    /** All that differs on one page. */
    static List<Difference> between(Fields mine, Fields theirs, SectionPage page, Offers offers) {
        List<Difference> differences = new ArrayList<>();
        Stream.concat(mine.all(Fields.ITEM).stream(), theirs.all(Fields.ITEM).stream())
                .distinct()
                .filter(item -> mine.has(item) != theirs.has(item))
                .forEach(item -> differences.add(
                        ofItem(item, mine, theirs, fields(page, offers, mine.has(item) ? mine : theirs))));
        for (Field field : fields(page, offers, mine)) {
            boolean inBoth =
                    !field.name().contains("-") || theirs.has(field.name().split("-", 2)[0]);
            if (inBoth && !mine.all(field.name()).equals(theirs.all(field.name()))) {
                differences.add(of(field, mine, theirs));
            }
        }
        if (isReordered(mine, theirs)) {
            differences.add(ofOrder(mine, theirs));
        }
        return differences;
    }

    /** All fields of the page that has these parts. */
    static List<Field> fields(SectionPage page, Offers offers, Fields shown) {
        List<Field> fields = new ArrayList<>(page.fields(offers));
        page.lists(offers)
                .forEach(list -> shown.items(list.letter())
                        .forEach(item -> fields.addAll(list.fields().apply(item))));
        return fields;
    }

    /** Whether what both have stands in another order. */
    static boolean isReordered(Fields mine, Fields theirs) {
        List<String> common = new ArrayList<>(mine.all(Fields.ITEM));
        common.retainAll(theirs.all(Fields.ITEM));
        List<String> order = new ArrayList<>(theirs.all(Fields.ITEM));
        order.retainAll(common);
        return !common.equals(order);
    }

    static Difference of(Field field, Fields mine, Fields theirs) {
        String item = field.name().contains("-") ? field.name().split("-", 2)[0] : "";
        return new Difference(
                field.name(),
                item,
                new DefaultMessageSourceResolvable("authoring.field." + field.key()),
                said(field, mine),
                said(field, theirs));
    }

    private static List<MessageSourceResolvable> said(Field field, Fields fields) {
        if (field.kind() == Field.Kind.TICK) {
            return List.of(new DefaultMessageSourceResolvable(
                    fields.isTicked(field.name()) ? "authoring.yes" : "authoring.no"));
        }
        return lines(fields.all(field.name()).stream()
                .map(value -> field.choices().stream()
                        .filter(choice -> choice.value().equals(value))
                        .map(Field.Choice::label)
                        .findFirst()
                        .orElseGet(() -> words(value))));
    }

    /** A part that only one of them has. */
    private static Difference ofItem(String item, Fields mine, Fields theirs, List<Field> all) {
        List<Field> fields = all.stream()
                .filter(field -> field.name().startsWith(item + "-"))
                .toList();
        return new Difference(
                ITEM + item,
                item,
                new DefaultMessageSourceResolvable("authoring.conflict.part"),
                whole(item, mine, fields),
                whole(item, theirs, fields));
    }

    private static List<MessageSourceResolvable> whole(String item, Fields said, List<Field> fields) {
        if (!said.has(item)) {
            return List.of(new DefaultMessageSourceResolvable("authoring.conflict.without"));
        }
        return lines(fields.stream()
                .filter(field -> !said.all(field.name()).isEmpty())
                .flatMap(field -> said(field, said).stream().map(line -> line(field, line))));
    }

    private static MessageSourceResolvable line(Field field, MessageSourceResolvable said) {
        return new DefaultMessageSourceResolvable(
                new String[] {"authoring.conflict.line"},
                new Object[] {new DefaultMessageSourceResolvable("authoring.field." + field.key()), said});
    }

    static Difference ofOrder(Fields mine, Fields theirs) {
        return new Difference(
                ORDER,
                "",
                new DefaultMessageSourceResolvable("authoring.conflict.order"),
                List.of(words(String.join(", ", mine.all(Fields.ITEM)))),
                List.of(words(String.join(", ", theirs.all(Fields.ITEM)))));
    }

    private static List<MessageSourceResolvable> lines(Stream<MessageSourceResolvable> said) {
        List<MessageSourceResolvable> lines = said.toList();
        return lines.isEmpty() ? List.of(new DefaultMessageSourceResolvable("authoring.conflict.nothing")) : lines;
    }

    private static MessageSourceResolvable words(String text) {
        return new DefaultMessageSourceResolvable(null, null, text);
    }

    /** What was typed, with what stands wherever that was chosen. */
    static Fields settled(Fields mine, Fields theirs, Set<String> chosen) {
        Fields settled = mine;
        for (String name : chosen) {
            if (name.startsWith(ITEM)) {
                settled = withOrWithout(name.substring(ITEM.length()), settled, theirs);
            } else if (!name.equals(ORDER)) {
                settled = settled.with(name, theirs.all(name));
            }
        }
        return chosen.contains(ORDER) ? inOrderOf(theirs, settled) : settled;
    }

    private static Fields withOrWithout(String item, Fields mine, Fields theirs) {
        if (!theirs.all(Fields.ITEM).contains(item)) {
            return ItemActs.done("remove:" + item, mine, List.of(), letter -> letter);
        }
        Fields more = mine.withItem(item);
        for (var entry : theirs.of(item).entrySet()) {
            more = more.with(entry.getKey(), entry.getValue());
        }
        return more;
    }

    private static Fields inOrderOf(Fields theirs, Fields mine) {
        List<String> items = new ArrayList<>(theirs.all(Fields.ITEM));
        items.retainAll(mine.all(Fields.ITEM));
        mine.all(Fields.ITEM).stream().filter(item -> !items.contains(item)).forEach(items::add);
        return mine.with(Fields.ITEM, items);
    }
}
