package org.waymark.recognition.payroll;

import java.math.BigDecimal;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.recognition.EntitlementRow;

/** Amounts as they are read. */
final class Amounts {

    private Amounts() {}

    static MessageSourceResolvable of(EntitlementRow row) {
        return phrase(
                "recognition.amount." + row.kind(), PayrollFile.amount(row).toPlainString(), row.unit());
    }

    static MessageSourceResolvable money(long cents) {
        return phrase("recognition.amount.PAY", BigDecimal.valueOf(cents, 2).toPlainString(), "");
    }

    static MessageSourceResolvable phrase(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
