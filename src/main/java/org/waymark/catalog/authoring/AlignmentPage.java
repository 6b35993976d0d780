package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Kind;

/** Which standards and goals it speaks to: codes of frameworks, and of the district's goals. */
class AlignmentPage implements SectionPage {

    private static final String LETTER = "F";

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(Field.some("goal", "alignment.goal", offers.goals()));
    }

    @Override
    public List<ItemList> lists(Offers offers) {
        return List.of(new ItemList(
                LETTER,
                false,
                Limits.MOST,
                id -> List.of(
                        Field.of(id + "-framework", "alignment.framework", Kind.LINE, Limits.FRAMEWORK),
                        Field.of(id + "-codes", "alignment.codes", Kind.LINES, Limits.MOST_STANDARDS))));
    }

    /** What is counted must be called something. */
    @Override
    public Map<String, MessageSourceResolvable> problems(Fields typed) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        typed.items(LETTER).stream()
                .filter(id -> typed.one(id + "-framework").isEmpty()
                        && !typed.one(id + "-codes").isEmpty())
                .forEach(id -> problems.put(id + "-framework", Field.problem("framework")));
        return problems;
    }

    @Override
    public Fields read(Writing draft) {
        Fields fields = Fields.none().with("goal", draft.goals);
        int number = 0;
        for (Map.Entry<String, List<String>> framework : draft.alignment.entrySet()) {
            String id = LETTER + ++number;
            fields = fields.withItem(id)
                    .with(id + "-framework", framework.getKey())
                    .with(id + "-codes", String.join("\n", framework.getValue()));
        }
        return fields;
    }

    /** The same with one code more. */
    static Fields with(String framework, String code, Fields fields) {
        for (String id : fields.items(LETTER)) {
            if (fields.one(id + "-framework").equalsIgnoreCase(framework)) {
                String codes = fields.one(id + "-codes");
                return fields.with(id + "-codes", codes.isEmpty() ? code : codes + "\n" + code);
            }
        }
        String id = ItemActs.next(LETTER, fields);
        return fields.withItem(id).with(id + "-framework", framework).with(id + "-codes", code);
    }

    /** One framework written twice is one. */
    @Override
    public void write(Fields typed, Writing draft) {
        draft.goals = typed.all("goal");
        Map<String, List<String>> alignment = new LinkedHashMap<>();
        for (String id : typed.items(LETTER)) {
            String framework = typed.one(id + "-framework");
            List<String> codes = Field.lines(typed.one(id + "-codes"));
            if (!framework.isEmpty() || !codes.isEmpty()) {
                alignment.merge(framework, codes, AlignmentPage::both);
            }
        }
        draft.alignment = alignment;
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all.stream().distinct().toList();
    }
}
