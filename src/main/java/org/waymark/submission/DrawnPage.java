package org.waymark.submission;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.settings.StoreAway;
import org.waymark.storage.ScratchFiles;

/** Pictures of the pages of a PDF: one at a time, and none of a page that would take too much memory or time. */
final class DrawnPage {

    private static final Logger log = LoggerFactory.getLogger(DrawnPage.class);

    /** As many pages as are shown in a page of ours; the rest is read in the file. */
    static final int MOST = 20;

    /** Points along the longer side: enough to read a page of small print. */
    static final int SIDE = 1_400;

    private static final long SECONDS = 10;
    private static final int MOST_OBJECTS = 20_000;
    private static final long MOST_UNPACKED = 64L * 1024 * 1024;
    private static final long MOST_UNPACKED_IN_ALL = 128L * 1024 * 1024;
    private static final long MOST_POINTS = 25_000_000;

    /** Where a thing belongs, and where a click leads: to all the other pages. */
    private static final Set<COSName> ELSEWHERE =
            Set.of(COSName.PARENT, COSName.P, COSName.DEST, COSName.A, COSName.AA, COSName.D);

    private static final Semaphore TURN = new Semaphore(1);

    private DrawnPage() {}

    static boolean of(String mediaType) {
        return mediaType.equals("application/pdf");
    }

    /** A PNG of a page, counted from one, no longer than a side; empty where there is none or it cannot be drawn. */
    static Optional<byte[]> draw(Supplier<InputStream> bytes, int page, int side, ScratchFiles scratch) {
        try {
            if (!TURN.tryAcquire(2 * SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return drawInTurn(bytes, page, side, scratch);
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            StoreAway.rethrow(unreadable);
            log.info("A page was not drawn: {}", unreadable.getClass().getSimpleName());
            return Optional.empty();
        } finally {
            TURN.release();
        }
    }

    private static Optional<byte[]> drawInTurn(Supplier<InputStream> bytes, int page, int side, ScratchFiles scratch)
            throws IOException {
        Path copy = scratch.fresh();
        try {
            try (InputStream in = bytes.get()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            try (PDDocument document = Loader.loadPDF(
                    copy.toFile(),
                    MemoryUsageSetting.setupTempFileOnly()
                            .setTempDir(scratch.folder().toFile())
                            .streamCache)) {
                return page > document.getNumberOfPages() ? Optional.empty() : draw(document, page, side);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Optional<byte[]> draw(PDDocument document, int page, int side) throws IOException {
        PDPage drawn = document.getPage(page - 1);
        PDRectangle box = drawn.getCropBox();
        float longest = Math.max(box.getWidth(), box.getHeight());
        if (longest <= 0 || !isBounded(drawn)) {
            return Optional.empty();
        }
        PDFRenderer renderer = new InTime(document);
        renderer.setSubsamplingAllowed(true);
        BufferedImage image = renderer.renderImage(page - 1, Math.min(side / longest, 4), ImageType.RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return Optional.of(png.toByteArray());
    }

    /** Whether nothing that a page is made of unpacks to more than fits. */
    private static boolean isBounded(PDPage page) throws IOException {
        Deque<COSBase> open = new ArrayDeque<>();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (COSName part : List.of(COSName.CONTENTS, COSName.ANNOTS)) {
            add(page.getCOSObject().getItem(part), open, seen);
        }
        if (page.getResources() != null) {
            add(page.getResources().getCOSObject(), open, seen);
        }
        long unpacked = 0;
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (seen.size() > MOST_OBJECTS) {
                return false;
            }
            if (next instanceof COSObject reference) {
                add(reference.getObject(), open, seen);
            } else if (next instanceof COSArray array) {
                array.forEach(each -> add(each, open, seen));
            } else if (next instanceof COSDictionary dictionary) {
                for (COSName key : dictionary.keySet()) {
                    if (!ELSEWHERE.contains(key)) {
                        add(dictionary.getItem(key), open, seen);
                    }
                }
                if (dictionary instanceof COSStream stream) {
                    long size = unpacked(stream);
                    unpacked += size;
                    if (size > MOST_UNPACKED || unpacked > MOST_UNPACKED_IN_ALL) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static void add(COSBase part, Deque<COSBase> open, Set<COSBase> seen) {
        if (part != null && seen.add(part)) {
            open.push(part);
        }
    }

    /** How many bytes it unpacks to, more than fits where that cannot be told; nothing is kept of them. */
    private static long unpacked(COSStream stream) throws IOException {
        long width = Math.max(0, stream.getInt(COSName.WIDTH, 0));
        if (width * Math.max(0, stream.getInt(COSName.HEIGHT, 0)) > MOST_POINTS) {
            return Long.MAX_VALUE / 2;
        }
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray several && several.size() == 1) {
            filters = several.getObject(0);
        }
        if (filters == null || filters instanceof COSArray several && several.size() == 0) {
            return stream.getLength();
        }
        if (COSName.FLATE_DECODE.equals(filters) || COSName.FLATE_DECODE_ABBREVIATION.equals(filters)) {
            return inflated(stream);
        }
        if (COSName.DCT_DECODE.equals(filters) || COSName.DCT_DECODE_ABBREVIATION.equals(filters)) {
            return photographed(stream) ? stream.getLength() : Long.MAX_VALUE / 2;
        }
        // The others unpack to so many times their size at most; of several one after another nobody knows.
        long times = COSName.ASCII85_DECODE.equals(filters) || COSName.ASCII_HEX_DECODE.equals(filters)
                ? 1
                : COSName.RUN_LENGTH_DECODE.equals(filters)
                        ? 64
                        : COSName.LZW_DECODE.equals(filters) ? 1_400 : filters instanceof COSArray ? 1_400_000 : 4;
        return stream.getLength() * times;
    }

    private static long inflated(COSStream stream) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long all = 0;
        try (InputStream in = new InflaterInputStream(stream.createRawInputStream())) {
            for (int read = in.read(buffer); read > 0 && all <= MOST_UNPACKED; read = in.read(buffer)) {
                all += read;
            }
        } catch (IOException brokenOff) {
            return all;
        }
        return all;
    }

    /** By its own head; what the document says of it may be something else. */
    private static boolean photographed(COSStream stream) throws IOException {
        try (InputStream in = stream.createRawInputStream();
                ImageInputStream image = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("JPEG");
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_POINTS;
            } finally {
                reader.dispose();
            }
        }
    }

    /** Looks at the clock before each step. */
    private static final class InTime extends PDFRenderer {

        private final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);

        InTime(PDDocument document) {
            super(document);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                    if (System.nanoTime() - until > 0) {
                        throw new TooLong();
                    }
                    super.processOperator(operator, operands);
                }
            };
        }
    }

    private static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
