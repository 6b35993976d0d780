package org.waymark.recognition.roles;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.catalog.Stage;
import org.waymark.catalog.stacks.StackView;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;

/** What a position may ask for. */
@Component
@Transactional(readOnly = true)
class RoleChoices {

    private final Definitions definitions;
    private final Stacks stacks;

    RoleChoices(Definitions definitions, Stacks stacks) {
        this.definitions = definitions;
        this.stacks = stacks;
    }

    /**
     * @param credentials by what a field says of them, such as c:0190...; what is retired only where it was chosen before
     * @param stacks the same, such as s:0190...
     * @param sizes of each stack, in micro-credentials
     * @param ids of all micro-credentials
     */
    record Choices(
            Map<String, String> credentials, Map<String, String> stacks, Map<UUID, Integer> sizes, Set<UUID> ids) {}

    Choices of(DistrictId district, RoleForm form) {
        Set<String> chosen = form.lines().stream().map(RoleForm.Line::what).collect(Collectors.toSet());
        Map<String, String> credentials = new LinkedHashMap<>();
        for (NamedDefinition each : definitions.named(district)) {
            String value = "c:" + each.id();
            if (each.stage() != Stage.RETIRED || chosen.contains(value)) {
                credentials.put(value, each.title());
            }
        }
        Map<String, String> titles = new LinkedHashMap<>();
        Map<UUID, Integer> sizes = new HashMap<>();
        for (StackView each : stacks.of(district)) {
            titles.put("s:" + each.id(), each.title());
        }
        stacks.sizes(district).forEach((stack, size) -> sizes.put(stack.id(), size));
        return new Choices(
                credentials,
                titles,
                sizes,
                credentials.keySet().stream()
                        .map(value -> UUID.fromString(value.substring(2)))
                        .collect(Collectors.toSet()));
    }
}
