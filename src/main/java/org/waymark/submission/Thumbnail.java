package org.waymark.submission;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Small pictures of pictures. However large one says to be, only as many points as are needed come into memory. */
final class Thumbnail {

    private static final Set<String> DRAWN = Set.of("image/png", "image/jpeg", "image/gif");
    /** Bytes of a file that is read for its small picture. */
    static final long LARGEST = 64L * 1024 * 1024;

    static final int SIDE = 192;
    /** A larger one is no photograph. */
    private static final long MOST_POINTS = 150_000_000;

    private Thumbnail() {}

    static boolean of(String mediaType) {
        return DRAWN.contains(mediaType) || DrawnPage.of(mediaType);
    }

    /** A PNG that fits into a small square; empty where the picture cannot be read. */
    static Optional<byte[]> draw(Supplier<InputStream> bytes) {
        try (InputStream in = bytes.get();
                ImageInputStream image = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                return draw(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> draw(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_POINTS) {
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
        BufferedImage small = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(read, 0, 0, w, h, null);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(small, "png", png);
        return Optional.of(png.toByteArray());
    }
}
