package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.authoring.Field.Choice;
import org.waymark.catalog.authoring.Field.Kind;

/**
 * A page of the editor, filled in.
 *
 * @param edition the state of the draft that the page is made from
 * @param pictured whether somebody made or uploaded the badge's picture, so that there is one besides the initials
 * @param upload tells the badge's uploaded picture from another; empty where it is drawn
 */
record SectionView(
        DraftId id,
        String title,
        Section section,
        String edition,
        boolean pictured,
        String upload,
        List<FieldView> fields,
        List<ListView> lists) {

    /** A field with what it holds. */
    record FieldView(String name, String key, Kind kind, String value, List<String> chosen, List<Choice> choices) {

        /** Whether it is typed in one line. */
        public boolean line() {
            return switch (kind) {
                case LINE, WORDS, WHOLE, HOURS, RANGE, CODE -> true;
                default -> false;
            };
        }

        public int rows() {
            return kind == Kind.COLUMN ? 7 : 5;
        }
    }

    /**
     * A list with its parts.
     *
     * @param full whether no more may be added
     */
    record ListView(String letter, boolean named, List<ItemView> items, boolean full) {}

    /**
     * A part of a list.
     *
     * @param number counts the parts
     * @param folded whether it has so many fields, one of several such, that only its name is shown until somebody opens it
     * @param columns fields that stand side by side, between the others
     * @param seldom what most leave as it is
     */
    record ItemView(
            String id,
            int number,
            boolean first,
            boolean last,
            boolean folded,
            List<FieldView> before,
            List<FieldView> columns,
            List<FieldView> after,
            List<FieldView> seldom) {

        /** What it is called by its author. */
        public String name() {
            return before.get(0).value();
        }

        /** Whether something is written there that only a look into it shows to be wrong. */
        public boolean wrong(@Nullable Map<String, ?> problems, boolean seldomOnly) {
            return problems != null
                    && (seldomOnly
                                    ? seldom.stream()
                                    : Stream.of(before, columns, after, seldom).flatMap(List::stream))
                            .anyMatch(field -> problems.containsKey(field.name()));
        }
    }

    /** With what is shown, which may be what was typed. */
    static SectionView of(SectionEdit edit, Fields shown) {
        SectionPage page = edit.section().page();
        return new SectionView(
                edit.id(),
                edit.content().title(),
                edit.section(),
                edit.stored().edition(),
                edit.content().about().picture().made(),
                SectionEdit.upload(edit.content()),
                views(page.fields(edit.offers()), shown, edit.stored()),
                page.lists(edit.offers()).stream()
                        .map(list -> list(list, shown, edit.stored()))
                        .toList());
    }

    /** The same, made from an earlier state: whoever saved meanwhile shall be noticed. */
    SectionView from(String earlier) {
        return new SectionView(id, title, section, earlier, pictured, upload, fields, lists);
    }

    private static ListView list(ItemList list, Fields shown, Fields stored) {
        List<String> items = shown.items(list.letter());
        List<ItemView> views = new ArrayList<>();
        for (String item : items) {
            List<Field> fields = list.fields().apply(item);
            List<FieldView> everything = views(fields, shown, stored);
            List<FieldView> all = everything.stream()
                    .filter(view -> !list.seldom().contains(suffix(item, view)))
                    .toList();
            List<FieldView> columns =
                    all.stream().filter(field -> field.kind() == Kind.COLUMN).toList();
            int at = columns.isEmpty() ? all.size() : all.indexOf(columns.get(0));
            views.add(new ItemView(
                    item,
                    views.size() + 1,
                    views.isEmpty(),
                    views.size() + 1 == items.size(),
                    items.size() > 1 && !list.seldom().isEmpty() && isWhole(all),
                    all.subList(0, at),
                    columns,
                    all.subList(at + columns.size(), all.size()),
                    everything.stream()
                            .filter(view -> list.seldom().contains(suffix(item, view)))
                            .toList()));
        }
        return new ListView(list.letter(), list.named(), views, items.size() >= list.most());
    }

    private static String suffix(String item, FieldView view) {
        return view.name().substring(item.length() + 1);
    }

    /** Whether each of these says something. */
    private static boolean isWhole(List<FieldView> fields) {
        return fields.stream().noneMatch(field -> field.chosen().isEmpty());
    }

    /** A question with nothing to choose from is not asked. */
    private static List<FieldView> views(List<Field> fields, Fields shown, Fields stored) {
        return fields.stream()
                .map(field -> view(field, shown, stored))
                .filter(view -> view.kind() != Kind.SOME || !view.choices().isEmpty())
                .toList();
    }

    private static FieldView view(Field field, Fields shown, Fields stored) {
        List<Choice> choices = new ArrayList<>(field.choices());
        if (field.kind() == Kind.ONE || field.kind() == Kind.SOME) {
            stored.all(field.name()).stream()
                    .filter(value ->
                            choices.stream().noneMatch(choice -> choice.value().equals(value)))
                    .forEach(value -> choices.add(Choice.said(value, value)));
        }
        return new FieldView(
                field.name(), field.key(), field.kind(), shown.one(field.name()), shown.all(field.name()), choices);
    }
}
