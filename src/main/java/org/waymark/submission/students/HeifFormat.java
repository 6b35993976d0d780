package org.waymark.submission.students;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * HEIC and AVIF (ISO/IEC 23008-12, 14496-12): items whose places in the file a table names. What items of Exif and XMP say is
 * overwritten with nothing, and the rest stays where the table looks for it.
 */
class HeifFormat implements PictureFormat {

    private static final int MOST_ABOUT = 8 * 1024 * 1024;
    private static final int MOST_SPANS = 100;
    private static final int BUFFER = 64 * 1024;
    private static final Set<String> ABOUT = Set.of("Exif", "mime");

    /** From a place in the file on, as many bytes. */
    private record Span(long from, long length) {}

    /** A box inside bytes that were read; where its content stands in the file. */
    private record Box(String type, ByteBuffer content, long at) {}

    @Override
    public boolean copyWithoutMetadata(Picture picture, OutputStream out) throws IOException {
        List<Span> told;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(picture.open()))) {
            told = told(in);
        } catch (EOFException | BufferUnderflowException | IllegalArgumentException early) {
            throw new DamagedPicture("a box ends too early");
        }
        try (DataInputStream in = new DataInputStream(picture.open())) {
            copy(in, told, out);
        }
        return !told.isEmpty();
    }

    private static void copy(DataInputStream in, List<Span> told, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long at = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (Span span : told) {
                long from = Math.max(span.from() - at, 0);
                long to = Math.min(span.from() + span.length() - at, read);
                for (long i = from; i < to; i++) {
                    buffer[(int) i] = 0;
                }
            }
            out.write(buffer, 0, read);
            at += read;
        }
    }

    /** What tells of who made it, where and with what. */
    private static List<Span> told(DataInputStream in) throws IOException {
        List<Span> told = new ArrayList<>();
        long at = 0;
        boolean known = false;
        while (true) {
            int first = in.read();
            if (first < 0) {
                if (!known) {
                    throw new DamagedPicture("nothing says what is in it");
                }
                return told;
            }
            long size = ((long) first << 24) | ((long) in.readUnsignedByte() << 16) | in.readUnsignedShort();
            String type = type(in.readInt());
            int head = 8;
            if (size == 1) {
                size = in.readLong();
                head = 16;
            }
            boolean last = size == 0;
            long content = last ? Long.MAX_VALUE : size - head;
            if (content < 0) {
                throw new DamagedPicture("a box is shorter than its head");
            }
            if (type.equals("meta") && !known) {
                if (content > MOST_ABOUT) {
                    throw new DamagedPicture("says too much of itself");
                }
                byte[] about = new byte[(int) content];
                in.readFully(about);
                told.addAll(items(ByteBuffer.wrap(about), at + head));
                known = true;
            } else {
                if (type.equals("uuid")) {
                    // XMP of programs that put it beside the items; its name is what its first sixteen bytes are.
                    told.add(new Span(at + head + 16, last ? Long.MAX_VALUE / 2 : Math.max(0, content - 16)));
                }
                if (last) {
                    return told;
                }
                in.skipNBytes(content);
            }
            at += head + content;
        }
    }

    private static List<Span> items(ByteBuffer meta, long at) throws DamagedPicture {
        meta.getInt();
        List<Box> boxes = boxes(meta, at);
        Set<Long> about = new HashSet<>();
        for (Box box : boxes) {
            if (box.type().equals("iinf")) {
                about = about(box.content());
            }
        }
        long data = boxes.stream()
                .filter(box -> box.type().equals("idat"))
                .mapToLong(Box::at)
                .findFirst()
                .orElse(-1);
        List<Span> spans = new ArrayList<>();
        for (Box box : boxes) {
            if (box.type().equals("iloc")) {
                spans.addAll(places(box.content(), about, data));
            }
        }
        return spans;
    }

    /** The items that are about the picture. */
    private static Set<Long> about(ByteBuffer iinf) {
        int version = iinf.getInt() >>> 24;
        if (version == 0) {
            iinf.getShort();
        } else {
            iinf.getInt();
        }
        Set<Long> ids = new HashSet<>();
        for (Box entry : boxes(iinf, 0)) {
            ByteBuffer infe = entry.content();
            int format = infe.getInt() >>> 24;
            long id = format >= 3 ? infe.getInt() & 0xffffffffL : infe.getShort() & 0xffff;
            infe.getShort();
            if (format >= 2 && ABOUT.contains(type(infe.getInt()))) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static List<Span> places(ByteBuffer iloc, Set<Long> about, long data) throws DamagedPicture {
        int version = iloc.getInt() >>> 24;
        int sizes = iloc.getShort() & 0xffff;
        int offsetSize = sizes >>> 12;
        int lengthSize = sizes >>> 8 & 15;
        int baseSize = sizes >>> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15;
        long count = version < 2 ? iloc.getShort() & 0xffff : iloc.getInt() & 0xffffffffL;
        List<Span> spans = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long id = version < 2 ? iloc.getShort() & 0xffff : iloc.getInt() & 0xffffffffL;
            int method = version == 0 ? 0 : iloc.getShort() & 15;
            iloc.getShort();
            long base = number(iloc, baseSize);
            int extents = iloc.getShort() & 0xffff;
            for (int j = 0; j < extents; j++) {
                number(iloc, indexSize);
                long from = base + number(iloc, offsetSize);
                long length = number(iloc, lengthSize);
                if (about.contains(id)) {
                    if (method > 1 || method == 1 && data < 0 || from < 0 || length < 0) {
                        throw new DamagedPicture("an item is nowhere");
                    }
                    if (spans.size() == MOST_SPANS) {
                        throw new DamagedPicture("says things about itself in too many places");
                    }
                    spans.add(new Span(method == 1 ? data + from : from, length == 0 ? Long.MAX_VALUE / 2 : length));
                }
            }
        }
        return spans;
    }

    private static List<Box> boxes(ByteBuffer in, long at) {
        List<Box> boxes = new ArrayList<>();
        while (in.remaining() >= 8) {
            int start = in.position();
            long size = in.getInt() & 0xffffffffL;
            String type = type(in.getInt());
            if (size == 1) {
                size = in.getLong();
            }
            int head = in.position() - start;
            long content = size == 0 ? in.remaining() : size - head;
            if (content < 0 || content > in.remaining()) {
                throw new BufferUnderflowException();
            }
            boxes.add(new Box(type, in.slice(in.position(), (int) content), at + in.position()));
            in.position(in.position() + (int) content);
        }
        return boxes;
    }

    private static long number(ByteBuffer in, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | in.get() & 0xff;
        }
        return number;
    }

    private static String type(int four) {
        return new String(ByteBuffer.allocate(4).putInt(four).array(), ISO_8859_1);
    }
}
