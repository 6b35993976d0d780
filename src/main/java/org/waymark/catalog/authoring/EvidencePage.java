package org.waymark.catalog.authoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Choice;
import org.waymark.catalog.authoring.Field.Kind;

/** What must be shown. */
class EvidencePage implements SectionPage {

    static final String LETTER = "A";

    private static final Set<String> SELDOM = Set.of("limit", "deidentified", "annotated", "shareable", "alternative");

    private static final List<Choice> KINDS = Stream.of(
                    "DOCUMENT",
                    "STUDENT_WORK",
                    "PHOTO",
                    "VIDEO",
                    "AUDIO",
                    "DATA_TABLE",
                    "OBSERVATION_NOTE",
                    "SURVEY_SUMMARY",
                    "TEMPLATE")
            .map(kind -> Choice.of(kind, "catalog.kind." + kind))
            .toList();

    private static final List<Choice> CONSENT = Stream.of(
                    "NEVER", "REQUIRED", "IF_STUDENTS_VISIBLE", "IF_STUDENTS_AUDIBLE")
            .map(when -> Choice.of(when, "authoring.consent." + when))
            .toList();

    @Override
    public List<ItemList> lists(Offers offers) {
        return List.of(new ItemList(LETTER, true, Limits.MOST, EvidencePage::requirement, SELDOM));
    }

    private static List<Field> requirement(String id) {
        return List.of(
                Field.of(id + "-title", "evidence.title", Kind.LINE, Limits.EVIDENCE_TITLE),
                Field.some(id + "-kind", "evidence.kind", KINDS),
                Field.of(id + "-count", "evidence.count", Kind.WHOLE, Limits.MOST_PIECES),
                Field.of(id + "-limit", "evidence.limit", Kind.LINE, Limits.LIMIT),
                Field.one(id + "-consent", "evidence.consent", CONSENT),
                Field.of(id + "-deidentified", "evidence.deidentified", Kind.TICK, 1),
                Field.of(id + "-annotated", "evidence.annotated", Kind.TICK, 1),
                Field.of(id + "-shareable", "evidence.shareable", Kind.TICK, 1),
                Field.of(id + "-alternative", "evidence.alternative", Kind.TEXT, Limits.ALTERNATIVE));
    }

    @Override
    public Fields read(Writing draft) {
        Fields fields = Fields.none();
        for (EvidenceRequirement asked : draft.evidence) {
            String id = asked.id();
            fields = fields.withItem(id)
                    .with(id + "-title", asked.title())
                    .with(id + "-kind", asked.kinds())
                    .with(id + "-count", String.valueOf(asked.count()))
                    .with(id + "-limit", asked.limit() == null ? "" : asked.limit())
                    .with(id + "-consent", asked.consent())
                    .withTick(id + "-deidentified", asked.deidentified())
                    .withTick(id + "-annotated", asked.annotated())
                    .withTick(id + "-shareable", asked.shareable())
                    .with(id + "-alternative", asked.alternative() == null ? "" : asked.alternative());
        }
        return fields;
    }

    /** What is removed here is no longer what a criterion is judged from. */
    @Override
    public void write(Fields typed, Writing draft) {
        draft.evidence =
                typed.items(LETTER).stream().map(id -> evidence(id, typed)).toList();
        Set<String> there = new HashSet<>(typed.items(LETTER));
        draft.criteria = draft.criteria.stream()
                .map(criterion -> new Criterion(
                        criterion.id(),
                        criterion.title(),
                        criterion.from().stream().filter(there::contains).toList(),
                        criterion.levels(),
                        criterion.goals()))
                .toList();
    }

    private static EvidenceRequirement evidence(String id, Fields typed) {
        String count = typed.one(id + "-count");
        String limit = typed.one(id + "-limit");
        String consent = typed.one(id + "-consent");
        String alternative = typed.one(id + "-alternative");
        return new EvidenceRequirement(
                id,
                typed.all(id + "-kind"),
                typed.one(id + "-title"),
                count.isEmpty() ? 1 : Math.max(1, Integer.parseInt(count)),
                limit.isEmpty() ? null : limit,
                consent.isEmpty() ? "NEVER" : consent,
                typed.isTicked(id + "-deidentified"),
                typed.isTicked(id + "-annotated"),
                alternative.isEmpty() ? null : alternative,
                typed.isTicked(id + "-shareable"));
    }
}
