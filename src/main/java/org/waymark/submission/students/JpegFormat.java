package org.waymark.submission.students;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/**
 * JPEG (ITU-T T.81, annex B): segments, each with a marker and a length, and the scans between them. Of the application
 * segments those stay that colours are worked out from. Of EXIF only the way up stays, in a segment of our own: the picture
 * is not coded anew, so nothing of it is lost.
 */
class JpegFormat implements PictureFormat {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    /** Tables and colour profiles, which are held in memory; the largest profiles of printers have four million bytes. */
    private static final int MOST_FRONT = 8 * 1024 * 1024;

    private static final Set<String> COLOURS = Set.of("JFIF\0", "ICC_PROFILE\0", "Adobe");

    @Override
    public boolean copyWithoutMetadata(Picture picture, OutputStream out) throws IOException {
        try (InputStream in = picture.open()) {
            return copy(in, out);
        }
    }

    private static boolean copy(InputStream in, OutputStream out) throws IOException {
        if (in.read() != 0xFF || in.read() != SOI) {
            throw new DamagedPicture("no JPEG");
        }
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        ByteArrayOutputStream front = new ByteArrayOutputStream();
        boolean left = false;
        boolean scanned = false;
        int marker = marker(in);
        while (marker != EOI) {
            byte[] segment = segment(in);
            OutputStream target = scanned ? out : front;
            if (front.size() > MOST_FRONT) {
                throw new DamagedPicture("more tables than any picture has");
            }
            if (stays(marker, segment)) {
                write(marker, segment, target);
            } else {
                left = true;
                if (marker == APP1 && startsWith(segment, "Exif\0\0") && exif.size() == 0) {
                    write(marker, segment, exif);
                }
            }
            if (marker == SOS) {
                if (!scanned) {
                    begin(out, front, exif);
                    scanned = true;
                }
                marker = scan(in, out);
            } else {
                marker = marker(in);
            }
        }
        if (!scanned) {
            throw new DamagedPicture("no scan");
        }
        out.write(0xFF);
        out.write(EOI);
        // A second picture, or what a camera's maker adds behind the end.
        return in.read() >= 0 || left;
    }

    private static void begin(OutputStream out, ByteArrayOutputStream front, ByteArrayOutputStream exif)
            throws IOException {
        out.write(0xFF);
        out.write(SOI);
        int wayUp = wayUp(exif.toByteArray());
        if (wayUp > 1) {
            write(APP1, exifOf(wayUp), out);
        }
        front.writeTo(out);
    }

    private static boolean stays(int marker, byte[] segment) {
        if (marker == APP0 || marker == APP2 || marker == APP14) {
            return COLOURS.stream().anyMatch(begin -> startsWith(segment, begin));
        }
        return marker != COMMENT && (marker < APP0 || marker > 0xEF);
    }

    /** The next marker; bytes of 0xFF may stand before it. */
    private static int marker(InputStream in) throws IOException {
        int read = in.read();
        if (read != 0xFF) {
            throw new DamagedPicture("no marker");
        }
        while (read == 0xFF) {
            read = in.read();
        }
        if (read <= 0) {
            throw new DamagedPicture("ends in a marker");
        }
        return read;
    }

    private static byte[] segment(InputStream in) throws IOException {
        int high = in.read();
        int low = in.read();
        int length = (high << 8 | low) - 2;
        byte[] segment = low < 0 || length < 0 ? new byte[0] : in.readNBytes(length);
        if (low < 0 || segment.length != length) {
            throw new DamagedPicture("ends in a segment");
        }
        return segment;
    }

    /** Copies what follows a start of scan; answers the marker that ends it, which is neither stuffing nor a restart. */
    private static int scan(InputStream in, OutputStream out) throws IOException {
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read != 0xFF) {
                out.write(read);
                continue;
            }
            int next = in.read();
            while (next == 0xFF) {
                next = in.read();
            }
            if (next == 0 || next >= 0xD0 && next <= 0xD7) {
                out.write(0xFF);
                out.write(next);
            } else if (next > 0) {
                return next;
            }
        }
        // Some cameras leave the end out.
        return EOI;
    }

    private static void write(int marker, byte[] segment, OutputStream out) throws IOException {
        int length = segment.length + 2;
        out.write(0xFF);
        out.write(marker);
        out.write(length >> 8);
        out.write(length & 0xFF);
        out.write(segment);
    }

    /** From 1 to 8, as EXIF counts; 1 where it says nothing that makes sense. */
    private static int wayUp(byte[] exifSegment) {
        if (exifSegment.length == 0) {
            return 1;
        }
        ByteArrayOutputStream smallest = new ByteArrayOutputStream();
        smallest.write(0xFF);
        smallest.write(SOI);
        smallest.writeBytes(exifSegment);
        smallest.writeBytes(new byte[] {(byte) 0xFF, (byte) EOI});
        try {
            ExifIFD0Directory exif = JpegMetadataReader.readMetadata(new ByteArrayInputStream(smallest.toByteArray()))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer said = exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return said == null || said < 1 || said > 8 ? 1 : said;
        } catch (IOException | JpegProcessingException unreadable) {
            return 1;
        }
    }

    /** A TIFF with one entry, the orientation. */
    private static byte[] exifOf(int wayUp) {
        byte[] exif = new byte[6 + 26];
        byte[] begin = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0".getBytes(ISO_8859_1);
        System.arraycopy(begin, 0, exif, 0, begin.length);
        exif[begin.length] = (byte) wayUp;
        return exif;
    }

    private static boolean startsWith(byte[] bytes, String begin) {
        return new String(bytes, 0, Math.min(bytes.length, begin.length()), ISO_8859_1).equals(begin);
    }
}
