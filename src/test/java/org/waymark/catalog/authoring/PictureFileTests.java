package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.About;
import org.waymark.catalog.BadgeDrawing;

class PictureFileTests {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void isDrawnAnewAsASquare(String type) throws Exception {
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(PictureFile.drawnAnew(picture(1600, 800, type))));

        assertThat(kept.getWidth()).isEqualTo(512);
        assertThat(kept.getHeight()).isEqualTo(512);
        assertThat(kept.getRGB(256, 10) >>> 24).as("clear above").isZero();
        Color middle = new Color(kept.getRGB(256, 256), true);
        assertThat(middle.getAlpha()).isEqualTo(255);
        // A JPEG keeps a colour nearly.
        assertThat(middle.getBlue()).isCloseTo(0x8F, within(3));
    }

    @Test
    void nothingButThePictureIsKept() throws Exception {
        byte[] picture = picture(100, 100, "png");
        byte[] hostile = Arrays.copyOf(picture, picture.length + 40);
        System.arraycopy(
                "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), 0, hostile, picture.length, 25);

        assertThat(new String(PictureFile.drawnAnew(hostile), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void whatIsNoPngOrJpegIsRefused() throws Exception {
        refused(
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                PictureFile.Reason.WRONG_TYPE);
        refused("GIF89a".getBytes(StandardCharsets.US_ASCII), PictureFile.Reason.WRONG_TYPE);
        refused(picture(100, 100, "gif"), PictureFile.Reason.WRONG_TYPE);
        refused(Arrays.copyOf(picture(100, 100, "png"), 60), PictureFile.Reason.WRONG_TYPE);
        refused(new byte[0], PictureFile.Reason.EMPTY);
    }

    @Test
    void sizesHaveTheirBounds() throws Exception {
        refused(picture(63, 200, "png"), PictureFile.Reason.WRONG_SIZE);
        refused(picture(64, 3001, "png"), PictureFile.Reason.WRONG_SIZE);
        assertThat(PictureFile.drawnAnew(picture(64, 3000, "png"))).isNotEmpty();
        refused(new byte[PictureFile.LARGEST + 1], PictureFile.Reason.TOO_LARGE);
    }

    /** A few bytes that claim to be 60,000 points each way: read, they would fill the memory. */
    @Test
    void aBombIsRefusedBeforeItIsRead() throws Exception {
        byte[] bomb = picture(100, 100, "png");
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());

        refused(bomb, PictureFile.Reason.WRONG_SIZE);
    }

    @Test
    void theSameChoicesGiveTheSamePicture() {
        BadgeDrawing drawing =
                new BadgeDrawing(BadgeDrawing.Shape.HEXAGON, BadgeDrawing.Colour.TEAL, BadgeDrawing.Symbol.LENS);

        assertThat(drawing.png(512)).isEqualTo(drawing.png(512));
        assertThat(drawing.svg("A & B")).isEqualTo(drawing.svg("A & B")).contains("<title>A &amp; B</title>");
    }

    @Test
    void everyChoiceIsDrawn() throws IOException {
        for (BadgeDrawing.Shape shape : BadgeDrawing.Shape.values()) {
            for (BadgeDrawing.Symbol symbol : BadgeDrawing.Symbol.values()) {
                BufferedImage drawn = ImageIO.read(
                        new ByteArrayInputStream(new BadgeDrawing(shape, BadgeDrawing.Colour.RED, symbol).png(100)));
                assertThat(points(drawn, 0xFF96171E)).as("%s edge", shape).isGreaterThan(2000);
                assertThat(points(drawn, 0xFFFFFFFF)).as("%s", symbol).isGreaterThan(300);
            }
        }
    }

    @Test
    void whatNobodyCanDrawIsDrawnPlain() {
        assertThat(BadgeDrawing.of(new About.Picture("OVAL", "GOLD", "OWL", null)))
                .isEqualTo(new BadgeDrawing(
                        BadgeDrawing.Shape.SHIELD, BadgeDrawing.Colour.GREEN, BadgeDrawing.Symbol.MARK));
    }

    private static long points(BufferedImage image, int colour) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(point -> point == colour)
                .count();
    }

    private static void refused(byte[] sent, PictureFile.Reason reason) {
        assertThatThrownBy(() -> PictureFile.drawnAnew(sent))
                .isInstanceOfSatisfying(
                        PictureFile.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] picture(int width, int height, String type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] blue = new int[width * height];
        Arrays.fill(blue, 0x0B5A8F);
        image.setRGB(0, 0, width, height, blue, 0, width);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, type, out);
        return out.toByteArray();
    }
}
