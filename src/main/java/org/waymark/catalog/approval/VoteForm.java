package org.waymark.catalog.approval;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * A vote as typed.
 *
 * @param choice approve or return
 */
record VoteForm(@Nullable String choice, @Nullable String reason) {

    static VoteForm of(@Nullable HistoryLine own) {
        return own == null
                ? new VoteForm(null, "")
                : new VoteForm(own.kind() == StepKind.APPROVE ? "approve" : "return", own.reason());
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!"approve".equals(choice) && !"return".equals(choice)) {
            problems.put("choice", Reason.said("approval.problem.choice"));
        }
        Reason.typed(reason).check("reason", true, problems);
        return problems;
    }

    boolean approves() {
        return "approve".equals(choice);
    }
}
