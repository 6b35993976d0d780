package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.Limits;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.authoring.Field.Kind;

/** Each judged quality: three levels side by side, and what it is judged from. */
class CriteriaPage implements SectionPage {

    static final String LETTER = "C";

    private static final Set<String> SELDOM = Set.of("goal");

    @Override
    public List<ItemList> lists(Offers offers) {
        return List.of(new ItemList(LETTER, true, Limits.MOST, id -> criterion(id, offers), SELDOM));
    }

    private static List<Field> criterion(String id, Offers offers) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(id + "-title", "criteria.title", Kind.LINE, Limits.CRITERION_TITLE));
        for (RubricLevel level : RubricLevel.values()) {
            fields.add(Field.of(id + "-" + level, "criteria." + level, Kind.COLUMN, Limits.TEXT));
        }
        fields.add(Field.some(id + "-from", "criteria.from", offers.evidence()));
        fields.add(Field.some(id + "-goal", "criteria.goal", offers.goals()));
        return fields;
    }

    @Override
    public Fields read(Writing draft) {
        Fields fields = Fields.none();
        for (Criterion criterion : draft.criteria) {
            String id = criterion.id();
            fields = fields.withItem(id)
                    .with(id + "-title", criterion.title())
                    .with(id + "-from", criterion.from())
                    .with(id + "-goal", criterion.goals());
            for (RubricLevel level : RubricLevel.values()) {
                fields = fields.with(id + "-" + level, criterion.levels().getOrDefault(level, ""));
            }
        }
        return fields;
    }

    @Override
    public void write(Fields typed, Writing draft) {
        draft.criteria = typed.items(LETTER).stream()
                .map(id -> {
                    Map<RubricLevel, String> levels = new EnumMap<>(RubricLevel.class);
                    for (RubricLevel level : RubricLevel.values()) {
                        levels.put(level, typed.one(id + "-" + level));
                    }
                    return new Criterion(
                            id, typed.one(id + "-title"), typed.all(id + "-from"), levels, typed.all(id + "-goal"));
                })
                .toList();
    }
}
