package org.waymark.recognition.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.recognition.EntitlementId;

@OnH2
class PayrollOnH2Tests extends PayrollContract {

    @Test
    void aLongConfirmationTakesAsManyReadsAsAShortOne() {
        List<EntitlementId> rows = out(3);
        String one = of(rows.subList(0, 1));
        String two = of(rows.subList(1, 3));

        long ofOne = TestQueries.during(jdbc, () -> take(one));

        assertThat(TestQueries.during(jdbc, () -> take(two))).isEqualTo(ofOne);
    }
}
