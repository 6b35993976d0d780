package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PersonalArchiveTests {

    private static final int MEGABYTE = 1024 * 1024;

    /** Bytes that no zip makes smaller, and that tell how far they were read. */
    private static class Noise extends InputStream {

        private final Random random = new Random(1);
        private long left;

        Noise(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? random.nextInt(256) : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            byte[] bytes = new byte[(int) Math.min(length, left)];
            random.nextBytes(bytes);
            System.arraycopy(bytes, 0, into, offset, bytes.length);
            left -= bytes.length;
            return bytes.length;
        }
    }

    @Test
    void writesAFileWhileItIsRead() throws IOException {
        AtomicLong written = new AtomicLong();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                written.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written.addAndGet(length);
            }
        };
        Noise noise = new Noise(40L * MEGABYTE);
        AtomicLong most = new AtomicLong();
        InputStream watched = new InputStream() {
            private long read;

            @Override
            public int read() {
                return noise.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = noise.read(into, offset, length);
                read += Math.max(count, 0);
                most.accumulateAndGet(read - written.get(), Math::max);
                return count;
            }
        };

        try (PersonalArchive archive = new PersonalArchive(out, JsonMapper.shared())) {
            archive.file("video.mp4", watched);
        }

        assertThat(written.get()).isGreaterThan(40L * MEGABYTE);
        assertThat(most.get()).as("bytes read and not yet written").isLessThan(MEGABYTE);
    }

    @Test
    void showsEachDocumentInABrowserToo() throws IOException {
        Map<String, String> files = written(archive ->
                archive.json("person.json", Map.of("name", "<b>Tess & Co</b>", "roles", List.of("COACH", "REVIEWER"))));

        assertThat(files.get("person.json")).contains("<b>Tess & Co</b>");
        assertThat(files.get("person.html")).contains("&lt;b&gt;Tess &amp; Co&lt;/b&gt;", "<li>COACH</li>");
    }

    @Test
    void writesListsOfAnyLength() throws IOException {
        Map<String, String> files = written(archive -> {
            archive.list("many.json", List.of(Map.of("n", 1), Map.of("n", 2)));
            archive.list("none.json", List.of());
        });

        assertThat(JsonMapper.shared().readTree(files.get("many.json")).size()).isEqualTo(2);
        assertThat(JsonMapper.shared().readTree(files.get("none.json")).size()).isZero();
    }

    @Test
    void keepsNamesFromOutsideInTheirPlace() throws IOException {
        Map<String, String> files = written(archive -> {
            archive.text("work/../../etc/passwd", "one");
            archive.text("work/./etc/passwd", "two");
            archive.text("a.html", "a file of the person's");
            archive.json("a.json", Map.of());
        });

        assertThat(files).hasSize(5);
        assertThat(files.keySet()).noneMatch(name -> name.contains(".."));
    }

    private interface Writing {
        void into(PersonalArchive archive) throws IOException;
    }

    private static Map<String, String> written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PersonalArchive archive = new PersonalArchive(out, JsonMapper.shared())) {
            writing.into(archive);
        }
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
