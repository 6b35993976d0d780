package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.people.DistrictId;
import org.waymark.storage.ScratchFiles;
import org.waymark.storage.StoredFile;

/** Files that were made to cost a machine more than they are worth. */
class UnsignedOfficeTests {

    private static final int LONG = 15 * 1024 * 1024;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<author ",
                "<author>",
                "<p:cmAuthor a=\"\" ",
                "<a b='",
                "<a \"",
                "<!--",
                "<![CDATA[",
                "author",
                "author= ",
                "a:",
                "< "
            })
    void noPartTakesLongerThanItIsLong(String again) {
        String part = "<x " + again.repeat(LONG / again.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                Markup.unsigned(part);
                Markup.unsigned(part + ">");
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("a part of an office file");
            }
        });
    }

    @Test
    void whatUnpacksToMoreThanFitsIsBrokenOff() throws IOException {
        Path file = packed("word/embeddings/data.bin", new byte[4 * 1024 * 1024]);
        assertThat(file).satisfies(small -> assertThat(Files.size(small)).isLessThan(20_000));

        assertThatThrownBy(() -> write(file, 1024 * 1024, Duration.ofMinutes(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void whatTakesTooLongIsBrokenOff() throws IOException {
        Path file = packed("word/embeddings/data.bin", new byte[100]);

        assertThatThrownBy(() -> write(file, 1024 * 1024, Duration.ofSeconds(-1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void namesGoAndAllElseStaysLetterForLetter() throws IOException {
        String shown =
                "<w:p w:rsid='1'><w:t xml:space=\"preserve\"> a &lt; b &#10;</w:t><x:table displayName=\"T1\"/></w:p>";

        assertThat(Markup.unsigned(shown)).isEqualTo(shown);
        assertThat(Markup.unsigned(
                        "<c w:author = \"Pat O'Name\"/><dc:creator>Pat<!-- --><![CDATA[Name]]></dc:creator>"))
                .isEqualTo("<c w:author = \"-\"/><dc:creator>-</dc:creator>");
        assertThat(new String(
                        write(
                                packed("word/document.xml", shown.getBytes(StandardCharsets.UTF_8)),
                                1_000,
                                Duration.ofMinutes(1)),
                        StandardCharsets.UTF_8))
                .isEqualTo(shown);
    }

    @Test
    void wordsInLettersThatNobodyHereReadsAreRefused() {
        assertThatThrownBy(() ->
                        Markup.unsigned(new String("<x/>".getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Markup.unsigned("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x/>"))
                .isInstanceOf(IOException.class);
    }

    private Path packed(String name, byte[] part) throws IOException {
        Path file = folder.resolve("file.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(part);
            zip.closeEntry();
        }
        return file;
    }

    /** Its one part as it is then. */
    private byte[] write(Path file, long most, Duration time) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (UnsignedOffice office = new UnsignedOffice(
                file, most, new NoPictures(), new ScratchFiles(folder.resolve("scratch")), Deadline.in(time))) {
            office.write(out);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }

    private static final class NoPictures implements CleanPictures {

        @Override
        public StoredFile clean(StoredFile file, DistrictId district) {
            return file;
        }

        @Override
        public void copy(String mediaType, Path picture, OutputStream out) throws IOException {
            Files.copy(picture, out);
        }
    }
}
