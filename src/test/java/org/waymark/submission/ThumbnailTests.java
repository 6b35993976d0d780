package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailTests {

    @TempDir
    Path scratch;

    /** Its upper left corner is red; where that is when it is looked at the right way up. */
    @ParameterizedTest
    @CsvSource({"1, 96, 64, 5, 5", "3, 96, 64, 90, 60", "6, 64, 96, 60, 5", "8, 64, 96, 5, 90"})
    void itIsTheRightWayUp(int wayUp, int width, int height, int x, int y) throws IOException {
        byte[] jpeg = jpeg(96, 64, false);
        byte[] exif = ("\u00ff\u00e1\0\42Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0" + (char) wayUp + "\0\0\0\0\0\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.write(exif);
        all.write(jpeg, 2, jpeg.length - 2);

        BufferedImage small =
                ImageIO.read(new ByteArrayInputStream(draw(all.toByteArray()).orElseThrow()));

        assertThat(small.getWidth()).isEqualTo(width);
        assertThat(small.getHeight()).isEqualTo(height);
        Color corner = new Color(small.getRGB(x, y));
        assertThat(corner.getRed()).isGreaterThan(200);
        assertThat(corner.getBlue()).isLessThan(80);
    }

    @Test
    void aLargeOneThatComesWholeIsNotDrawn() throws IOException {
        assertThat(draw(frame(jpeg(96, 64, true), 6_000, 5_000))).isEmpty();
        assertThat(draw(jpeg(96, 64, true))).isPresent();
        assertThat(draw(frame(jpeg(96, 64, false), 6_000, 5_000))).isPresent();
    }

    @Test
    void nothingOfItIsLeft() throws IOException {
        draw(jpeg(96, 64, false));
        draw("no picture".getBytes(StandardCharsets.US_ASCII));

        try (var left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private Optional<byte[]> draw(byte[] picture) {
        return Thumbnail.draw(() -> new ByteArrayInputStream(picture), scratch);
    }

    private static byte[] jpeg(int width, int height, boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x < 16 && y < 16 ? 0xff0000 : 0x0000ff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        }
        return out.toByteArray();
    }

    /** The same, saying that it is larger; the rest of it is grey. */
    private static byte[] frame(byte[] jpeg, int width, int height) {
        byte[] larger = jpeg.clone();
        for (int at = 2; ; at += 2 + (larger[at + 2] & 0xff) * 256 + (larger[at + 3] & 0xff)) {
            if (larger[at + 1] == (byte) 0xC0 || larger[at + 1] == (byte) 0xC2) {
                larger[at + 5] = (byte) (height >> 8);
                larger[at + 6] = (byte) height;
                larger[at + 7] = (byte) (width >> 8);
                larger[at + 8] = (byte) width;
                return larger;
            }
        }
    }
}
