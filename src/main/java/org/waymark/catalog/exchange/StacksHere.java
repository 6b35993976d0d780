package org.waymark.catalog.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.stacks.StackView;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;

/** A district's published stacks and pathways, as a file would say them. */
@Component
@Transactional(readOnly = true)
class StacksHere {

    private final Definitions definitions;
    private final Stacks stacks;

    StacksHere(Definitions definitions, Stacks stacks) {
        this.definitions = definitions;
        this.stacks = stacks;
    }

    List<FileStack> stacks(DistrictId district) {
        List<StackView> published = stacks.of(district);
        if (published.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> codes = new HashMap<>();
        definitions.all(district).forEach(each -> codes.put(each.definition().id(), each.code()));
        published.forEach(each -> codes.put(each.id().id(), each.code()));
        return published.stream()
                .map(each -> new FileStack(
                        0,
                        "",
                        each.code(),
                        each.pathway(),
                        each.title(),
                        each.summary(),
                        FileRule.of(each.rule(), codes)))
                .toList();
    }
}
