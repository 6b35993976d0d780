package org.waymark.people;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A zip of what is held on one person, written as it is read: JSON for facts and texts, files as they came. */
public final class PersonalArchive implements AutoCloseable {

    private final ZipOutputStream zip;
    private final JsonMapper json;
    private final Set<String> names = new HashSet<>();

    PersonalArchive(OutputStream out, JsonMapper json) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** Adds a document; records and maps of texts, numbers and times. */
    public void json(String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(unused(name)));
        zip.write(json.writeValueAsBytes(value));
        zip.closeEntry();
    }

    /** Adds a text as it stands. */
    public void text(String name, String text) throws IOException {
        file(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds a file; the caller closes its bytes. */
    public void file(String name, InputStream bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(unused(name)));
        bytes.transferTo(zip);
        zip.closeEntry();
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
