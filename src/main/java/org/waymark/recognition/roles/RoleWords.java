package org.waymark.recognition.roles;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Amounts in words of the reader's language, for templates, as the bean {@code roleWords}. */
@Component
class RoleWords {

    /** $12,500, with cents only where there are some. */
    public String money(long cents) {
        Locale reader = new Locale.Builder()
                .setLanguage(LocaleContextHolder.getLocale().getLanguage())
                .setRegion(Locale.US.getCountry())
                .build();
        NumberFormat dollars = NumberFormat.getCurrencyInstance(reader);
        dollars.setMinimumFractionDigits(cents % 100 == 0 ? 0 : 2);
        return dollars.format(BigDecimal.valueOf(cents, 2));
    }
}
