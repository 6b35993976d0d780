package org.waymark.submission.students;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.waymark.storage.TestFiles;

class PictureFormatTests {

    @Test
    void aJpegLosesWhereAndWithWhatItWasTaken() throws Exception {
        byte[] jpeg = jpegWith(1);
        assertThat(metadata(jpeg).getFirstDirectoryOfType(GpsDirectory.class)).isNotNull();

        byte[] clean = clean("image/jpeg", jpeg);

        assertThat(metadata(clean).getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotContain("Jordan Rivera");
        assertThat(pixels(clean)).isEqualTo(pixels(jpeg));
    }

    @Test
    void aJpegStaysUpright() throws Exception {
        byte[] clean = clean("image/jpeg", jpegWith(6));

        ExifIFD0Directory exif = metadata(clean).getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(exif.getInt(ExifDirectoryBase.TAG_ORIENTATION)).isEqualTo(6);
        assertThat(exif.getTagCount()).isEqualTo(1);
        assertThat(metadata(clean).getFirstDirectoryOfType(GpsDirectory.class)).isNull();
    }

    @Test
    void whatAPhoneAddsBehindAJpegIsLeftOut() throws Exception {
        byte[] jpeg = TestFiles.jpg();
        byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 20);

        assertThat(clean("image/jpeg", longer)).isEqualTo(clean("image/jpeg", jpeg));
    }

    @Test
    void aPhonesPictureLosesWhereItWasTakenAndNothingElse() throws Exception {
        byte[] heic = heicWith("GPS 48.2 N, 16.4 E, Jordan Rivera");

        byte[] clean = clean("image/heic", heic);

        byte[] expected = heic.clone();
        int at = new String(heic, StandardCharsets.ISO_8859_1).indexOf("GPS 48.2");
        Arrays.fill(expected, at, at + "GPS 48.2 N, 16.4 E, Jordan Rivera".length(), (byte) 0);
        assertThat(clean).isEqualTo(expected);
    }

    @Test
    void aPhonesPictureWhoseTableBreaksOffIsRefused() {
        byte[] heic = heicWith("GPS");

        assertThatThrownBy(() -> clean("image/heic", Arrays.copyOf(heic, 60))).isInstanceOf(DamagedPicture.class);
    }

    /** The least that the container needs: two items, of which the second is Exif, in one box of data. */
    private static byte[] heicWith(String exif) {
        byte[] told = exif.getBytes(StandardCharsets.ISO_8859_1);
        byte[] pixels = "PIXELS".getBytes(StandardCharsets.ISO_8859_1);
        byte[] type = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));
        byte[] infos = box("iinf", bytes(0, 2), item(1, "hvc1"), item(2, "Exif"));
        // The places do not change the length of the box that names them.
        int data = type.length + about(infos, 0, pixels.length, 0, told.length).length + 8;
        byte[] about = about(infos, data, pixels.length, data + pixels.length, told.length);
        return join(type, about, box("mdat", pixels, told));
    }

    private static byte[] about(byte[] infos, int first, int firstLength, int second, int secondLength) {
        ByteBuffer places = ByteBuffer.allocate(4 + 2 + 2 + 2 * 14);
        places.putInt(0).putShort((short) 0x4400).putShort((short) 2);
        places.putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(first)
                .putInt(firstLength);
        places.putShort((short) 2)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(second)
                .putInt(secondLength);
        return box("meta", new byte[4], infos, box("iloc", places.array()));
    }

    private static byte[] item(int id, String type) {
        return box(
                "infe",
                new byte[] {2, 0, 0, 0, 0, (byte) id, 0, 0},
                type.getBytes(StandardCharsets.ISO_8859_1),
                new byte[1]);
    }

    private static byte[] bytes(int version, int count) {
        return ByteBuffer.allocate(6)
                .putInt(version << 24)
                .putShort((short) count)
                .array();
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] all = join(content);
        return ByteBuffer.allocate(8 + all.length)
                .putInt(8 + all.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(all)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void aProgressiveJpegIsCopiedWithAllItsScans() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(javax.imageio.ImageWriteParam.MODE_DEFAULT);
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i, i % 48, 0xFF0000 + 37 * i);
        }
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new javax.imageio.IIOImage(image, null, null), parameters);
        }

        assertThat(pixels(clean("image/jpeg", out.toByteArray()))).isEqualTo(pixels(out.toByteArray()));
    }

    @Test
    void aPngLosesItsTexts() throws Exception {
        byte[] png = TestFiles.png();
        byte[] author = chunk("tEXt", "Author\0Jordan Rivera".getBytes(StandardCharsets.ISO_8859_1));
        byte[] with = concat(Arrays.copyOf(png, 33), author, Arrays.copyOfRange(png, 33, png.length));

        byte[] clean = clean("image/png", with);

        assertThat(clean).isEqualTo(png);
        assertThat(pixels(clean)).isEqualTo(pixels(png));
    }

    @Test
    void aWebpLosesItsExif() throws Exception {
        byte[] vp8x = riff("VP8X", new byte[] {0x08, 0, 0, 0, 7, 0, 0, 7, 0, 0});
        byte[] picture = riff("VP8L", new byte[] {0x2F, 1, 2, 3});
        byte[] webp = webp(concat(vp8x, picture, riff("EXIF", "Jordan Rivera".getBytes(StandardCharsets.US_ASCII))));

        byte[] clean = clean("image/webp", webp);

        assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                .contains("VP8L")
                .doesNotContain("Jordan");
        assertThat(clean[20]).as("the flag that announces EXIF").isZero();
        assertThat(ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(clean.length - 8);
    }

    @Test
    void aGifLosesItsCommentsAndKeepsItsTurns() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "gif", out);
        byte[] gif = out.toByteArray();
        byte[] turns = "\u0021\u00ff\u000bNETSCAPE2.0\3\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] says = ("\u0021\u00fe\15Jordan Rivera\0" + "\u0021\u00ff\u000bXMP DataXMP\6Jordan\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        int front = 13 + (3 << ((gif[10] & 7) + 1));
        byte[] with = concat(Arrays.copyOf(gif, front), turns, says, Arrays.copyOfRange(gif, front, gif.length));

        byte[] clean = clean("image/gif", with);

        assertThat(clean)
                .isEqualTo(concat(Arrays.copyOf(gif, front), turns, Arrays.copyOfRange(gif, front, gif.length)));
        assertThat(pixels(clean)).isEqualTo(pixels(gif));
    }

    @Test
    void aWebpOfAnyLengthIsCopiedInConstantMemory() throws Exception {
        int mega = 1024 * 1024;
        int length = 70 * mega;
        byte[] mark = riff("EXIF", "Jordan".getBytes(StandardCharsets.US_ASCII));
        byte[] begin = concat(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                little(4 + 8 + length + mark.length),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                "VP8L".getBytes(StandardCharsets.US_ASCII),
                little(length));
        byte[] part = new byte[mega];

        CountingOutputStream out = new CountingOutputStream();
        assertThat(PictureFormat.of("image/webp")
                        .copyWithoutMetadata(
                                () -> inTurn(Stream.of(
                                                Stream.of(begin),
                                                Stream.generate(() -> part).limit(70),
                                                Stream.of(mark))
                                        .flatMap(parts -> parts)),
                                out))
                .isTrue();

        assertThat(out.count).isEqualTo(12 + 8 + length);
    }

    private static InputStream inTurn(Stream<byte[]> parts) {
        return new SequenceInputStream(Collections.enumeration(
                parts.<InputStream>map(ByteArrayInputStream::new).toList()));
    }

    private static class CountingOutputStream extends java.io.OutputStream {

        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    @Test
    void tablesWithoutEndAreNoJpeg() {
        byte[] table = new byte[65_537];
        table[0] = (byte) 0xFF;
        table[1] = (byte) 0xDB;
        table[2] = (byte) 0xFF;
        table[3] = (byte) 0xFF;
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        for (int i = 0; i < 200; i++) {
            bomb.writeBytes(table);
        }

        assertThatThrownBy(() -> clean("image/jpeg", bomb.toByteArray()))
                .isInstanceOf(DamagedPicture.class)
                .hasMessageContaining("more tables");
    }

    @Test
    void aPictureThatSaysNothingIsLeftAsItIs() throws Exception {
        for (String type : new String[] {"image/png", "image/jpeg"}) {
            byte[] picture = type.endsWith("png") ? TestFiles.png() : TestFiles.jpg();
            assertThat(PictureFormat.of(type)
                            .copyWithoutMetadata(() -> new ByteArrayInputStream(picture), new ByteArrayOutputStream()))
                    .as(type)
                    .isFalse();
        }
    }

    @Test
    void aPictureThatBreaksOffIsDamaged() {
        byte[] png = TestFiles.png();

        assertThatThrownBy(() -> clean("image/png", Arrays.copyOf(png, png.length - 20)))
                .isInstanceOf(DamagedPicture.class);
        assertThatThrownBy(() -> clean("image/jpeg", Arrays.copyOf(TestFiles.jpg(), 100)))
                .isInstanceOf(DamagedPicture.class);
    }

    static byte[] clean(String type, byte[] picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureFormat.of(type).copyWithoutMetadata(() -> new ByteArrayInputStream(picture), out);
        return out.toByteArray();
    }

    /** As a phone makes one: the maker, the way up, and a place. */
    static byte[] jpegWith(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.put("Exif\0\0MM\0*\0\0\0\10".getBytes(StandardCharsets.ISO_8859_1));
        tiff.putShort((short) 3);
        tiff.putShort((short) 0x010F).putShort((short) 2).putInt(14).putInt(60);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(80);
        tiff.putInt(0);
        tiff.position(6 + 60);
        tiff.put("Jordan Rivera\0".getBytes(StandardCharsets.ISO_8859_1));
        tiff.position(6 + 80);
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put((byte) 'N').put(new byte[3]);
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(120);
        tiff.putInt(0);
        tiff.position(6 + 120);
        tiff.putInt(40).putInt(1).putInt(26).putInt(1).putInt(46).putInt(1);
        byte[] segment = Arrays.copyOf(tiff.array(), tiff.position());
        byte[] jpeg = TestFiles.jpg();
        byte[] marker = {(byte) 0xFF, (byte) 0xE1, (byte) ((segment.length + 2) >> 8), (byte) (segment.length + 2)};
        return concat(Arrays.copyOf(jpeg, 2), marker, segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] named = concat(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return concat(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] riff(String type, byte[] data) {
        byte[] padded = Arrays.copyOf(data, data.length + (data.length & 1));
        return concat(type.getBytes(StandardCharsets.US_ASCII), little(data.length), padded);
    }

    private static byte[] webp(byte[] chunks) {
        return concat(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                little(chunks.length + 4),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                chunks);
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Metadata metadata(byte[] picture) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture));
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
