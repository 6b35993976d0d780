package org.waymark.submission.students;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.storage.ScratchFiles;
import org.waymark.storage.TestFiles;
import org.waymark.submission.FileLooked.Fact;

class FileReadingTests {

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @TempDir
    static Path folder;

    private final FileReading reading = new FileReading(new ScratchFiles(folder));

    @Test
    void aPdfSaysWhoWroteItHowLongItIsAndWhatItSays() throws Exception {
        FileReading.Read read = read("application/pdf", pdf("Jordan Rivera", "Then Jayden spoke."));

        assertThat(read.said()).contains(new Fact("AUTHOR", "Jordan Rivera"));
        assertThat(read.pages()).isEqualTo(2);
        assertThat(read.text()).contains("Then Jayden spoke.");
    }

    @Test
    void anOfficeFileSaysWhoMadeChangedAndCommentedIt() throws Exception {
        FileReading.Read read = read(DOCX, docx("Jordan Rivera", "Then Jayden spoke."));

        assertThat(read.said())
                .containsExactlyInAnyOrder(
                        new Fact("AUTHOR", "Jordan Rivera"),
                        new Fact("EDITOR", "Sam Lee"),
                        new Fact("COMPANY", "Lakeside School"),
                        new Fact("COMMENT", "Casey Jones"));
        assertThat(read.pages()).isEqualTo(3);
        assertThat(read.text()).contains("Then Jayden spoke.");
    }

    @Test
    void aRecordingThatIsWholeIsRead() throws Exception {
        assertThat(read("video/mp4", TestFiles.film(5_000)).text()).isEmpty();
        assertThat(read("audio/wav", wav(1_000, 1_000)).said()).isEmpty();
        assertThat(read("audio/wav", wav(0, 1_000)).said()).isEmpty();
    }

    @Test
    void aRecordingThatBreaksOffIsNot() {
        byte[] film = TestFiles.film(5_000);
        byte[] withoutIndex = film.clone();
        System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, withoutIndex, 28, 4);

        assertThatThrownBy(() -> read("video/mp4", Arrays.copyOf(film, 4_000))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("video/mp4", withoutIndex)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("audio/wav", wav(1_000, 500))).isInstanceOf(IOException.class);
    }

    private static byte[] wav(int said, int there) {
        return ByteBuffer.allocate(44 + there)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(said == 0 ? 0 : 36 + said)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(said)
                .array();
    }

    @Test
    void whatAProgramCallsNobodyIsNobody() throws Exception {
        assertThat(read("application/pdf", pdf("Microsoft Office User", "x")).said())
                .isEmpty();
    }

    @Test
    void anEntityOfAnOfficeFileIsNeverFollowed() throws Exception {
        byte[] evil = zip(
                "docProps/core.xml",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a><creator>&e;</creator></a>");

        assertThatThrownBy(() -> read(DOCX, evil)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoPdfCannotBeRead() {
        assertThatThrownBy(() -> read("application/pdf", "%PDF-1.4\nnothing".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPictureOfAPhoneThatIsNotCleanedIsSaidToTellMore() throws Exception {
        assertThat(read("image/jpeg", PictureFormatTests.jpegWith(1)).said()).contains(new Fact("PLACE", ""));
        assertThat(read("application/msword", new byte[10]).said()).containsExactly(new Fact("HIDDEN", ""));
    }

    private FileReading.Read read(String type, byte[] bytes) throws IOException {
        return reading.read(type, () -> new ByteArrayInputStream(bytes));
    }

    static byte[] pdf(String author, String words) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(words);
                content.endText();
            }
            document.getDocumentInformation().setAuthor(author);
            document.save(out);
            return out.toByteArray();
        }
    }

    static byte[] docx(String author, String words) throws IOException {
        return zip(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
                "docProps/core.xml",
                "<p:coreProperties xmlns:p=\"p\" xmlns:dc=\"dc\"><dc:creator>" + author
                        + "</dc:creator><p:lastModifiedBy>Sam Lee</p:lastModifiedBy></p:coreProperties>",
                "docProps/app.xml",
                "<Properties><Company>Lakeside School</Company><Pages>3</Pages></Properties>",
                "word/document.xml",
                "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>" + words
                        + "</w:t></w:r></w:p></w:body></w:document>",
                "word/comments.xml",
                "<w:comments xmlns:w=\"w\"><w:comment w:author=\"Casey Jones\"><w:p/></w:comment></w:comments>");
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
