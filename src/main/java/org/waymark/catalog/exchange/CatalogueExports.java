package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.goals.Goals;
import org.waymark.catalog.stacks.Rule;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** A district's catalogue as a file: what is live, in its current version, and the stacks, pathways and goals. */
@Service
@Transactional(readOnly = true)
class CatalogueExports {

    private final Definitions definitions;
    private final StacksHere here;
    private final Goals goals;
    private final Districts districts;

    CatalogueExports(Definitions definitions, StacksHere here, Goals goals, Districts districts) {
        this.definitions = definitions;
        this.here = here;
        this.goals = goals;
        this.districts = districts;
    }

    /** All of it; empty where there is no district of that name. */
    Optional<String> whole(String district, ExportFormat format) {
        return districts.known(district).map(id -> whole(id, format));
    }

    String whole(DistrictId district, ExportFormat format) {
        List<DefinitionVersion> live = definitions.published(district).stream()
                .sorted(Comparator.comparing(DefinitionVersion::code))
                .toList();
        Set<String> codes = live.stream().map(DefinitionVersion::code).collect(Collectors.toSet());
        return CatalogueWriter.written(
                CatalogueWriter.file(live, complete(here.stacks(district), codes), goals.of(district)), format);
    }

    /** Only those of which all members are in the file: elsewhere the others could not be read. */
    private static List<FileStack> complete(Collection<FileStack> all, Set<String> definitions) {
        List<FileStack> left = new ArrayList<>(all);
        boolean dropped = true;
        while (dropped) {
            Set<String> stacks = left.stream().map(FileStack::code).collect(Collectors.toSet());
            dropped =
                    left.removeIf(stack -> !definitions.containsAll(stack.rule().codes(Rule.Kind.CREDENTIAL))
                            || !stacks.containsAll(stack.rule().codes(Rule.Kind.STACK)));
        }
        return left;
    }

    /** One micro-credential, whatever its stage; empty where there is none at that address. */
    Optional<String> one(String slug, DistrictId district, ExportFormat format) {
        return definitions
                .current(slug, district)
                .map(version ->
                        CatalogueWriter.written(CatalogueWriter.file(List.of(version), List.of(), List.of()), format));
    }
}
