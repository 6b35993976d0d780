package org.waymark.catalog.authoring;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture somebody uploads, drawn anew: of what was sent nothing but the points of the picture is kept. */
final class PictureFile {

    /** Bytes. */
    static final int LARGEST = 2 * 1024 * 1024;

    /** Points each way of what is kept. */
    static final int SIZE = 512;

    private static final int SMALLEST_SENT = 64;
    private static final int LARGEST_SENT = 3000;

    /** A picture of many points takes some memory while it is read: one at a time. */
    private static final Semaphore ONE = new Semaphore(1, true);

    private static final int PATIENCE_SECONDS = 20;

    private static final Set<String> TYPES = Set.of("png", "jpeg");

    private PictureFile() {}

    /** Why a picture was not taken. */
    enum Reason {
        EMPTY,
        TOO_LARGE,
        WRONG_TYPE,
        WRONG_SIZE,
        /** Others are being read for longer than somebody waits. */
        BUSY
    }

    /** A picture that was not taken. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Refused(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /** A PNG of {@link #SIZE} points each way; what is not square gets clear edges. */
    static byte[] drawnAnew(byte[] sent) throws Refused {
        if (sent.length == 0) {
            throw new Refused(Reason.EMPTY);
        }
        if (sent.length > LARGEST) {
            throw new Refused(Reason.TOO_LARGE);
        }
        try {
            if (!ONE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(Reason.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Reason.BUSY);
        }
        try {
            return read(sent);
        } finally {
            ONE.release();
        }
    }

    private static byte[] read(byte[] sent) throws Refused {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Refused(Reason.WRONG_TYPE);
            }
            ImageReader reader = readers.next();
            try {
                return drawn(reader, in);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // A reader of pictures ends in many ways when its bytes are no picture.
            throw new Refused(Reason.WRONG_TYPE);
        }
    }

    private static byte[] drawn(ImageReader reader, ImageInputStream in) throws IOException, Refused {
        if (!TYPES.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            throw new Refused(Reason.WRONG_TYPE);
        }
        reader.setInput(in, true, true);
        // Asked before a point is read: a small file may claim to be a very large picture.
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int shorter = Math.min(width, height);
        if (shorter < SMALLEST_SENT || Math.max(width, height) > LARGEST_SENT) {
            throw new Refused(Reason.WRONG_SIZE);
        }
        ImageReadParam some = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * SIZE));
        some.setSourceSubsampling(step, step, 0, 0);
        return png(reader.read(0, some));
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        double scale = (double) SIZE / Math.max(picture.getWidth(), picture.getHeight());
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage square = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = square.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(picture, (SIZE - width) / 2, (SIZE - height) / 2, width, height, null);
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(square, "png", out);
        return out.toByteArray();
    }
}
