package org.waymark.review.concerns;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.review.ReadingView;

/** What a reader typed of a concern. */
record ConcernForm(
        @Nullable String kind,
        @Nullable String piece,
        @Nullable String withhold,
        @Nullable String words) {

    static final int LONGEST = 2000;

    static ConcernForm empty() {
        return new ConcernForm("", "", null, "");
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        ConcernKind chosen = chosen();
        if (chosen == null) {
            problems.put("kind", problem("kind"));
        }
        if (withhold != null && (number() == 0 || chosen != null && !chosen.mayWithhold())) {
            problems.put("withhold", problem("withhold"));
        }
        if (said().isEmpty() || said().length() > LONGEST) {
            problems.put("words", problem("words"));
        }
        return problems;
    }

    /** Only of a form without problems; a piece that is none is all of the work. */
    Concern.Said toSaid(List<ReadingView.Piece> pieces) {
        ConcernKind chosen = chosen();
        if (chosen == null) {
            throw new IllegalStateException("A concern without a kind");
        }
        return new Concern.Said(
                chosen,
                pieces.stream()
                        .filter(each -> each.number() == number())
                        .map(ReadingView.Piece::id)
                        .findFirst()
                        .orElse(null),
                withhold != null,
                said());
    }

    private @Nullable ConcernKind chosen() {
        return Arrays.stream(ConcernKind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private int number() {
        return piece != null && piece.matches("\\d{1,4}") ? Integer.parseInt(piece) : 0;
    }

    private String said() {
        return clean(words);
    }

    /** A browser sends CR LF; a NUL cannot be stored. */
    static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\r\n", "\n").replace("\0", "").strip();
    }

    private static MessageSourceResolvable problem(String what) {
        return new DefaultMessageSourceResolvable("review.concern.problem." + what);
    }
}
