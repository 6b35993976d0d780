package org.waymark.catalog.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Tells one uploaded picture from another, and nothing else of it; empty for the drawn one. */
    static String upload(DefinitionContent content) {
        String key = content.about().picture().upload();
        return key == null ? "" : Fields.none().with("upload", key).edition();
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

    /** The part that a click would delete with what is written in it; empty where nothing of the kind is about to happen. */
    Optional<Removal> removal(Fields typed, String act) {
        String item = act.startsWith(ItemActs.REMOVE) ? act.substring(ItemActs.REMOVE.length()) : "";
        return section.page().lists(offers).stream()
                .filter(list -> typed.items(list.letter()).contains(item))
                .findFirst()
                .map(list -> Removal.of(list, item, typed, content))
                .filter(removal -> !removal.texts().isEmpty());
    }

    private List<Field> fields(Fields shown) {
        return Difference.fields(section.page(), offers, shown);
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
        return Difference.between(asKept(typed), stored, section.page(), offers);
    }
}
