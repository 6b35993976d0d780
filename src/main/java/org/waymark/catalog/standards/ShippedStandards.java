package org.waymark.catalog.standards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Frameworks that every district has, read from {@code standards/shipped.yaml}: codes and short titles, no texts. */
@Component
class ShippedStandards {

    /**
     * A framework that came with Waymark.
     *
     * @param address where its owner publishes the texts
     */
    record Framework(FrameworkView view, String address, List<Item> items) {}

    /**
     * One of its standards.
     *
     * @param group the heading it stands under; may be empty
     */
    record Item(StandardItem standard, String group) {}

    private final List<Framework> frameworks;

    ShippedStandards() {
        try (InputStream in = new ClassPathResource("standards/shipped.yaml").getInputStream()) {
            List<Map<String, Object>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            this.frameworks = all.stream().map(ShippedStandards::framework).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Framework> all() {
        return frameworks;
    }

    /** By the last part of its address. */
    Optional<Framework> byKey(String key) {
        return frameworks.stream().filter(each -> each.view().key().equals(key)).findFirst();
    }

    /** By the name that alignments have; authors do not always mind its capitals. */
    Optional<Framework> byLabel(String label) {
        return frameworks.stream()
                .filter(each -> each.view().label().equalsIgnoreCase(label.strip()))
                .findFirst();
    }

    private static Framework framework(Map<String, Object> yaml) {
        String label = text(yaml, "label");
        List<Item> items = new ArrayList<>();
        for (Object each : (List<?>) yaml.getOrDefault("items", List.of())) {
            Map<String, Object> item = map(each);
            String code = text(item, "code");
            items.add(new Item(
                    new StandardItem(label, "c-" + code, code, text(item, "title"), text(item, "kind"), false, false),
                    text(item, "group")));
        }
        return new Framework(
                new FrameworkView(
                        text(yaml, "key"), label, text(yaml, "title"), text(yaml, "creator"), items.size(), true),
                text(yaml, "address"),
                List.copyOf(items));
    }

    private static String text(Map<String, Object> yaml, String key) {
        return yaml.getOrDefault(key, "").toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }
}
