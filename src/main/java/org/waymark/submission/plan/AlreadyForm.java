package org.waymark.submission.plan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.submission.Phrase;

/** What there is already, as typed: a day for each piece of evidence that is asked for. */
record AlreadyForm(List<Piece> pieces) {

    private static final int MONTHS = 12;

    /** @param made a day, empty for what there is not */
    record Piece(String id, String title, String made) {}

    /** @param made what is typed of a requirement, by its id */
    static AlreadyForm of(List<EvidenceRequirement> asked, UnaryOperator<String> made) {
        return new AlreadyForm(asked.stream()
                .map(each ->
                        new Piece(each.id(), each.title(), made.apply(each.id()).strip()))
                .toList());
    }

    Map<String, MessageSourceResolvable> problems(LocalDate today) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            String wrong = piece.made().isEmpty() ? "" : wrong(piece.made(), today);
            if (!wrong.isEmpty()) {
                problems.put("made-" + piece.id(), new Phrase("plan.already.error." + wrong, piece.id()));
            }
        }
        if (!pieces.isEmpty() && madeOn().isEmpty() && problems.isEmpty()) {
            problems.put("made-" + pieces.get(0).id(), new Phrase("plan.already.error.none"));
        }
        return problems;
    }

    /** What counts is of the last twelve months, and made already. */
    private static String wrong(String made, LocalDate today) {
        return PlanForm.day(made)
                .map(day -> day.isAfter(today) ? "future" : day.isBefore(today.minusMonths(MONTHS)) ? "old" : "")
                .orElse("date");
    }

    Map<String, LocalDate> madeOn() {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        pieces.forEach(piece -> PlanForm.day(piece.made()).ifPresent(day -> days.put(piece.id(), day)));
        return days;
    }
}
