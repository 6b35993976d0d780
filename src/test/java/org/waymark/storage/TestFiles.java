package org.waymark.storage;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.springframework.context.ApplicationContext;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

/** Real small files for tests. */
public final class TestFiles {

    private TestFiles() {}

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] jpg() {
        return picture("jpg");
    }

    /** The smallest PDF that readers accept. */
    public static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }

    /** What a player takes for a film of this length, of noise that is the same each time. */
    public static byte[] film(int length) {
        byte[] film = new byte[length];
        new Random(7).nextBytes(film);
        byte[] front = filmFront(length);
        System.arraycopy(front, 0, film, 0, front.length);
        return film;
    }

    /** How a film of this length begins: what it is, an index with nothing in it, and the front of all the rest. */
    public static byte[] filmFront(long length) {
        return ByteBuffer.allocate(48)
                .putInt(24)
                .put("ftypmp42\0\0\0\0mp42isom".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .put("moov".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .put("mdat".getBytes(StandardCharsets.US_ASCII))
                .putLong(length - 32)
                .array();
    }

    public static byte[] html() {
        return "<!doctype html><html><body><script>alert(1)</script></body></html>".getBytes(StandardCharsets.US_ASCII);
    }

    /** How many files of a district lie in the store. */
    public static long kept(DistrictId district, ApplicationContext context) {
        Path folder = context.getBean(WaymarkSettings.class)
                .dataDir()
                .resolve("evidence")
                .resolve(district.toString());
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture(String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
