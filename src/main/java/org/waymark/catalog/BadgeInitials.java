package org.waymark.catalog;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.springframework.web.util.HtmlUtils;

/** The picture of a badge that nobody made one for: the title's initials on a colour of the definition's own. */
record BadgeInitials(String title, String code) {

    /** White on each has a contrast of at least 5 to 1. */
    private static final List<String> COLOURS =
            List.of("#0B5A8F", "#55307C", "#0F5A31", "#7A3B00", "#96171E", "#3D4A56", "#0A5F63", "#6B2A5B");

    private static final double BOX = 400;

    String svg() {
        String name = HtmlUtils.htmlEscape(title, "UTF-8");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img">
                  <title>%s</title>
                  <circle cx="200" cy="200" r="200" fill="%s"/>
                  <circle cx="200" cy="200" r="176" fill="none" stroke="#fff" stroke-width="6"/>
                  <path d="M140 300l45 40 75-80" fill="none" stroke="#fff" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>
                  <text x="200" y="212" fill="#fff" font-family="system-ui, sans-serif" font-size="120" font-weight="700" text-anchor="middle">%s</text>
                </svg>
                """.formatted(name, colour(), HtmlUtils.htmlEscape(initials(), "UTF-8"));
    }

    /** @param size points each way */
    byte[] png(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            pen.scale(size / BOX, size / BOX);
            pen.setColor(Color.decode(colour()));
            pen.fill(new Ellipse2D.Double(0, 0, BOX, BOX));
            pen.setColor(Color.WHITE);
            pen.setStroke(new BasicStroke(6));
            pen.draw(new Ellipse2D.Double(24, 24, 352, 352));
            pen.setStroke(new BasicStroke(16, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            Path2D mark = new Path2D.Double();
            mark.moveTo(140, 300);
            mark.lineTo(185, 340);
            mark.lineTo(260, 265);
            pen.draw(mark);
            for (Typeface.Line line : Typeface.fitted(initials(), 120, 40, true, 300, 1)) {
                line.layout().draw(pen, (float) (BOX - line.layout().getAdvance()) / 2, 212);
            }
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

    private String colour() {
        return COLOURS.get(Math.floorMod(code.hashCode(), COLOURS.size()));
    }

    /** Of the first two words that begin with a letter or digit. */
    String initials() {
        return Arrays.stream(title.split("[\\s-]+"))
                .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
                .limit(2)
                .map(word -> new String(Character.toChars(word.codePointAt(0))))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
