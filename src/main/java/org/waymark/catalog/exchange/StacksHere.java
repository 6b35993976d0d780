package org.waymark.catalog.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.stacks.StackState;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;

/** A district's stacks and pathways, as a file would say them. */
@Component
@Transactional(readOnly = true)
class StacksHere {

    private final Stacks stacks;

    StacksHere(Stacks stacks) {
        this.stacks = stacks;
    }

    /**
     * One of them.
     *
     * @param written what its author has before them
     * @param published what counts, or counted until it was retired; null before the first time
     */
    record Here(
            String code,
            boolean pathway,
            FileStack written,
            @Nullable FileStack published,
            boolean retired) {

        boolean isOffered() {
            return published != null && !retired;
        }

        /** Whether somebody wrote what nobody has published. */
        boolean isAhead() {
            return published == null || !published.saysTheSameAs(written);
        }
    }

    /**
     * All of them, drafts and retired ones too.
     *
     * @param definitions all of the district's
     */
    List<Here> all(DistrictId district, Collection<DefinitionVersion> definitions) {
        List<StackState> all = stacks.everything(district);
        Map<UUID, String> codes = new HashMap<>();
        if (!all.isEmpty()) {
            definitions.forEach(each -> codes.put(each.definition().id(), each.code()));
            all.forEach(each -> codes.put(each.id().id(), each.code()));
        }
        return all.stream()
                .map(each -> new Here(
                        each.code(),
                        each.pathway(),
                        said(each, each.written(), codes),
                        each.published() == null ? null : said(each, each.published(), codes),
                        each.retired()))
                .toList();
    }

    private static FileStack said(StackState stack, StackText text, Map<UUID, String> codes) {
        return new FileStack(
                0, "", stack.code(), stack.pathway(), text.title(), text.summary(), FileRule.of(text.rule(), codes));
    }
}
