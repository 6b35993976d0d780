package org.waymark.catalog;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The letters in what we draw: those of a font that comes with us, so that a picture is the same on every machine, and for the
 * scripts it lacks those of the machine.
 */
public final class Typeface {

    /** Liberation Sans: Latin with all its accents, Greek and Cyrillic. */
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private static final Font OWN = own();

    private Typeface() {}

    /** The font itself, to put into a document. */
    public static InputStream file() {
        InputStream file = PDDocument.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException("PDFBox has no " + FILE);
        }
        return file;
    }

    /** Whether all of it can be set in the font that comes with us. */
    public static boolean isOwn(String text) {
        return OWN.canDisplayUpTo(text) == -1;
    }

    /** A line of text as it is drawn, in points, and what it says. */
    public record Line(String text, float size, TextLayout layout) {}

    /**
     * A text in lines of at most this width, in no more than so many: what is longer ends in an ellipsis. Nothing for a text of
     * which nothing can be drawn.
     */
    public static List<Line> lines(String text, float size, boolean bold, float width, int most) {
        String drawn = drawable(text);
        List<Line> lines = new ArrayList<>();
        if (drawn.isEmpty()) {
            return lines;
        }
        LineBreakMeasurer measurer =
                new LineBreakMeasurer(set(drawn, size, bold).getIterator(), BreakIterator.getLineInstance(), EXACT);
        while (measurer.getPosition() < drawn.length()) {
            int from = measurer.getPosition();
            int to = measurer.nextOffset(width);
            if (lines.size() == most - 1 && to < drawn.length()) {
                String rest =
                        drawn.substring(from, drawn.offsetByCodePoints(to, -1)).stripTrailing() + "…";
                lines.add(new Line(
                        rest, size, new TextLayout(set(rest, size, bold).getIterator(), EXACT)));
                return lines;
            }
            lines.add(new Line(drawn.substring(from, to).stripTrailing(), size, measurer.nextLayout(width)));
        }
        return lines;
    }

    /** As large as lets all of it fit into so many lines, from one size down to another. */
    public static List<Line> fitted(String text, float largest, float smallest, boolean bold, float width, int most) {
        for (float size = largest; size > smallest; size -= 2) {
            if (lines(text, size, bold, width, most + 1).size() <= most) {
                return lines(text, size, bold, width, most);
            }
        }
        return lines(text, smallest, bold, width, most);
    }

    /** Without what no font draws in one colour, such as emoji; letters all stay. */
    static String drawable(String text) {
        StringBuilder drawn = new StringBuilder();
        Font machine = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        text.strip().codePoints().forEach(letter -> {
            boolean known = OWN.canDisplay(letter) || machine.canDisplay(letter);
            switch (Character.getType(letter)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> drawn.append(' ');
                case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL, Character.ENCLOSING_MARK -> {
                    if (known) {
                        drawn.appendCodePoint(letter);
                    }
                }
                default -> {
                    // The selectors that follow an emoji.
                    if (letter < 0xFE00 || letter > 0xFE0F) {
                        drawn.appendCodePoint(letter);
                    }
                }
            }
        });
        return drawn.toString().replaceAll("\\s+", " ").strip();
    }

    private static AttributedString set(String text, float size, boolean bold) {
        AttributedString set = new AttributedString(text);
        int style = bold ? Font.BOLD : Font.PLAIN;
        Font own = OWN.deriveFont(style, size);
        Font machine = new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
        int from = 0;
        while (from < text.length()) {
            boolean ours = OWN.canDisplay(text.codePointAt(from));
            int to = from;
            while (to < text.length() && OWN.canDisplay(text.codePointAt(to)) == ours) {
                to += Character.charCount(text.codePointAt(to));
            }
            set.addAttribute(TextAttribute.FONT, ours ? own : machine, from, to);
            from = to;
        }
        return set;
    }

    private static Font own() {
        try (InputStream file = file()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
