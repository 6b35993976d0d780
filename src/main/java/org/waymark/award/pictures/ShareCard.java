package org.waymark.award.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.waymark.award.ShownBadge;
import org.waymark.catalog.Typeface;

/** What social sites show of a shared badge: its picture, its title, who earned it and who issued it; no other words. */
final class ShareCard {

    /** Points; the shape (1.91:1) that LinkedIn and others cut out. */
    static final int WIDTH = 1200;

    static final int HEIGHT = 630;

    private static final int EDGE = 70;
    private static final int PICTURE = 400;
    private static final int TEXT_AT = EDGE + PICTURE + 60;
    private static final int TEXT_WIDTH = WIDTH - TEXT_AT - EDGE;
    private static final int BAR = 16;

    private static final Color INK = new Color(0x16202A);
    private static final Color MUTED = new Color(0x3D4A56);
    private static final Color BRAND = new Color(0x0B5A8F);

    private ShareCard() {}

    /** @param picture the badge's own, as a PNG */
    static byte[] png(ShownBadge badge, byte[] picture) {
        BufferedImage card = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = card.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setColor(BRAND);
            pen.fillRect(0, HEIGHT - BAR, WIDTH, BAR);
            pen.drawImage(
                    ImageIO.read(new ByteArrayInputStream(picture)),
                    EDGE,
                    (HEIGHT - BAR - PICTURE) / 2,
                    PICTURE,
                    PICTURE,
                    null);
            List<Typeface.Line> title = Typeface.fitted(badge.title(), 64, 36, true, TEXT_WIDTH, 4);
            List<Typeface.Line> earner = Typeface.fitted(badge.earner(), 44, 28, false, TEXT_WIDTH, 2);
            List<Typeface.Line> issuer = Typeface.fitted(badge.issuer(), 30, 22, false, TEXT_WIDTH, 2);
            float at = (HEIGHT - BAR - height(title) - height(earner) - height(issuer) - 60) / 2;
            at = draw(pen, title, INK, at);
            at = draw(pen, earner, INK, at + 30);
            draw(pen, issuer, MUTED, at + 30);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(card, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static float height(List<Typeface.Line> lines) {
        float height = 0;
        for (Typeface.Line line : lines) {
            height += height(line);
        }
        return height;
    }

    private static float height(Typeface.Line line) {
        return line.layout().getAscent()
                + line.layout().getDescent()
                + line.layout().getLeading();
    }

    private static float draw(Graphics2D pen, List<Typeface.Line> lines, Color colour, float top) {
        pen.setColor(colour);
        float at = top;
        for (Typeface.Line line : lines) {
            // What is written from right to left stands at the right.
            float left = line.layout().isLeftToRight()
                    ? 0
                    : TEXT_WIDTH - line.layout().getAdvance();
            line.layout().draw(pen, TEXT_AT + left, at + line.layout().getAscent());
            at += height(line);
        }
        return at;
    }
}
