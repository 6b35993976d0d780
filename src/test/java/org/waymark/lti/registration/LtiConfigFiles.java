package org.waymark.lti.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the files of lti-config: guides from their texts and what Waymark really serves and sends, and its two JSON files. */
final class LtiConfigFiles {

    static final Path TEXTS = Path.of("src/test/resources/lti-config");
    static final Path FOLDER = Path.of("lti-config");
    static final String BASE = "https://waymark.example.org";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+(?: [a-z.]+)?)}");

    private final JsonNode registration;
    private final JsonNode canvas;

    LtiConfigFiles(ToolConfiguration tool, OpenIdConfiguration platform) {
        this.registration = JSON.valueToTree(tool.registration(platform));
        this.canvas = JSON.valueToTree(tool.canvas());
    }

    /** The content of every file by its name. */
    Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> values = values();
        try (Stream<Path> texts = Files.list(TEXTS)) {
            texts.sorted().forEach(text -> files.put(text.getFileName().toString(), filled(text, values)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.put("registration-request.json", pretty(registration));
        files.put("canvas.json", pretty(canvas));
        return files;
    }

    private Map<String, String> values() {
        JsonNode tool = registration.get(TOOL);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("base", BASE);
        values.put("domain", tool.get("domain").asString());
        values.put("login", registration.get("initiate_login_uri").asString());
        values.put("launch", registration.get("redirect_uris").get(0).asString());
        values.put("jwks", registration.get("jwks_uri").asString());
        values.put("icon", registration.get("logo_uri").asString());
        values.put("picker", picker(tool));
        values.put("register", BASE + route(RegistrationController.class).replace("{code}", "ONE-TIME-CODE"));
        values.put("canvas", BASE + route(CanvasConfigurationController.class));
        values.put(
                "messages",
                tool.get("messages")
                        .valueStream()
                        .map(message -> message.get("type").asString())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        List<String> custom = tool.get("custom_parameters").properties().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + parameter.getValue().asString())
                .toList();
        values.put("custom lines", custom.stream().map(line -> "`" + line + "`").collect(Collectors.joining("<br>")));
        values.put(
                "custom json", custom.stream().map(line -> "\"" + line + "\"").collect(Collectors.joining(", ")));
        values.put(
                "custom table",
                custom.stream()
                        .map(line -> line.split("=", 2))
                        .map(pair -> "| `" + pair[0] + "` | `" + pair[1] + "` |")
                        .collect(Collectors.joining("\n", "| parameter | value |\n|---|---|\n", "")));
        for (String scope : ToolConfiguration.SCOPES) {
            values.put("scope " + scope.substring(scope.lastIndexOf('/') + 1), scope);
        }
        return values;
    }

    private static String picker(JsonNode tool) {
        return tool.get("messages")
                .valueStream()
                .filter(message -> message.get("type").asString().equals("LtiDeepLinkingRequest"))
                .map(message -> message.get("target_link_uri").asString())
                .findFirst()
                .orElseThrow();
    }

    /** The live route: the path a controller is mapped to. */
    private static String route(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredMethods())
                .map(LtiConfigFiles::path)
                .filter(path -> !path.isEmpty())
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private static String path(Method method) {
        GetMapping get = method.getAnnotation(GetMapping.class);
        if (get == null) {
            return "";
        }
        return get.value().length > 0 ? get.value()[0] : get.path()[0];
    }

    private static String filled(Path text, Map<String, String> values) {
        try {
            // A row about a scope that is not asked for is left out
            String rows = Files.readString(text)
                    .lines()
                    .filter(line -> !line.startsWith("| `{scope ")
                            || values.containsKey(line.substring(line.indexOf('{') + 1, line.indexOf('}'))))
                    .collect(Collectors.joining("\n", "", "\n"));
            Matcher names = NAME.matcher(rows);
            StringBuilder filled = new StringBuilder();
            while (names.find()) {
                String value = values.get(names.group(1));
                if (value == null) {
                    throw new AssertionError(text + " asks for {" + names.group(1) + "}, which nobody knows");
                }
                names.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
            return names.appendTail(filled).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(JsonNode json) {
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withArrayIndenter(lines).withObjectIndenter(lines);
        return JSON.writer().with(printer).writeValueAsString(json) + "\n";
    }
}
