package org.waymark.catalog.standards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.AlignedStandards;
import org.waymark.people.DistrictId;

/** The standards that a district knows: what it imported, and codes and titles that came with Waymark. */
@Service
@Transactional(readOnly = true)
public class Standards implements AlignedStandards {

    private static final int ON_A_PAGE = 100;

    private final ShippedStandards shipped;
    private final StandardRows rows;

    Standards(ShippedStandards shipped, StandardRows rows) {
        this.shipped = shipped;
        this.rows = rows;
    }

    /** The district's own by title, then those that came with Waymark; one read. */
    public List<FrameworkView> frameworks(DistrictId district) {
        List<FrameworkView> all = new ArrayList<>(rows.frameworks(district));
        shipped.all().forEach(each -> all.add(each.view()));
        return all;
    }

    /**
     * Standards by words of their code or title; one read at most.
     *
     * @param framework its key or its label; empty for all
     */
    public List<StandardItem> search(DistrictId district, String framework, String words, int limit) {
        List<StandardItem> found = new ArrayList<>();
        Optional<ShippedStandards.Framework> known = shipped.byKey(framework).or(() -> shipped.byLabel(framework));
        if (known.isEmpty()) {
            UUID id = framework.isBlank() ? null : ofDistrict(framework, district);
            if (framework.isBlank() || id != null) {
                rows.search(district, id, words, limit).forEach(row -> found.add(row.standard()));
            }
        }
        shipped.all().stream()
                .filter(each ->
                        framework.isBlank() || known.filter(each::equals).isPresent())
                .flatMap(each -> each.items().stream())
                .map(ShippedStandards.Item::standard)
                .filter(item -> says(item, words))
                .limit(Math.max(0, limit - found.size()))
                .forEach(found::add);
        return found;
    }

    private @Nullable UUID ofDistrict(String framework, DistrictId district) {
        return rows.frameworks(district).stream()
                .filter(each -> each.key().equals(framework) || each.label().equalsIgnoreCase(framework.strip()))
                .map(each -> UUID.fromString(each.key()))
                .findFirst()
                .orElse(null);
    }

    /** The last part of each framework's address, by its label; one read. */
    Map<String, String> keys(DistrictId district) {
        Map<String, String> keys = new HashMap<>();
        frameworks(district).forEach(framework -> keys.put(framework.label(), framework.key()));
        return keys;
    }

    static boolean says(StandardItem item, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return item.code().toLowerCase(Locale.ROOT).contains(wanted)
                || item.title().toLowerCase(Locale.ROOT).contains(wanted);
    }

    @Override
    public Map<String, List<Aligned>> of(Map<String, List<String>> alignment, DistrictId district) {
        Map<String, Map<String, Aligned>> known = new HashMap<>();
        Set<String> asked = new LinkedHashSet<>();
        alignment.forEach((label, codes) -> shipped.byLabel(label)
                .ifPresentOrElse(
                        framework -> framework
                                .items()
                                .forEach(item -> known.computeIfAbsent(key(label), l -> new HashMap<>())
                                        .put(
                                                item.standard().code(),
                                                new Aligned(
                                                        item.standard().code(),
                                                        item.standard().title(),
                                                        false))),
                        () -> asked.addAll(codes)));
        if (!asked.isEmpty()) {
            rows.byCodes(asked, district)
                    .forEach(coded -> known.computeIfAbsent(key(coded.label()), l -> new HashMap<>())
                            .putIfAbsent(
                                    coded.named(), new Aligned(coded.shownCode(), coded.title(), coded.withdrawn())));
        }
        Map<String, List<Aligned>> aligned = new LinkedHashMap<>();
        alignment.forEach((label, codes) -> aligned.put(
                label,
                codes.stream()
                        .map(code -> known.getOrDefault(key(label), Map.of())
                                .getOrDefault(code, new Aligned(code, "", false)))
                        .toList()));
        return aligned;
    }

    @Override
    public List<Target> targets(Map<String, List<String>> alignment, DistrictId district) {
        Set<String> asked = new LinkedHashSet<>();
        alignment.forEach((label, codes) -> {
            if (shipped.byLabel(label).isEmpty()) {
                asked.addAll(codes);
            }
        });
        Map<String, StandardRows.Coded> known = new HashMap<>();
        if (!asked.isEmpty()) {
            rows.byCodes(asked, district)
                    .forEach(coded -> known.putIfAbsent(key(coded.label()) + "\n" + coded.named(), coded));
        }
        List<Target> targets = new ArrayList<>();
        alignment.forEach((label, codes) -> codes.forEach(code -> targets.add(shipped.byLabel(label)
                .map(framework -> target(framework, code))
                .orElseGet(() -> target(label, code, known.get(key(label) + "\n" + code))))));
        return targets;
    }

    private static Target target(ShippedStandards.Framework framework, String code) {
        String title = framework.items().stream()
                .map(ShippedStandards.Item::standard)
                .filter(standard -> standard.code().equals(code))
                .map(StandardItem::title)
                .findFirst()
                .orElse("");
        return new Target(framework.view().title(), code, title, framework.address(), false);
    }

    private static Target target(String label, String code, StandardRows.@Nullable Coded known) {
        if (known == null) {
            return new Target(label, code, "", null, false);
        }
        String shown = known.shownCode();
        return new Target(
                known.framework(), shown.isEmpty() ? code : shown, known.title(), known.uri(), known.uri() != null);
    }

    /** A framework's first level, or a standard and what stands below it; not found for another district's. */
    LevelView level(String key, @Nullable String item, int page, DistrictId district) {
        return shipped.byKey(key)
                .map(framework -> shippedLevel(framework, item))
                .orElseGet(() -> ownLevel(uuid(key), item, Math.max(0, page), district));
    }

    private static LevelView shippedLevel(ShippedStandards.Framework framework, @Nullable String item) {
        ShippedStandards.Item found = item == null
                ? null
                : framework.items().stream()
                        .filter(each -> each.standard().id().equals(item))
                        .findFirst()
                        .orElseThrow(StandardsNotFound::new);
        List<LevelView.Line> below = found != null
                ? List.of()
                : framework.items().stream()
                        .map(each -> new LevelView.Line(each.standard(), each.group()))
                        .toList();
        return new LevelView(
                framework.view(),
                framework.address(),
                List.of(),
                found == null ? null : new LevelView.Line(found.standard(), found.group()),
                below,
                0,
                false);
    }

    private LevelView ownLevel(UUID framework, @Nullable String item, int page, DistrictId district) {
        FrameworkView view = rows.framework(framework, district).orElseThrow(StandardsNotFound::new);
        StandardRows.Row found =
                item == null ? null : rows.item(framework, item, district).orElseThrow(StandardsNotFound::new);
        List<StandardItem> path = found == null || item == null
                ? List.of()
                : rows.above(framework, item, district).stream()
                        .map(StandardRows.Row::standard)
                        .toList();
        List<StandardRows.Row> below = rows.below(framework, item, district, page * ON_A_PAGE, ON_A_PAGE + 1);
        return new LevelView(
                view,
                null,
                path,
                found == null ? null : line(found),
                below.stream().limit(ON_A_PAGE).map(Standards::line).toList(),
                page,
                below.size() > ON_A_PAGE);
    }

    /** The text in full only where the title does not say it already. */
    private static LevelView.Line line(StandardRows.Row row) {
        return new LevelView.Line(
                row.standard(), row.statement().equals(row.standard().title()) ? "" : row.statement());
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw new StandardsNotFound();
        }
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
