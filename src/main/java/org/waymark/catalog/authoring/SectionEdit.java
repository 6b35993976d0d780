package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.DefinitionContent;

/**
 * One page of a draft, as it stands while somebody edits it.
 *
 * @param stored what the draft says now
 */
record SectionEdit(
        DraftId id,
        String code,
        DefinitionContent content,
        DraftState state,
        Section section,
        Fields stored,
        Offers offers) {

    static SectionEdit of(DefinitionDraft draft, Section section, Offers offers) {
        Fields stored = section.page().read(new Writing(draft.code(), draft.content()));
        return new SectionEdit(draft.id(), draft.code(), draft.content(), draft.state(), section, stored, offers);
    }

    /** What is wrong with what was typed, in the order of the page. */
    Map<String, MessageSourceResolvable> problems(Fields typed, String act) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        fields(typed).forEach(field -> {
            MessageSourceResolvable problem = field.problem(typed, stored);
            if (problem != null) {
                problems.put(field.name(), problem);
            }
        });
        section.page().problems(typed).forEach(problems::putIfAbsent);
        for (ItemList list : section.page().lists(offers)) {
            int more = act.equals(ItemActs.ADD + list.letter()) ? 1 : 0;
            if (typed.items(list.letter()).size() + more > list.most()) {
                problems.put("list-" + list.letter(), Field.problem("many", list.most()));
            }
        }
        return problems;
    }

    /**
     * What stands, with room to write: lists whose parts are only counted have one when they are empty, and one more on
     * request.
     */
    Fields withEmptyParts(String more) {
        Fields shown = stored;
        for (ItemList list : section.page().lists(offers)) {
            int there = shown.items(list.letter()).size();
            boolean wanted = there == 0 || more.equals(list.letter());
            if (!list.named() && wanted && there < list.most()) {
                shown = shown.withItem(ItemActs.next(list.letter(), shown));
            }
        }
        return shown;
    }

    /** All fields of the page that has these parts. */
    private List<Field> fields(Fields shown) {
        List<Field> fields = new ArrayList<>(section.page().fields(offers));
        section.page()
                .lists(offers)
                .forEach(list -> shown.items(list.letter())
                        .forEach(item -> fields.addAll(list.fields().apply(item))));
        return fields;
    }

    /** What was typed, faultless, as it would be read again: without what is on no page, empty parts left out. */
    Fields asKept(Fields typed) {
        Writing writing = new Writing(code, content);
        section.page().write(plain(typed), writing);
        return section.page().read(writing);
    }

    /** A field that is one line holds one line; what nobody touched stays as it is. */
    private Fields plain(Fields typed) {
        Fields plain = typed;
        for (Field field : fields(typed)) {
            if (!typed.all(field.name()).equals(stored.all(field.name()))) {
                plain = plain.with(
                        field.name(),
                        typed.all(field.name()).stream().map(field::plain).toList());
            }
        }
        return plain;
    }

    /** What differs between what was typed and what stands, with a choice for each. */
    List<Difference> differences(Fields typed) {
        Fields mine = asKept(typed);
        List<Difference> differences = new ArrayList<>();
        Stream.concat(mine.all(Fields.ITEM).stream(), stored.all(Fields.ITEM).stream())
                .distinct()
                .filter(item -> mine.all(Fields.ITEM).contains(item)
                        != stored.all(Fields.ITEM).contains(item))
                .forEach(item -> differences.add(Difference.ofItem(item, mine, stored)));
        for (Field field : fields(mine)) {
            boolean inBoth = !field.name().contains("-")
                    || stored.all(Fields.ITEM).contains(field.name().split("-", 2)[0]);
            if (inBoth && !mine.all(field.name()).equals(stored.all(field.name()))) {
                differences.add(Difference.of(field, mine, stored));
            }
        }
        if (isReordered(mine)) {
            differences.add(Difference.ofOrder(mine, stored));
        }
        return differences;
    }

    private boolean isReordered(Fields mine) {
        List<String> common = new ArrayList<>(mine.all(Fields.ITEM));
        common.retainAll(stored.all(Fields.ITEM));
        List<String> theirs = new ArrayList<>(stored.all(Fields.ITEM));
        theirs.retainAll(common);
        return !common.equals(theirs);
    }
}
