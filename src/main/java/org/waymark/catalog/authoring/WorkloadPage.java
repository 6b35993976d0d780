package org.waymark.catalog.authoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Kind;

/** The time it takes, and how it divides. */
class WorkloadPage implements SectionPage {

    private static final String LETTER = "W";

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(
                Field.of("contactHours", "workload.contactHours", Kind.WHOLE, Limits.MOST_HOURS),
                Field.of("elapsedWeeks", "workload.elapsedWeeks", Kind.RANGE, 11),
                Field.of("beyond", "workload.beyond", Kind.RANGE, 11));
    }

    @Override
    public List<ItemList> lists(Offers offers) {
        return List.of(new ItemList(
                LETTER,
                false,
                Limits.MOST,
                id -> List.of(
                        Field.of(id + "-activity", "workload.activity", Kind.LINE, Limits.ACTIVITY),
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
                split.merge(
                        activity,
                        typedHours.isEmpty() ? 0 : Double.parseDouble(typedHours),
                        (some, more) -> rounded(some + more));
            }
        }
        draft.workload = new DefinitionContent.Workload(
                hours.isEmpty() ? 0 : Integer.parseInt(hours), typed.one("elapsedWeeks"), typed.one("beyond"), split);
    }

    /** 0.1 and 0.2 are 0.3. */
    private static double rounded(double hours) {
        return Math.round(hours * 1000) / 1000.0;
    }

    private static String plain(double hours) {
        return BigDecimal.valueOf(hours).stripTrailingZeros().toPlainString();
    }
}
