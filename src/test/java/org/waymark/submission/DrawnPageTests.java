package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.storage.ScratchFiles;

class DrawnPageTests {

    @TempDir
    static Path folder;

    @Test
    void isAPictureOfTheWholePage() throws IOException {
        BufferedImage drawn = picture(draw(document(PDRectangle.LETTER, "0 0 1 rg 0 0 612 396 re f"), 1))
                .orElseThrow();

        assertThat(drawn.getHeight()).isEqualTo(DrawnPage.SIDE);
        assertThat(drawn.getWidth()).isBetween(1080, 1083);
        assertThat(drawn.getRGB(500, 1300)).isEqualTo(0xff0000ff);
        assertThat(drawn.getRGB(500, 100)).isEqualTo(0xffffffff);
    }

    @Test
    void isBoundedHoweverLargeThePageSaysItIs() throws IOException {
        BufferedImage drawn = picture(draw(document(new PDRectangle(1_000_000, 1_000_000), "0 0 10 10 re f"), 1))
                .orElseThrow();

        assertThat(drawn.getHeight()).isLessThanOrEqualTo(DrawnPage.SIDE);
    }

    @Test
    void isNoneBeyondTheLast() throws IOException {
        assertThat(draw(document(PDRectangle.LETTER, ""), 2)).isEmpty();
    }

    @Test
    void isNoneOfWhatIsNoDocument() {
        assertThat(DrawnPage.draw(() -> new ByteArrayInputStream(new byte[100]), 1, 100, new ScratchFiles(folder)))
                .isEmpty();
    }

    @Test
    void isNoneOfAPageThatUnpacksToFarMoreThanItIs() throws IOException {
        byte[] bomb = document(PDRectangle.LETTER, " ".repeat(80 * 1024 * 1024));

        assertThat(bomb).hasSizeLessThan(1024 * 1024);
        assertThat(draw(bomb, 1)).isEmpty();
    }

    @Test
    void isNoneOfAPictureThatIsLargerThanThePageSays() throws IOException {
        assertThat(draw(withPicture("FFD8FFC0 0011 08 FFFF FFFF 03 011100 021101 031101 FFD9".replace(" ", "")), 1))
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void takesNoMoreThanSomeSeconds() throws IOException {
        // Thirty levels of a form that draws the next one ten times.
        long began = System.nanoTime();
        draw(nested(30), 1);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
    }

    private static Optional<byte[]> draw(byte[] document, int page) {
        return DrawnPage.draw(() -> new ByteArrayInputStream(document), page, DrawnPage.SIDE, new ScratchFiles(folder));
    }

    private static Optional<BufferedImage> picture(Optional<byte[]> png) throws IOException {
        return png.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png.orElseThrow())));
    }

    private static byte[] document(PDRectangle size, String content) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(size);
            document.addPage(page);
            page.setContents(stream(document, content));
            return saved(document);
        }
    }

    private static byte[] withPicture(String jpeg) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            COSStream picture = document.getDocument().createCOSStream();
            try (OutputStream out = picture.createRawOutputStream()) {
                out.write(HexFormat.of().parseHex(jpeg));
            }
            picture.setItem(COSName.TYPE, COSName.XOBJECT);
            picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
            picture.setItem(COSName.FILTER, COSName.DCT_DECODE);
            picture.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
            picture.setInt(COSName.BITS_PER_COMPONENT, 8);
            picture.setInt(COSName.WIDTH, 10);
            picture.setInt(COSName.HEIGHT, 10);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(new PDImageXObject(new PDStream(picture), null), 0, 0, 100, 100);
            }
            return saved(document);
        }
    }

    private static byte[] nested(int levels) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            COSStream inner = form(document, "0 0 1 1 re f", null);
            for (int i = 0; i < levels; i++) {
                inner = form(document, "/F Do ".repeat(10), inner);
            }
            page.setContents(stream(document, "/F Do"));
            page.setResources(resources(inner));
            return saved(document);
        }
    }

    private static COSStream form(PDDocument document, String content, COSStream drawn) throws IOException {
        COSStream form = stream(document, content).getCOSObject();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, PDRectangle.LETTER);
        if (drawn != null) {
            form.setItem(COSName.RESOURCES, resources(drawn));
        }
        return form;
    }

    private static PDResources resources(COSStream form) {
        PDResources resources = new PDResources();
        resources.put(COSName.F, new PDFormXObject(new PDStream(form)));
        return resources;
    }

    private static PDStream stream(PDDocument document, String content) throws IOException {
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
