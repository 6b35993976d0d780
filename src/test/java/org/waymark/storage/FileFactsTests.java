package org.waymark.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileFactsTests {

    @Test
    void anOfficeFileNamesItsAuthor() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<w:t>what is in it</w:t>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("docProps/core.xml"));
            zip.write("<p><dc:creator>José Pupil</dc:creator></p>".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(facts(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes.toByteArray()))
                .isEqualTo("José Pupil");
    }

    @Test
    void aPdfNamesItsAuthorPlainlyOrInUnicode() throws IOException {
        String unicode = "\u00fe\u00ff" + new String("Åsa Pupil".getBytes(StandardCharsets.UTF_16BE), ISO_8859_1);

        assertThat(facts(
                        "application/pdf",
                        latin("%PDF-1.4 <</Author (Ann \\(Year 5\\)) /Title(" + unicode + ")>> %%EOF")))
                .isEqualTo("Ann (Year 5)\nÅsa Pupil");
    }

    @Test
    void aPictureSaysWhatItsCameraWrote() throws IOException {
        assertThat(facts("image/jpeg", latin("\u00ff\u00d8\u00ff\u00e1\0\20Exif\0\0II*\0Ann Pupil\0\1\2Phone 7\0")))
                .isEqualTo("Ann Pupil\nPhone 7");
    }

    @Test
    void aFilmSaysWhatStandsInItsXmp() throws IOException {
        assertThat(facts("video/mp4", latin("....<x:xmpmeta><dc:title>Ann reads</dc:title></x:xmpmeta>....")))
                .isEqualTo("Ann reads");
    }

    @Test
    void whatStandsAtTheEndIsFound() throws IOException {
        byte[] large = new byte[3_000_000];
        byte[] fact = latin("/Author (Ann Pupil)");
        System.arraycopy(fact, 0, large, large.length - fact.length, fact.length);

        assertThat(facts("application/pdf", large)).isEqualTo("Ann Pupil");
    }

    @Test
    void aTextSaysNothingBesideItself() throws IOException {
        assertThat(facts("text/plain", latin("Exif\0\0Ann Pupil"))).isEmpty();
    }

    private static String facts(String type, byte[] bytes) throws IOException {
        return FileFacts.of(type, new FileCheck.Bytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream from(long place) {
                return new ByteArrayInputStream(bytes, (int) place, bytes.length - (int) place);
            }
        });
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
