package org.waymark.submission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileCacheImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.waymark.settings.StoreAway;

/**
 * Small pictures of pictures, the right way up, two at a time. However large one says to be, only as many points as are
 * needed come into memory; but a progressive JPEG comes whole, and so has to be smaller.
 */
final class Thumbnail {

    private static final Set<String> DRAWN = Set.of("image/png", "image/jpeg", "image/gif");
    /** Bytes of a file that is read for its small picture. */
    static final long LARGEST = 64L * 1024 * 1024;

    static final int SIDE = 192;
    /** A larger one is no photograph. */
    private static final long MOST_POINTS = 150_000_000;
    /** Six bytes each while it is drawn. */
    private static final long MOST_POINTS_AT_ONCE = 25_000_000;

    private static final Semaphore TURNS = new Semaphore(2);
    private static final int PATIENCE_SECONDS = 10;

    /** How our own cleaning says which way is up: at the front, and the same but for the last byte. */
    private static final String WAY_UP = "\u00ff\u00d8\u00ff\u00e1\0\42Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0";

    private Thumbnail() {}

    static boolean of(String mediaType) {
        return DRAWN.contains(mediaType) || DrawnPage.of(mediaType);
    }

    /**
     * A PNG that fits into a small square; empty where the picture cannot be read, or others take too long.
     *
     * @param scratch a folder for what has been read of it
     */
    static Optional<byte[]> draw(Supplier<InputStream> bytes, Path scratch) {
        try {
            if (!TURNS.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try (InputStream in = bytes.get();
                ImageInputStream image = new FileCacheImageInputStream(in, scratch.toFile())) {
            int wayUp = wayUp(image);
            boolean atOnce = progressive(image);
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                return draw(reader, wayUp, atOnce ? MOST_POINTS_AT_ONCE : MOST_POINTS);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            StoreAway.rethrow(unreadable);
            return Optional.empty();
        } finally {
            TURNS.release();
        }
    }

    private static Optional<byte[]> draw(ImageReader reader, int wayUp, long most) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > most) {
            return Optional.empty();
        }
        int longest = Math.max(width, height);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, longest / (2 * SIDE));
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, param);
        double scale = Math.min(1.0, (double) SIDE / Math.max(read.getWidth(), read.getHeight()));
        int w = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(read.getHeight() * scale));
        boolean lying = wayUp >= 5;
        BufferedImage small = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(upright(wayUp, w, h));
        graphics.drawImage(read, 0, 0, w, h, null);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(small, "png", png);
        return Optional.of(png.toByteArray());
    }

    /** From how a camera was held to how it is looked at (EXIF 2.32, 4.6.4 A, Orientation). */
    private static AffineTransform upright(int wayUp, int w, int h) {
        return switch (wayUp) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static int wayUp(ImageInputStream image) throws IOException {
        byte[] front = new byte[WAY_UP.length()];
        image.mark();
        int read = image.read(front);
        int wayUp = image.read();
        image.reset();
        return read == front.length && new String(front, ISO_8859_1).equals(WAY_UP) ? wayUp : 1;
    }

    /** Whether it is a JPEG of several scans: the marker of its frame says so (ITU-T T.81, table B.1). */
    private static boolean progressive(ImageInputStream image) throws IOException {
        image.mark();
        try {
            if (image.readUnsignedShort() != 0xFFD8) {
                return false;
            }
            while (true) {
                int marker = image.readUnsignedShort();
                if (marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC) {
                    return (marker & 3) == 2;
                }
                if (marker < 0xFFC0 || marker == 0xFFDA) {
                    return false;
                }
                image.skipBytes(image.readUnsignedShort() - 2);
            }
        } finally {
            image.reset();
        }
    }
}
