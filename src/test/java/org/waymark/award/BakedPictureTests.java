package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.waymark.award.BakedPicture.Standard;
import org.waymark.catalog.BadgeDrawing;

class BakedPictureTests {

    private static final String JSON = "{\"name\":\"Señora 山田 😀 ®’\",\"odd\":\"]]>\\r\\n\",\"more\":\"<&\\u0000\"}";
    private static final BadgeDrawing DRAWING =
            new BadgeDrawing(BadgeDrawing.Shape.SHIELD, BadgeDrawing.Colour.GREEN, BadgeDrawing.Symbol.BOOK);

    @Test
    void aPngHoldsTheCredentialOnceAsUncompressedUtf8RightAfterItsHeader() {
        List<Chunk> chunks = chunks(BakedPicture.png(DRAWING.png(64), JSON, Standard.OPEN_BADGES_3));

        assertThat(chunks).extracting(Chunk::type).startsWith("IHDR", "iTXt").endsWith("IEND");
        assertThat(chunks).filteredOn(chunk -> chunk.type().equals("iTXt")).hasSize(1);
        assertThat(chunks.get(1).text()).isEqualTo("openbadgecredential\0\0\0\0\0" + JSON);
        assertThat(chunks).allMatch(Chunk::whole);
    }

    @Test
    void aPngForOlderBackpacksHasTheirKeyword() {
        assertThat(chunks(BakedPicture.png(DRAWING.png(64), JSON, Standard.OPEN_BADGES_2))
                        .get(1)
                        .text())
                .isEqualTo("openbadges\0\0\0\0\0" + JSON);
    }

    @Test
    void aBakedPngIsStillThePicture() throws IOException {
        byte[] plain = DRAWING.png(64);

        assertThat(ImageIO.read(new ByteArrayInputStream(BakedPicture.png(plain, JSON, Standard.OPEN_BADGES_3)))
                        .getRGB(32, 32))
                .isEqualTo(ImageIO.read(new ByteArrayInputStream(plain)).getRGB(32, 32));
    }

    @ParameterizedTest
    @EnumSource
    void anSvgHoldsItInAnElementThatReadersOfXmlFind(Standard standard) throws Exception {
        String baked = BakedPicture.svg(DRAWING.svg("A <title> & more"), JSON, standard);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(baked.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Element held = (Element) root.getFirstChild();
        assertThat(held.getNamespaceURI())
                .isEqualTo(
                        standard == Standard.OPEN_BADGES_3
                                ? "https://purl.imsglobal.org/ob/v3p0"
                                : "http://openbadges.org");
        assertThat(held.getLocalName()).isEqualTo(standard == Standard.OPEN_BADGES_3 ? "credential" : "assertion");
        assertThat(JsonText.object(held.getTextContent())).isEqualTo(JsonText.object(JSON));
        assertThat(root.getElementsByTagName("path").getLength()).isEqualTo(3);
    }

    @Test
    void nothingElseIsBaked() {
        assertThatThrownBy(() -> BakedPicture.png(new byte[100], JSON, Standard.OPEN_BADGES_3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BakedPicture.svg("<html></html>", JSON, Standard.OPEN_BADGES_3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The text that a picture holds under a keyword. */
    static String unbaked(byte[] png, String keyword) {
        return chunks(png).stream()
                .filter(chunk -> chunk.type().equals("iTXt"))
                .map(Chunk::text)
                .filter(text -> text.startsWith(keyword + "\0"))
                .map(text -> text.substring(keyword.length() + 5))
                .findFirst()
                .orElseThrow();
    }

    private record Chunk(String type, byte[] data, boolean whole) {

        String text() {
            return new String(data, StandardCharsets.UTF_8);
        }
    }

    private static List<Chunk> chunks(byte[] png) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png);
        in.position(8);
        while (in.hasRemaining()) {
            byte[] typeAndData = new byte[in.getInt() + 4];
            in.get(typeAndData);
            CRC32 checksum = new CRC32();
            checksum.update(typeAndData);
            chunks.add(new Chunk(
                    new String(typeAndData, 0, 4, StandardCharsets.US_ASCII),
                    Arrays.copyOfRange(typeAndData, 4, typeAndData.length),
                    (int) checksum.getValue() == in.getInt()));
        }
        return chunks;
    }
}
