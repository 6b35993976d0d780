package org.waymark.award.verifying;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Finds the badge that is baked into a PNG, in a chunk of text; the picture itself is never drawn. */
final class PngText {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PngText() {}

    static boolean isPng(byte[] bytes) {
        return bytes.length >= SIGNATURE.length
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * The text of Open Badges 3.0, else that of 2.0; null where there is none.
     *
     * @throws Fault for what breaks off
     */
    static @Nullable String badge(byte[] png) {
        ByteBuffer rest = ByteBuffer.wrap(png).position(SIGNATURE.length);
        String older = null;
        while (rest.remaining() >= 12) {
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining() - 8) {
                throw new Fault(Finding.PICTURE_BROKEN);
            }
            byte[] type = new byte[4];
            rest.get(type);
            ByteBuffer data = rest.slice(rest.position(), length);
            rest.position(rest.position() + length + 4);
            String kind = new String(type, StandardCharsets.ISO_8859_1);
            if (kind.equals("iTXt") || kind.equals("tEXt")) {
                String keyword = upToZero(data);
                if (keyword.equals("openbadgecredential")) {
                    return text(kind, data);
                }
                if (keyword.equals("openbadges") && older == null) {
                    older = text(kind, data);
                }
            }
            if (kind.equals("IEND")) {
                break;
            }
        }
        return older;
    }

    /** What follows the keyword (PNG specification, 11.3.3). */
    private static String text(String kind, ByteBuffer data) {
        if (kind.equals("tEXt")) {
            // Latin-1 by the letter of the specification; bakers of badges have always written UTF-8.
            return BadgeFile.text(rest(data));
        }
        if (data.remaining() < 2) {
            throw new Fault(Finding.PICTURE_BROKEN);
        }
        boolean compressed = data.get() == 1;
        data.get();
        upToZero(data);
        upToZero(data);
        byte[] bytes = rest(data);
        return BadgeFile.text(compressed ? inflated(bytes) : bytes);
    }

    private static byte[] inflated(byte[] bytes) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            byte[] text = in.readNBytes(BoundedJson.LONGEST + 1);
            if (text.length > BoundedJson.LONGEST) {
                throw new Fault(Finding.TOO_LARGE, "1");
            }
            return text;
        } catch (IOException e) {
            throw new Fault(Finding.PICTURE_BROKEN, e);
        }
    }

    private static String upToZero(ByteBuffer data) {
        int from = data.position();
        while (data.hasRemaining()) {
            if (data.get() == 0) {
                return StandardCharsets.ISO_8859_1
                        .decode(data.slice(from, data.position() - from - 1))
                        .toString();
            }
        }
        throw new Fault(Finding.PICTURE_BROKEN);
    }

    private static byte[] rest(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
