package org.waymark.award;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Pictures with a badge inside (Open Badges 3.0, 5.3 Baked Badges; Open Badges 2.0, Baking Specification): in a PNG as an
 * uncompressed iTXt chunk, in an SVG as an element. Both hold UTF-8.
 */
final class BakedPicture {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** The signature, and the header that comes first: length, type, 13 bytes and a checksum. */
    private static final int AFTER_HEADER = PNG.length + 4 + 4 + 13 + 4;

    private BakedPicture() {}

    /** What a picture can hold: the credential of Open Badges 3.0, or the assertion of 2.0. */
    enum Standard {
        OPEN_BADGES_3("openbadgecredential", "https://purl.imsglobal.org/ob/v3p0", "credential"),
        OPEN_BADGES_2("openbadges", "http://openbadges.org", "assertion");

        private final String keyword;
        private final String namespace;
        private final String element;

        Standard(String keyword, String namespace, String element) {
            this.keyword = keyword;
            this.namespace = namespace;
            this.element = element;
        }
    }

    /** @throws IllegalArgumentException for what is no PNG */
    static byte[] png(byte[] picture, String json, Standard standard) {
        if (picture.length < AFTER_HEADER
                || !ByteBuffer.wrap(picture, 0, PNG.length).equals(ByteBuffer.wrap(PNG))) {
            throw new IllegalArgumentException("Only a PNG can be baked as one");
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("iTXt".getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(standard.keyword.getBytes(StandardCharsets.US_ASCII));
        // End of the keyword; not compressed, by no method; no language and no translated keyword.
        text.writeBytes(new byte[] {0, 0, 0, 0, 0});
        text.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        byte[] chunk = text.toByteArray();
        CRC32 checksum = new CRC32();
        checksum.update(chunk);
        return ByteBuffer.allocate(picture.length + chunk.length + 8)
                .put(picture, 0, AFTER_HEADER)
                .putInt(chunk.length - 4)
                .put(chunk)
                .putInt((int) checksum.getValue())
                .put(picture, AFTER_HEADER, picture.length - AFTER_HEADER)
                .array();
    }

    /** @param picture one of ours, which begins with its element */
    static String svg(String picture, String json, Standard standard) {
        int end = picture.indexOf('>');
        if (!picture.startsWith("<svg ") || end < 0) {
            throw new IllegalArgumentException("Only an SVG can be baked as one");
        }
        // What would end the section is written so that it means the same inside JSON.
        String inside = json.replace("]]>", "]]\\u003e");
        return "<svg xmlns:openbadges=\"" + standard.namespace + "\" " + picture.substring("<svg ".length(), end + 1)
                + "<openbadges:" + standard.element + "><![CDATA[" + inside + "]]></openbadges:" + standard.element
                + ">"
                + picture.substring(end + 1);
    }
}
