package org.waymark.people;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A zip of what is held on one person, written as it is read: JSON for facts and texts, each with a page that a browser shows
 * without Waymark, and files as they came. One document at a time is in memory.
 */
public final class PersonalArchive implements AutoCloseable {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
            <title>%1$s</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}\
            dl{border-left:2px solid #d5dce2;padding-left:1rem;margin:0 0 1rem}dt{color:#475766}dd{margin:0 0 .5rem;white-space:pre-wrap}</style>\
            </head><body><h1>%1$s</h1>
            """;

    private final ZipOutputStream zip;
    private final JsonMapper json;
    private final Set<String> names = new HashSet<>();
    private final List<String> contents = new ArrayList<>();

    public PersonalArchive(OutputStream out, JsonMapper json) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** What it has so far: names of entries, in order. */
    public List<String> contents() {
        return List.copyOf(contents);
    }

    /** Adds a document; records and maps of texts, numbers and times. */
    public void json(String name, Object value) throws IOException {
        JsonNode tree = json.valueToTree(value);
        String free = unused(name);
        begin(free);
        zip.write(json.writeValueAsBytes(tree));
        zip.closeEntry();
        begin(unused(page(free)));
        StringBuilder html = new StringBuilder(PAGE.formatted(text(free)));
        append(tree, html);
        zip.write(html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Adds a list of documents, however many there are: they are asked for one by one, twice. */
    public void list(String name, Iterable<?> values) throws IOException {
        String free = unused(name);
        begin(free);
        String before = "[\n";
        for (Object value : values) {
            write(before);
            zip.write(json.writeValueAsBytes(value));
            before = ",\n";
        }
        write(before.startsWith("[") ? "[]" : "\n]");
        zip.closeEntry();
        begin(unused(page(free)));
        write(PAGE.formatted(text(free)));
        for (Iterator<?> all = values.iterator(); all.hasNext(); ) {
            StringBuilder html = new StringBuilder();
            append(json.valueToTree(all.next()), html);
            write(html.toString());
        }
        write("</body></html>");
        zip.closeEntry();
    }

    /** Adds a text as it stands. */
    public void text(String name, String text) throws IOException {
        file(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a file; the caller closes its bytes. */
    public void file(String name, InputStream bytes) throws IOException {
        begin(unused(name));
        bytes.transferTo(zip);
        zip.closeEntry();
    }

    /** What a writer of pages, such as one of templates, puts under this name; closing its stream ends the entry only. */
    public OutputStream entry(String name) throws IOException {
        begin(unused(name));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                zip.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /** The page beside a document. */
    public static String page(String document) {
        return document.replaceFirst("\\.json$", ".html");
    }

    private void begin(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        contents.add(name);
    }

    private void write(String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void append(JsonNode node, StringBuilder html) {
        if (node.isObject()) {
            html.append("<dl>");
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                html.append("<dt>").append(text(field.getKey())).append("</dt><dd>");
                append(field.getValue(), html);
                html.append("</dd>");
            }
            html.append("</dl>");
        } else if (node.isArray()) {
            html.append("<ul>");
            for (JsonNode item : node) {
                html.append("<li>");
                append(item, html);
                html.append("</li>");
            }
            html.append("</ul>");
        } else {
            html.append(text(node.isNull() ? "" : node.asString()));
        }
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain, "UTF-8");
    }

    /** A name from outside may hold anything: here it is one plain segment for each slash of ours, never used twice. */
    private String unused(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._/ -]", "_").replaceAll("\\.{2,}", ".");
        String free = plain;
        for (int n = 2; !names.add(free); n++) {
            free = n + "-" + plain;
        }
        return free;
    }

    @Override
    public void close() throws IOException {
        zip.finish();
        zip.flush();
    }
}
