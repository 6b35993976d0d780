package org.waymark.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.finding.FoundPage;

/**
 * What the picker posts.
 *
 * @param request the one-time code of a deep-linking request
 * @param q what is looked for
 * @param definition ids of what is ticked
 * @param column there when a gradebook column is wanted
 * @param search there when something is looked for; a number for a page of what was found
 */
record PickForm(
        @Nullable String request,
        @Nullable String q,
        @Nullable List<String> definition,
        @Nullable String column,
        @Nullable String search) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** As the page first opens. */
    static PickForm fresh(@Nullable String request) {
        return new PickForm(request, null, null, "yes", null);
    }

    public String code() {
        return request == null ? "" : request;
    }

    String lookedFor() {
        return q == null ? "" : q;
    }

    /** Counted from 1. */
    int page() {
        return FoundPage.numbered(search == null ? "" : search);
    }

    /** Ids of what is ticked; what is no id is passed over. */
    Set<UUID> ticked() {
        return definition == null
                ? Set.of()
                : definition.stream()
                        .filter(each -> ID.matcher(each).matches())
                        .map(UUID::fromString)
                        .collect(Collectors.toSet());
    }

    /** What is wrong with it, by field; empty when it can be taken. */
    static Map<String, MessageSourceResolvable> problems(List<Choice> picks, boolean multiple) {
        int picked = picks.size();
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (picked == 0) {
            problems.put("definition", new DefaultMessageSourceResolvable("placement.pick.none"));
        } else if (picked > 1 && !multiple) {
            problems.put("definition", new DefaultMessageSourceResolvable("placement.pick.only-one"));
        }
        return problems;
    }

    /** In the order of the list, whatever the order of the clicks. */
    Picked picked(List<Choice> picks) {
        return new Picked(picks.stream().map(Choice::id).toList(), column != null);
    }
}
