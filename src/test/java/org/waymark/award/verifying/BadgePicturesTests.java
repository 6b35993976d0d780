package org.waymark.award.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.TestClock;
import org.waymark.award.TestIssuer;
import org.waymark.lti.TestHttp;

/** Badges in pictures, whoever baked them. */
class BadgePicturesTests {

    private final Verifications verifications = TestVerifying.verifications(
            TestHttp.local(Duration.ofSeconds(2)),
            TestClock.at("2027-05-03T14:02:00Z"),
            TestIssuer.nothingIssuedHere());
    private final TestIssuer issuer = TestIssuer.key();

    @ParameterizedTest
    @ValueSource(strings = {"Listening", "Évaluation ® “formative”", "评估 🎓 ]]> <b>&amp;"})
    void aPngKeepsEveryLetter(String name) {
        byte[] badge = issuer.sign(issuer.badge(name)).getBytes(StandardCharsets.UTF_8);

        Verdict plain = verifications.ofFile(png("iTXt", "openbadgecredential\0\0\0\0\0", badge));
        Verdict packed = verifications.ofFile(png("iTXt", "openbadgecredential\0\1\0\0\0", deflated(badge)));

        assertThat(plain.finding()).isEqualTo(Finding.VALID);
        assertThat(packed.finding()).isEqualTo(Finding.VALID);
        assertThat(plain.badge().title()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Listening", "Évaluation ® “formative”", "评估 🎓"})
    void anSvgKeepsEveryLetter(String name) {
        String badge = issuer.sign(issuer.badge(name));

        assertThat(verifications
                        .ofFile(svg("<ob:credential><![CDATA[" + badge + "]]></ob:credential>"))
                        .badge()
                        .title())
                .isEqualTo(name);
    }

    @Test
    void anSvgMayHoldAJwtInItsAttribute() {
        TestIssuer web = TestIssuer.web("issuer.invalid", 443, "/x");
        Verdict verdict = verifications.ofFile(
                svg("<ob:credential verify=\"" + web.rs256(web.badge("Listening"), null) + "\"/>"));

        assertThat(verdict.badge().title()).isEqualTo("Listening");
        assertThat(verdict.finding()).isEqualTo(Finding.ISSUER_SILENT);
    }

    @Test
    void aPictureWithoutABadgeIsTold() {
        assertThat(found(png("tEXt", "Comment\0", "hello".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Finding.PICTURE_EMPTY);
        assertThat(found(svg("<g/>"))).isEqualTo(Finding.PICTURE_EMPTY);
    }

    @Test
    void aPictureThatBreaksOffIsTold() {
        byte[] whole = png("iTXt", "openbadgecredential\0\0\0\0\0", "{}".getBytes(StandardCharsets.UTF_8));
        byte[] lies = whole.clone();
        lies[8] = 0x7f;

        assertThat(found(lies)).isEqualTo(Finding.PICTURE_BROKEN);
        assertThat(found(png("iTXt", "openbadgecredential", new byte[0]))).isEqualTo(Finding.PICTURE_BROKEN);
        assertThat(found(png("iTXt", "openbadgecredential\0\1\0\0\0", new byte[] {1, 2, 3})))
                .isEqualTo(Finding.PICTURE_BROKEN);
    }

    @Test
    void aPictureThatUnpacksWithoutEndIsNotUnpacked() {
        assertThat(found(png("iTXt", "openbadgecredential\0\1\0\0\0", deflated(new byte[50 * 1024 * 1024]))))
                .isEqualTo(Finding.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>",
                "<!DOCTYPE svg SYSTEM \"http://127.0.0.1/x.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&b;</svg>"
            })
    void aHostileSvgIsRefused(String svg) {
        assertThat(found(svg.getBytes(StandardCharsets.UTF_8))).isEqualTo(Finding.PICTURE_UNSAFE);
    }

    @Test
    void anSvgWithoutABottomIsRefused() {
        assertThat(found(svg("<g>".repeat(5000) + "</g>".repeat(5000)))).isEqualTo(Finding.PICTURE_UNSAFE);
    }

    /** It is never drawn: what would run in a browser is only read over. */
    @Test
    void whatWouldRunInABrowserIsReadOver() {
        String credential = issuer.sign(issuer.badge("Listening"));

        assertThat(found(svg("<script>fetch('https://10.0.0.1/')</script><image href=\"file:///etc/passwd\"/>"
                        + "<ob:credential><![CDATA[" + credential + "]]></ob:credential>")))
                .isEqualTo(Finding.VALID);
    }

    private Finding found(byte[] file) {
        return verifications.ofFile(file).finding();
    }

    private static byte[] svg(String inside) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><svg xmlns=\"http://www.w3.org/2000/svg\""
                        + " xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\">" + inside + "</svg>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] png(String type, String before, byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
        data.writeBytes(text);
        chunk(out, type, data.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
