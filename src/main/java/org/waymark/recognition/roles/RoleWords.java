package org.waymark.recognition.roles;

import java.math.BigDecimal;
import java.text.NumberFormat;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.waymark.settings.Numerals;

/** Amounts in words of the reader's language, for templates, as the bean {@code roleWords}. */
@Component
class RoleWords {

    /** $12,500, with cents only where there are some. */
    public String money(long cents) {
        NumberFormat dollars = NumberFormat.getCurrencyInstance(Numerals.of(LocaleContextHolder.getLocale()));
        dollars.setMinimumFractionDigits(cents % 100 == 0 ? 0 : 2);
        return dollars.format(BigDecimal.valueOf(cents, 2));
    }
}
