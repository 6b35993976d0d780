package org.waymark.recognition.payroll;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Which pay period; its rows of the ledger name it as their export. */
@Embeddable
public record PayPeriodId(UUID id) implements Serializable {

    static PayPeriodId fresh() {
        return new PayPeriodId(UuidCreator.getTimeOrderedEpoch());
    }

    public static PayPeriodId valueOf(String text) {
        return new PayPeriodId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
