package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The district of a name. */
    Optional<DistrictId> district(String name) {
        return districts.known(name);
    }

    String whole(DistrictId district, ExportFormat format) {
        List<DefinitionVersion> all = definitions.all(district);
        List<DefinitionVersion> live =
                definitions.published(district).stream().sorted(BY_CODE).toList();
        Set<String> codes = live.stream().map(DefinitionVersion::code).collect(Collectors.toSet());
        return CatalogueWriter.written(
                CatalogueWriter.file(live, complete(offered(district, all), codes), goals.of(district)), format);
    }

    private static final Comparator<DefinitionVersion> BY_CODE = Comparator.comparing(DefinitionVersion::code);

    private List<FileStack> offered(DistrictId district, Collection<DefinitionVersion> all) {
        return here.all(district, all).stream()
                .filter(StacksHere.Here::isOffered)
                .map(each -> Objects.requireNonNull(each.published()))
                .toList();
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

    /**
     * One stack or pathway with all that it is made of, whatever the stage of that, so that the file can be taken elsewhere;
     * empty where none of this code is offered.
     */
    Optional<String> stack(String code, DistrictId district, ExportFormat format) {
        List<DefinitionVersion> all = definitions.all(district);
        Map<String, FileStack> known = new LinkedHashMap<>();
        here.all(district, all).stream()
                .filter(each -> each.published() != null
                        && (!each.retired() || !each.code().equals(code)))
                .forEach(each -> known.put(each.code(), Objects.requireNonNull(each.published())));
        if (!known.containsKey(code)) {
            return Optional.empty();
        }
        Map<String, FileStack> needed = new LinkedHashMap<>();
        gather(code, known, needed);
        Set<String> credentials = new HashSet<>();
        needed.values().forEach(stack -> credentials.addAll(stack.rule().codes(Rule.Kind.CREDENTIAL)));
        return Optional.of(CatalogueWriter.written(
                CatalogueWriter.file(
                        all.stream()
                                .filter(version -> credentials.contains(version.code()))
                                .sorted(BY_CODE)
                                .toList(),
                        List.copyOf(needed.values()),
                        List.of()),
                format));
    }

    private static void gather(String code, Map<String, FileStack> known, Map<String, FileStack> needed) {
        FileStack stack = known.get(code);
        if (stack != null && needed.putIfAbsent(code, stack) == null) {
            stack.rule().codes(Rule.Kind.STACK).forEach(inner -> gather(inner, known, needed));
        }
    }
}
