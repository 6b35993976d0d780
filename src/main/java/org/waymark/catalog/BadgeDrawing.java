package org.waymark.catalog;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.web.util.HtmlUtils;

/**
 * A badge's picture drawn from a few choices: the same choices always give the same picture, as SVG and as PNG. It has no
 * letters, so that no font changes it.
 */
public record BadgeDrawing(Shape shape, Colour colour, Symbol symbol) {

    /** Points each way, of the outlines below. */
    private static final int BOX = 400;

    /** The white line inside the edge. */
    private static final double LINE_AT = 0.9;

    private static final float LINE = 6;

    /** The frame; outlines in the words of SVG: M, L, Q, C and Z with absolute numbers. */
    public enum Shape {
        SHIELD("M200 8 L372 60 L372 208 C372 300 300 364 200 394 C100 364 28 300 28 208 L28 60 Z"),
        CIRCLE("M200 6 C307.1 6 394 92.9 394 200 C394 307.1 307.1 394 200 394 C92.9 394 6 307.1 6 200 "
                + "C6 92.9 92.9 6 200 6 Z"),
        HEXAGON("M200 6 L368 103 L368 297 L200 394 L32 297 L32 103 Z"),
        SQUARE("M60 16 L340 16 Q384 16 384 60 L384 340 Q384 384 340 384 L60 384 Q16 384 16 340 L16 60 "
                + "Q16 16 60 16 Z"),
        DIAMOND("M200 4 L396 200 L200 396 L4 200 Z");

        private final String path;

        Shape(String path) {
            this.path = path;
        }
    }

    /** Of the frame; white on each has a contrast of at least 5 to 1. */
    public enum Colour {
        GREEN(0x0F5A31),
        BLUE(0x0B5A8F),
        PURPLE(0x55307C),
        BROWN(0x7A3B00),
        RED(0x96171E),
        GREY(0x3D4A56),
        TEAL(0x0A5F63),
        PLUM(0x6B2A5B);

        private final int rgb;

        Colour(int rgb) {
            this.rgb = rgb;
        }
    }

    /** In white, in the middle. */
    public enum Symbol {
        MARK("M124 204 L156 172 L188 204 L250 138 L282 170 L188 266 Z"),
        STAR("M200 112 L222 173 L287 176 L236 216 L254 278 L200 242 L146 278 L164 216 L113 176 L178 " + "173 Z"),
        LEAF("M128 268 C112 180 180 126 286 122 C288 228 232 288 150 266 L124 294 L112 282 Z"),
        BOOK("M192 150 C170 132 140 128 112 132 L112 260 C140 256 170 260 192 278 Z M208 150 C230 "
                + "132 260 128 288 132 L288 260 C260 256 230 260 208 278 Z"),
        SPEECH("M132 126 L268 126 Q288 126 288 146 L288 216 Q288 236 268 236 L220 236 L172 284 L172 "
                + "236 L132 236 Q112 236 112 216 L112 146 Q112 126 132 126 Z"),
        PEOPLE("M152 128 C169.7 128 184 142.3 184 160 C184 177.7 169.7 192 152 192 C134.3 192 120 "
                + "177.7 120 160 C120 142.3 134.3 128 152 128 Z M108 268 C108 226 126 204 152 204 C178 "
                + "204 196 226 196 268 Z M248 128 C265.7 128 280 142.3 280 160 C280 177.7 265.7 192 248 "
                + "192 C230.3 192 216 177.7 216 160 C216 142.3 230.3 128 248 128 Z M204 268 C204 226 222 "
                + "204 248 204 C274 204 292 226 292 268 Z"),
        LENS("M184 120 C219.3 120 248 148.7 248 184 C248 219.3 219.3 248 184 248 C148.7 248 120 "
                + "219.3 120 184 C120 148.7 148.7 120 184 120 Z M184 142 C207.2 142 226 160.8 226 184 "
                + "C226 207.2 207.2 226 184 226 C160.8 226 142 207.2 142 184 C142 160.8 160.8 142 184 "
                + "142 Z M228 244 L244 228 L292 276 L276 292 Z"),
        HEART("M200 286 C116 230 102 190 112 160 C124 122 172 118 200 158 C228 118 276 122 288 160 "
                + "C298 190 284 230 200 286 Z"),
        CHART("M120 278 L120 212 L160 212 L160 278 Z M180 278 L180 168 L220 168 L220 278 Z M240 278 "
                + "L240 122 L280 122 L280 278 Z");

        private final String path;

        Symbol(String path) {
            this.path = path;
        }
    }

    /** As the author chose; what a file from elsewhere chose and we cannot draw is drawn plain. */
    public static BadgeDrawing of(About.Picture picture) {
        return new BadgeDrawing(
                named(Shape.values(), picture.shape()),
                named(Colour.values(), picture.colour()),
                named(Symbol.values(), picture.symbol()));
    }

    private static <E extends Enum<E>> E named(E[] all, String name) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(all[0]);
    }

    /** @param title what it is a picture of, in words */
    public String svg(String title) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img">
                  <title>%s</title>
                  <path d="%s" fill="#%06X"/>
                  <path d="%s" transform="translate(20 20) scale(.9)" fill="none" stroke="#fff" stroke-width="6"/>
                  <path d="%s" fill="#fff" fill-rule="evenodd"/>
                </svg>
                """.formatted(HtmlUtils.htmlEscape(title, "UTF-8"), shape.path, colour.rgb, shape.path, symbol.path);
    }

    /** @param size points each way */
    public byte[] png(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.scale((double) size / BOX, (double) size / BOX);
            pen.setColor(new Color(colour.rgb));
            pen.fill(outline(shape.path));
            pen.setColor(Color.WHITE);
            pen.fill(outline(symbol.path));
            double edge = BOX * (1 - LINE_AT) / 2;
            pen.translate(edge, edge);
            pen.scale(LINE_AT, LINE_AT);
            pen.setStroke(new BasicStroke(LINE));
            pen.draw(outline(shape.path));
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Path2D outline(String words) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        Iterator<String> rest = List.of(
                        words.replaceAll("([MLQCZ])", "$1 ").strip().split(" +"))
                .iterator();
        while (rest.hasNext()) {
            switch (rest.next()) {
                case "M" -> path.moveTo(number(rest), number(rest));
                case "L" -> path.lineTo(number(rest), number(rest));
                case "Q" -> path.quadTo(number(rest), number(rest), number(rest), number(rest));
                case "C" ->
                    path.curveTo(number(rest), number(rest), number(rest), number(rest), number(rest), number(rest));
                default -> path.closePath();
            }
        }
        return path;
    }

    private static double number(Iterator<String> rest) {
        return Double.parseDouble(rest.next());
    }
}
