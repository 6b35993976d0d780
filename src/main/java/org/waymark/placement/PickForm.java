package org.waymark.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What the picker posts.
 *
 * @param request the one-time code of a deep-linking request
 * @param q what is looked for
 * @param definition ids of what is ticked
 * @param column there when a gradebook column is wanted
 */
record PickForm(
        @Nullable String request,
        @Nullable String q,
        @Nullable List<String> definition,
        @Nullable String column) {

    /** As the page first opens. */
    static PickForm fresh(@Nullable String request) {
        return new PickForm(request, null, null, "yes");
    }

    public String code() {
        return request == null ? "" : request;
    }

    String lookedFor() {
        return q == null ? "" : q;
    }

    List<String> ticked() {
        return definition == null ? List.of() : definition;
    }

    /** What is wrong with it, by field; empty when it can be taken. */
    Map<String, MessageSourceResolvable> problems(List<Choice> choices, boolean multiple) {
        long picked = choices.stream().filter(Choice::picked).count();
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (picked == 0) {
            problems.put("definition", new DefaultMessageSourceResolvable("placement.pick.none"));
        } else if (picked > 1 && !multiple) {
            problems.put("definition", new DefaultMessageSourceResolvable("placement.pick.only-one"));
        }
        return problems;
    }

    /** In the order of the list, whatever the order of the clicks. */
    Picked picked(List<Choice> choices) {
        return new Picked(
                choices.stream().filter(Choice::picked).map(Choice::id).toList(), column != null);
    }
}
