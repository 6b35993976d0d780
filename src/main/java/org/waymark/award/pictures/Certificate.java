package org.waymark.award.pictures;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;
import org.waymark.award.ShownBadge;
import org.waymark.catalog.Typeface;

/** A badge on a page to print: what it says, and a QR code that leads to where it is checked. */
final class Certificate {

    /** US Letter on its side, in points of a 72nd of an inch. */
    private static final float WIDTH = PDRectangle.LETTER.getHeight();

    private static final float HEIGHT = PDRectangle.LETTER.getWidth();

    private static final float EDGE = 36;
    private static final float TEXT = WIDTH - 4 * EDGE;
    private static final float QR = 100;
    private static final float PICTURE = 96;

    private static final Color INK = new Color(0x16202A);
    private static final Color MUTED = new Color(0x3D4A56);
    private static final Color BRAND = new Color(0x0B5A8F);

    /**
     * The words of the page beside those of the badge, in the reader's language.
     *
     * @param title of the document
     * @param certifies that somebody
     * @param earned has earned something
     * @param how it was judged
     * @param awarded on which day
     * @param check that it can be checked at this address
     */
    record Words(
            Locale locale, String title, String certifies, String earned, String how, String awarded, String check) {}

    private final PDDocument document;
    private final PDPageContentStream page;
    private @Nullable PDFont font;
    private float at = HEIGHT - EDGE - 44;

    private Certificate(PDDocument document, PDPageContentStream page) {
        this.document = document;
        this.page = page;
    }

    /** @param picture the badge's own, as a PNG */
    static byte[] pdf(ShownBadge badge, byte[] picture, Words words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage sheet = new PDPage(new PDRectangle(WIDTH, HEIGHT));
            document.addPage(sheet);
            document.getDocumentInformation().setTitle(words.title());
            document.getDocumentInformation().setAuthor(badge.issuer());
            document.getDocumentCatalog().setLanguage(words.locale().toLanguageTag());
            PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
                new Certificate(document, page).fill(badge, picture, words);
            }
            sheet.getAnnotations().add(link(badge.url()));
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void fill(ShownBadge badge, byte[] picture, Words words) throws IOException {
        page.setStrokingColor(BRAND);
        page.setLineWidth(2);
        page.addRect(EDGE / 2, EDGE / 2, WIDTH - EDGE, HEIGHT - EDGE);
        page.stroke();
        page.drawImage(
                PDImageXObject.createFromByteArray(document, picture, "badge"),
                (WIDTH - PICTURE) / 2,
                at - PICTURE + 30,
                PICTURE,
                PICTURE);
        at -= PICTURE;
        write(Typeface.fitted(badge.issuer(), 16, 10, false, TEXT, 1), MUTED, 0);
        write(Typeface.lines(words.certifies(), 12, false, TEXT, 2), MUTED, 8);
        write(Typeface.fitted(badge.earner(), 32, 16, false, TEXT, 2), INK, 2);
        write(Typeface.lines(words.earned(), 12, false, TEXT, 2), MUTED, 6);
        write(Typeface.fitted(badge.title(), 26, 14, false, TEXT, 2), BRAND, 2);
        write(Typeface.fitted(badge.about(), 12, 9, false, TEXT, 3), INK, 6);
        write(Typeface.fitted(words.how(), 10, 8, false, TEXT, 2), MUTED, 6);
        write(Typeface.lines(words.awarded(), 12, false, TEXT, 1), INK, 6);
        code(badge.url());
        float beside = TEXT - QR - EDGE;
        at = EDGE + QR / 2 + 24;
        write(Typeface.lines(words.check(), 10, false, beside, 2), MUTED, 0, 2 * EDGE);
        write(Typeface.fitted(badge.url(), 10, 6, false, beside, 2), INK, 2, 2 * EDGE);
    }

    private void write(List<Typeface.Line> lines, Color colour, float space) throws IOException {
        write(lines, colour, space, -1);
    }

    /** @param left where each begins; in the middle where negative */
    private void write(List<Typeface.Line> lines, Color colour, float space, float left) throws IOException {
        at -= space;
        page.setNonStrokingColor(colour);
        for (Typeface.Line line : lines) {
            at -= line.layout().getAscent();
            float from = left < 0 ? (WIDTH - line.layout().getVisibleAdvance()) / 2 : left;
            if (Typeface.isOwn(line.text())) {
                page.beginText();
                page.setFont(font(), line.size());
                page.newLineAtOffset(from, at);
                page.showText(line.text());
                page.endText();
            } else {
                outline(line, from);
            }
            at -= line.layout().getDescent() + line.layout().getLeading();
        }
    }

    private PDFont font() throws IOException {
        PDFont known = font;
        if (known == null) {
            try (InputStream file = Typeface.file()) {
                known = PDType0Font.load(document, file, true);
            }
            font = known;
        }
        return known;
    }

    /** A script that our own font lacks is drawn by those of the machine; what it says goes with it for who cannot see it. */
    private void outline(Typeface.Line line, float from) throws IOException {
        COSDictionary said = new COSDictionary();
        said.setString(COSName.ACTUAL_TEXT, line.text());
        page.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(said));
        AffineTransform place = new AffineTransform(1, 0, 0, -1, from, at);
        PathIterator path = line.layout().getOutline(place).getPathIterator(null);
        float[] points = new float[6];
        float x = 0;
        float y = 0;
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> {
                    page.moveTo(points[0], points[1]);
                    x = points[0];
                    y = points[1];
                }
                case PathIterator.SEG_LINETO -> {
                    page.lineTo(points[0], points[1]);
                    x = points[0];
                    y = points[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    // PDF has cubic curves alone.
                    page.curveTo(
                            x + 2 * (points[0] - x) / 3,
                            y + 2 * (points[1] - y) / 3,
                            points[2] + 2 * (points[0] - points[2]) / 3,
                            points[3] + 2 * (points[1] - points[3]) / 3,
                            points[2],
                            points[3]);
                    x = points[2];
                    y = points[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    page.curveTo(points[0], points[1], points[2], points[3], points[4], points[5]);
                    x = points[4];
                    y = points[5];
                }
                default -> page.closePath();
            }
        }
        page.fill();
        page.endMarkedContent();
    }

    private void code(String url) throws IOException {
        BitMatrix squares;
        try {
            squares = new QRCodeWriter()
                    .encode(
                            url,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    4));
        } catch (WriterException e) {
            throw new IllegalStateException("An address of ours is too long for a QR code", e);
        }
        float one = QR / squares.getWidth();
        float left = WIDTH - EDGE - QR;
        float top = EDGE + QR;
        page.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < squares.getHeight(); row++) {
            for (int column = 0; column < squares.getWidth(); column++) {
                if (squares.get(column, row)) {
                    page.addRect(left + column * one, top - (row + 1) * one, one, one);
                }
            }
        }
        page.fill();
    }

    private static PDAnnotationLink link(String url) {
        PDAnnotationLink link = new PDAnnotationLink();
        PDActionURI action = new PDActionURI();
        action.setURI(url);
        link.setAction(action);
        link.setContents(url);
        PDBorderStyleDictionary none = new PDBorderStyleDictionary();
        none.setWidth(0);
        link.setBorderStyle(none);
        link.setRectangle(new PDRectangle(WIDTH - EDGE - QR, EDGE, QR, QR));
        return link;
    }
}
