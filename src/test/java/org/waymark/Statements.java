package org.waymark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The SQL that stands in the code, and the tables that the migrations make. */
final class Statements {

    private static final Path CODE = Path.of("src/main/java/org/waymark");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final String LITERAL = "\"(?:[^\"\\\\\n]|\\\\.)*\"";
    private static final Pattern CONSTANT = Pattern.compile("(?s)static final String ([A-Z_]+) =\\s*([^;]*);");
    /** A choice between two endings, in brackets; both count. */
    private static final String CHOICE = "\\((?:[^()\"]|" + LITERAL + "|\\([^()]*\\))*\\)";

    private static final Pattern JOINED = Pattern.compile("(?s)(" + LITERAL + "|\\b[A-Z][A-Z_]+\\b)(?:\\s*\\+\\s*(?:"
            + LITERAL + "|\\b[A-Z][A-Z_]+\\b|" + CHOICE + "))*");
    private static final Pattern PART = Pattern.compile("(?s)" + LITERAL + "|\\b[A-Z][A-Z_]+\\b");
    private static final Pattern VERB = Pattern.compile("(?is)^\\s*(select|update|delete|insert|with|merge)\\b.*");
    private static final Pattern CREATED = Pattern.compile("(?is)create table (\\w+) \\((.*?)\n\\);");
    private static final Pattern ADDED = Pattern.compile("(?is)alter table (\\w+) add column (\\w+)");

    private Statements() {}

    record Statement(String file, String sql) {

        boolean touches(String table) {
            return Pattern.compile("(?i)\\b(from|join|update|into)\\s+" + table + "\\b")
                    .matcher(sql)
                    .find();
        }
    }

    record Table(String name, Set<String> columns) {

        boolean isOfADistrict() {
            return columns.contains("district_id") || columns.contains("district");
        }
    }

    /** All of it but that of repositories, whose methods are looked at one by one, and of the sandbox, another site. */
    static List<Statement> inTheCode() {
        return files(CODE, ".java").stream()
                .filter(file -> !file.startsWith(CODE.resolve("sandbox")))
                .filter(file -> !file.toString().endsWith("Repository.java"))
                .flatMap(file -> in(file.getFileName().toString().replace(".java", ""), read(file)).stream())
                .toList();
    }

    static List<Statement> in(String file, String code) {
        Map<String, String> constants = new HashMap<>();
        String joined = textBlocksAsLiterals(code);
        for (int round = 0; round < 3; round++) {
            Matcher constant = CONSTANT.matcher(joined);
            while (constant.find()) {
                constants.put(constant.group(1), text(constant.group(2), constants));
            }
        }
        List<Statement> statements = new ArrayList<>();
        // A constant counts where it is used, with what is put behind it.
        Matcher expression = JOINED.matcher(CONSTANT.matcher(joined).replaceAll(";"));
        while (expression.find()) {
            String sql = text(expression.group(), constants);
            if (VERB.matcher(sql).matches() && sql.contains(" ")) {
                statements.add(new Statement(file, sql));
            }
        }
        return statements;
    }

    static List<Table> tables() {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        for (Path file : files(MIGRATIONS, ".sql")) {
            String sql = read(file);
            Matcher created = CREATED.matcher(sql);
            while (created.find()) {
                Set<String> columns = tables.computeIfAbsent(created.group(1), name -> new HashSet<>());
                created.group(2)
                        .lines()
                        .map(line -> line.strip().split("[ ,]")[0])
                        .forEach(columns::add);
            }
            Matcher added = ADDED.matcher(sql);
            while (added.find()) {
                tables.computeIfAbsent(added.group(1), name -> new HashSet<>()).add(added.group(2));
            }
        }
        return tables.entrySet().stream()
                .map(table -> new Table(table.getKey(), table.getValue()))
                .toList();
    }

    static Set<String> tablesOfDistricts() {
        Set<String> names =
                tables().stream().filter(Table::isOfADistrict).map(Table::name).collect(Collectors.toSet());
        names.add("district_settings");
        return names;
    }

    private static String textBlocksAsLiterals(String code) {
        Matcher block = Pattern.compile("(?s)\"\"\"\n(.*?)\"\"\"").matcher(code);
        return block.replaceAll(found -> Matcher.quoteReplacement(
                "\"" + found.group(1).replace("\n", " ").replace("\"", "'") + "\""));
    }

    private static String text(String expression, Map<String, String> constants) {
        StringBuilder text = new StringBuilder();
        Matcher part = PART.matcher(expression);
        while (part.find()) {
            String found = part.group();
            text.append(
                    found.startsWith("\"")
                            ? found.substring(1, found.length() - 1)
                            : constants.getOrDefault(found, ""));
        }
        return text.toString();
    }

    private static List<Path> files(Path folder, String ending) {
        try (var all = Files.walk(folder)) {
            // In the order of their versions, whatever module they are in.
            return all.filter(file -> file.toString().endsWith(ending))
                    .sorted((one, other) -> one.getFileName().compareTo(other.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
