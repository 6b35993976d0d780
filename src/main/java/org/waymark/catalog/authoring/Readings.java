package org.waymark.catalog.authoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Three readings of one page of the editor: what a revision began with, what it says, and what a version says that came out
 * meanwhile.
 */
record Readings(Section section, Offers offers, Fields base, Fields mine, Fields theirs) {

    /**
     * A difference with what is chosen unless its author chooses otherwise.
     *
     * @param theirs the newer version's words, because the revision left that as it was
     */
    record Choice(Difference difference, boolean theirs) {}

    static Readings of(Section section, Offers offers, Writing base, Writing mine, Writing theirs) {
        SectionPage page = section.page();
        Map<String, String> ids = new HashMap<>();
        return new Readings(
                section,
                offers,
                known(page.read(base), page.lists(offers), ids),
                known(page.read(mine), page.lists(offers), ids),
                known(page.read(theirs), page.lists(offers), ids));
    }

    /** Parts that are only counted are known by what stands first in them: one that is put before them moves none. */
    private static Fields known(Fields fields, List<ItemList> lists, Map<String, String> ids) {
        Map<String, String> renamed = new HashMap<>();
        for (ItemList list : lists) {
            if (!list.named()) {
                Map<String, Integer> seen = new HashMap<>();
                for (String item : fields.items(list.letter())) {
                    String first = fields.one(list.fields().apply(item).get(0).name());
                    int often = seen.merge(first, 1, Integer::sum);
                    renamed.put(
                            item,
                            ids.computeIfAbsent(
                                    list.letter() + often + " " + first, key -> list.letter() + (ids.size() + 1)));
                }
            }
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.values().forEach((name, texts) -> {
            if (name.equals(Fields.ITEM)) {
                values.put(
                        name,
                        texts.stream()
                                .map(item -> renamed.getOrDefault(item, item))
                                .toList());
            } else {
                String item = name.split("-", 2)[0];
                values.put(renamed.getOrDefault(item, item) + name.substring(item.length()), texts);
            }
        });
        return new Fields(values);
    }

    /** Whatever the newer version says otherwise than the one before it, and this revision does not say as well. */
    List<Choice> choices() {
        return Difference.between(mine, theirs, section.page(), offers).stream()
                .filter(this::isTheirs)
                .map(difference -> new Choice(difference, isUntouched(difference)))
                .toList();
    }

    private boolean isTheirs(Difference difference) {
        if (difference.name().equals(Difference.ORDER)) {
            return Difference.isReordered(base, theirs);
        }
        if (difference.name().startsWith(Difference.ITEM)) {
            return !same(difference.item(), base, theirs);
        }
        return !base.all(difference.name()).equals(theirs.all(difference.name()));
    }

    private boolean isUntouched(Difference difference) {
        if (difference.name().equals(Difference.ORDER)) {
            return !Difference.isReordered(base, mine);
        }
        if (difference.name().startsWith(Difference.ITEM)) {
            return same(difference.item(), base, mine);
        }
        return base.all(difference.name()).equals(mine.all(difference.name()));
    }

    private static boolean same(String item, Fields one, Fields other) {
        return one.has(item) == other.has(item) && one.of(item).equals(other.of(item));
    }

    /** What it says with the newer version's words wherever those were chosen. */
    Fields settled(Set<String> chosen) {
        Set<String> asked = new HashSet<>(chosen);
        asked.retainAll(choices().stream().map(each -> each.difference().name()).toList());
        return Difference.settled(mine, theirs, asked);
    }
}
