package org.waymark.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.settings.StoreAway;
import org.waymark.storage.RefusedFile.Reason;

class FileCheckTests {

    @TempDir
    static Path folder;

    private final FileCheck check = new FileCheck(new ScratchFiles(folder));

    @Test
    void tellsDocumentsAndPicturesByTheirContent() {
        assertThat(type("x", TestFiles.pdf())).isEqualTo("application/pdf");
        assertThat(type("x", TestFiles.png())).isEqualTo("image/png");
        assertThat(type("x", TestFiles.jpg())).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @CsvSource({
        "word/document.xml, .docx",
        "xl/workbook.xml, .xlsx",
        "ppt/presentation.xml, .pptx",
    })
    void tellsOfficeFilesApart(String part, String ending) {
        assertThat(FileTypes.ending(type("x", zip("[Content_Types].xml", "<Types/>", part, "<x/>"))))
                .isEqualTo(ending);
    }

    @Test
    void tellsOpenDocuments() {
        byte[] text = zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>");

        assertThat(type("x", text)).isEqualTo("application/vnd.oasis.opendocument.text");
    }

    @ParameterizedTest
    @CsvSource({
        "ftypisom, .mp4",
        "ftypmp42, .mp4",
        "ftypM4V , .mp4",
        "ftypqt  , .mov",
        "ftypM4A , .m4a",
        "ftypheic, .heic",
        "ftypmif1, .heif",
        "ftyp3gp4, .3gp",
        "ftypavif, .avif"
    })
    void tellsWhatPhonesRecord(String brand, String ending) {
        byte[] head = ByteBuffer.allocate(32)
                .putInt(28)
                .put(String.format("%-8s", brand).getBytes(US_ASCII))
                .array();

        assertThat(FileTypes.ending(type("x", head))).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource({
        "1A45DFA3 9F 4286 81 01 42F7 81 01 42F2 81 04 42F3 81 08 4282 84 7765626D 4287 81 04, .webm",
        "52494646 24000000 57415645 666D7420, .wav",
        "494433 04 00 00 00 00 00 00, .mp3",
        "664C6143 00000022, .flac",
        "2321414D52 0A, .amr",
        "52494646 24000000 57454250 56503820, .webp",
        "52494646 24000000 41564920 4C495354, .avi"
    })
    void tellsOtherRecordings(String hex, String ending) {
        byte[] head = Arrays.copyOf(HexFormat.of().parseHex(hex.replace(" ", "")), 64);

        assertThat(FileTypes.ending(type("x", head))).isEqualTo(ending);
    }

    @Test
    void tellsATableFromOtherTextByItsName() {
        byte[] text = "pupil,minutes\nA,3\n".getBytes(UTF_8);

        assertThat(type("times.csv", text)).isEqualTo("text/csv");
        assertThat(type("times.txt", text)).isEqualTo("text/plain");
    }

    @Test
    void refusesWhatCouldActInOurName() {
        assertThat(refused("plan.pdf", TestFiles.html())).isEqualTo(Reason.ACTIVE);
        assertThat(refused("plan.png", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")))
                .isEqualTo(Reason.ACTIVE);
        assertThat(refused("plan.txt", ascii("<?xml version='1.0'?><x/>"))).isEqualTo(Reason.ACTIVE);
    }

    @Test
    void refusesRenamedPrograms() {
        assertThat(refused("plan.pdf", program())).isEqualTo(Reason.ACTIVE);
        assertThat(refused("plan.pdf", ascii("\u007fELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0")))
                .isEqualTo(Reason.ACTIVE);
        assertThat(refused("plan.txt", ascii("#!/bin/sh\nrm -rf ~\n"))).isEqualTo(Reason.ACTIVE);
        assertThat(refused("plan.docx", zip("META-INF/MANIFEST.MF", "x", "A.class", "x")))
                .isEqualTo(Reason.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run.bat", "page.HTML", "drawing.svg", "a.docm", "setup.exe", "x.js", "list.xlsm", "a.html "})
    void refusesNamesThatAComputerWouldRun(String name) {
        assertThat(refused(name, ascii("harmless words"))).isEqualTo(Reason.ACTIVE);
    }

    @Test
    void refusesMacros() {
        assertThat(refused(
                        "x.docx",
                        zip("[Content_Types].xml", "x", "word/document.xml", "x", "word/vbaProject.bin", "x")))
                .isEqualTo(Reason.MACROS);
        assertThat(refused("x.doc", oldOffice("WordDocument", "_VBA_PROJECT"))).isEqualTo(Reason.MACROS);
        assertThat(refused(
                        "x.odt",
                        zip(
                                "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "content.xml",
                                "x",
                                "Basic/Standard/Module1.xml",
                                "x")))
                .isEqualTo(Reason.MACROS);
    }

    @Test
    void takesAnOpenDocumentWithTheEmptyLibraryThatLibreOfficeWrites() {
        assertThat(type(
                        "x.odt",
                        zip(
                                "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "content.xml",
                                "x",
                                "Basic/Standard/script-lb.xml",
                                "x")))
                .isEqualTo("application/vnd.oasis.opendocument.text");
    }

    @Test
    void tellsOldOfficeFiles() {
        assertThat(type("x", oldOffice("WordDocument"))).isEqualTo("application/msword");
        assertThat(type("x", oldOffice("Workbook"))).isEqualTo("application/vnd.ms-excel");
        assertThat(type("x", oldOffice("PowerPoint Document"))).isEqualTo("application/vnd.ms-powerpoint");
    }

    @Test
    void refusesWhatIsLocked() {
        byte[] pdf = ascii("%PDF-1.4\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF\n");

        assertThat(refused("x.pdf", pdf)).isEqualTo(Reason.ENCRYPTED);
        assertThat(refused("x.docx", oldOffice("EncryptedPackage"))).isEqualTo(Reason.ENCRYPTED);
        assertThat(refused(
                        "x.odt",
                        zip(
                                "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "META-INF/manifest.xml",
                                "<manifest:encryption-data/>",
                                "content.xml",
                                "x")))
                .isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void refusesWhatIsDamaged() {
        byte[] docx = zip("[Content_Types].xml", "<Types/>", "word/document.xml", "word ".repeat(5000));

        assertThat(refused("x.pdf", ascii("%PDF-1.4\n1 0 obj<<"))).isEqualTo(Reason.CORRUPT);
        assertThat(refused("x.docx", Arrays.copyOf(docx, docx.length / 2))).isEqualTo(Reason.CORRUPT);
        assertThat(refused("x.png", Arrays.copyOf(TestFiles.png(), 12))).isEqualTo(Reason.CORRUPT);
    }

    /** Refused for good it would be deleted. */
    @Test
    void callsNoPictureDamagedThatCannotBeReadJustNow() {
        byte[] png = TestFiles.png();
        for (Exception away :
                List.of(new StoreAway(new IOException("503")), new IllegalStateException("not my turn"))) {
            AtomicInteger reads = new AtomicInteger();
            FileCheck.Bytes bytes = new FileCheck.Bytes() {
                @Override
                public long length() {
                    return png.length;
                }

                @Override
                public InputStream from(long place) {
                    InputStream whole = new ByteArrayInputStream(png, (int) place, png.length - (int) place);
                    return reads.getAndIncrement() == 0 ? whole : new Broken(away);
                }
            };

            assertThatThrownBy(() -> check.typeOf("x.png", bytes)).isSameAs(away);
        }
    }

    private static class Broken extends InputStream {

        private final Exception away;

        Broken(Exception away) {
            this.away = away;
        }

        @Override
        public int read() throws IOException {
            if (away instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) away;
        }
    }

    @Test
    void refusesAPictureThatWouldFillAnyMemory() {
        assertThat(refused("x.png", pngOf(60_000, 60_000))).isEqualTo(Reason.BOMB);
    }

    @Test
    void takesThePicturesOfLargeCameras() {
        assertThat(type("x.png", pngOf(16_320, 12_240))).isEqualTo("image/png");
    }

    @Test
    void refusesAZipThatUnpacksToFarMore() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 150; i++) {
                zip.write(zeros);
            }
        }

        assertThat(refused("x.docx", bytes.toByteArray())).isEqualTo(Reason.BOMB);
    }

    @Test
    void aZipOfAnyLengthUnpacksToAFewGigabytesAtMost() {
        long giga = 1024L * 1024 * 1024;

        assertThat(ZippedFile.most(giga / 1024)).isEqualTo(giga / 1024 * 100);
        assertThat(ZippedFile.most(2 * giga)).isEqualTo(4 * giga);
    }

    @Test
    void refusesAZipOfCountlessFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 10_001; i++) {
                zip.putNextEntry(new ZipEntry("word/" + i));
            }
        }

        assertThat(refused("x.docx", bytes.toByteArray())).isEqualTo(Reason.BOMB);
    }

    @Test
    void refusesWhatIsEmptyOrUnknown() {
        assertThat(refused("x.pdf", new byte[0])).isEqualTo(Reason.EMPTY);
        assertThat(refused("x.zip", zip("a.txt", "words"))).isEqualTo(Reason.WRONG_TYPE);
        assertThat(refused("x.bin", new byte[] {1, 2, 3, 0, (byte) 0xff, 9, 0, 77}))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "'C:\\Users\\me\\plan.pdf', plan.pdf",
        "..., ''",
        "'  plan.pdf ', plan.pdf",
    })
    void aNameIsItsLastPart(String given, String kept) {
        assertThat(FileName.of(given)).isEqualTo(kept);
    }

    @Test
    void aNameHasNoCharactersThatDeceive() {
        assertThat(FileName.of("pl\u0000an\n\u202Efdp.exe")).isEqualTo("planfdp.exe");
        assertThat(FileName.of("x".repeat(300) + ".pdf")).hasSize(200).endsWith("x.pdf");
    }

    private String type(String name, byte[] bytes) {
        try {
            return check.typeOf(name, in(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reason refused(String name, byte[] bytes) {
        return catchThrowableOfType(RefusedFile.class, () -> check.typeOf(name, in(bytes)))
                .reason();
    }

    private static FileCheck.Bytes in(byte[] bytes) {
        return new FileCheck.Bytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream from(long place) {
                return new ByteArrayInputStream(bytes, (int) place, bytes.length - (int) place);
            }
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** The beginning of a Windows program. */
    private static byte[] program() {
        byte[] bytes = new byte[512];
        bytes[0] = 'M';
        bytes[1] = 'Z';
        bytes[0x3c] = (byte) 0x80;
        bytes[0x80] = 'P';
        bytes[0x81] = 'E';
        return bytes;
    }

    private static byte[] zip(String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The signature of the container and the names of what is in it. */
    private static byte[] oldOffice(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        bytes.writeBytes(new byte[504]);
        for (String name : names) {
            bytes.writeBytes(Arrays.copyOf(name.getBytes(UTF_16LE), 128));
        }
        return bytes.toByteArray();
    }

    /** A PNG that says it is this large, and has no picture in it. */
    private static byte[] pngOf(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(45)
                .put(HexFormat.of().parseHex("89504e470d0a1a0a"))
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .putInt(0)
                .put(HexFormat.of().parseHex("49454e44ae426082"))
                .array();
    }
}
