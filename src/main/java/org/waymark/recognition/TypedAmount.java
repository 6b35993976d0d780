package org.waymark.recognition;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.waymark.settings.Numerals;

/**
 * An amount as people write it, with a decimal point or a decimal comma: 1,250.50 and 1.250,50 are the same. Where three digits
 * follow the only sign, and it is not the one that groups them on our pages, the amount is refused rather than taken for a
 * thousandth or a thousandfold.
 */
public class TypedAmount {

    /** With at most one sign for groups of three, and another one before at most two decimals. */
    private static final Pattern GROUPED =
            Pattern.compile("[1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\1\\d{3})*(?:(?!\\1)[.,]\\d{1,2})?");

    private static final Pattern PLAIN = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,2})?");
    private static final Pattern ONE_GROUP = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private TypedAmount() {}

    /** In hundredths; empty where it is none, or may be read in two ways. */
    public static Optional<Long> hundredths(String typed) {
        String text = stripped(typed);
        if (isUnclear(typed)) {
            return Optional.empty();
        }
        if (GROUPED.matcher(text).matches() && text.length() <= 14) {
            char group = text.replaceAll("\\d", "").charAt(0);
            return Optional.of(read(text.replace(String.valueOf(group), "")));
        }
        return PLAIN.matcher(text).matches() ? Optional.of(read(text)) : Optional.empty();
    }

    /** Whether its sign means thousands to some and decimals to others, the reader among these. */
    public static boolean isUnclear(String typed) {
        String text = stripped(typed);
        return ONE_GROUP.matcher(text).matches() && text.indexOf(symbols().getGroupingSeparator()) < 0;
    }

    /** As a field of a form shows it, for the reader's language. */
    public static String shown(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2)
                .toPlainString()
                .replace('.', symbols().getDecimalSeparator());
    }

    private static long read(String text) {
        return new BigDecimal(text.replace(',', '.')).movePointRight(2).longValueExact();
    }

    private static String stripped(String typed) {
        return typed.replaceAll("[$\\s\\u00a0\\u202f]", "");
    }

    private static DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Numerals.of(LocaleContextHolder.getLocale()));
    }
}
