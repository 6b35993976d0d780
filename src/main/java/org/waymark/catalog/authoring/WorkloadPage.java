package org.waymark.catalog.authoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.authoring.Field.Kind;

/** The time it takes, and how it divides. */
class WorkloadPage implements SectionPage {

    private static final String LETTER = "W";
    private static final int MOST = 15;

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(
                Field.of("contactHours", "workload.contactHours", Kind.WHOLE, 500),
                Field.of("elapsedWeeks", "workload.elapsedWeeks", Kind.RANGE, 11),
                Field.of("beyond", "workload.beyond", Kind.RANGE, 11));
    }

    @Override
    public List<ItemList> lists(Offers offers) {
        return List.of(new ItemList(
                LETTER,
                false,
                MOST,
                id -> List.of(
                        Field.of(id + "-activity", "workload.activity", Kind.LINE, 60),
                        Field.of(id + "-hours", "workload.hours", Kind.HOURS, 4))));
    }

    /** What is counted must be called something. */
    @Override
    public Map<String, MessageSourceResolvable> problems(Fields typed) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        typed.items(LETTER).stream()
                .filter(id -> typed.one(id + "-activity").isEmpty()
                        && !typed.one(id + "-hours").isEmpty())
                .forEach(id -> problems.put(id + "-activity", Field.problem("activity")));
        return problems;
    }

    @Override
    public Fields read(Writing draft) {
        DefinitionContent.Workload workload = draft.workload;
        Fields fields = Fields.none()
                .with("contactHours", workload.contactHours() == 0 ? "" : String.valueOf(workload.contactHours()))
                .with("elapsedWeeks", workload.elapsedWeeks())
                .with("beyond", workload.beyondNormalTeachingHours());
        int number = 0;
        for (Map.Entry<String, Double> part : workload.split().entrySet()) {
            String id = LETTER + ++number;
            fields = fields.withItem(id)
                    .with(id + "-activity", part.getKey())
                    .with(id + "-hours", plain(part.getValue()));
        }
        return fields;
    }

    @Override
    public void write(Fields typed, Writing draft) {
        String hours = typed.one("contactHours");
        Map<String, Double> split = new LinkedHashMap<>();
        for (String id : typed.items(LETTER)) {
            String activity = typed.one(id + "-activity");
            String typedHours = typed.one(id + "-hours").replace(',', '.');
            if (!activity.isEmpty() || !typedHours.isEmpty()) {
                split.merge(activity, typedHours.isEmpty() ? 0 : Double.parseDouble(typedHours), Double::sum);
            }
        }
        draft.workload = new DefinitionContent.Workload(
                hours.isEmpty() ? 0 : Integer.parseInt(hours),
                typed.one("elapsedWeeks").replaceAll("\\s", ""),
                typed.one("beyond").replaceAll("\\s", ""),
                split);
    }

    private static String plain(double hours) {
        return BigDecimal.valueOf(hours).stripTrailingZeros().toPlainString();
    }
}
