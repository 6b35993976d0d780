package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharingTests {

    @Test
    void tellsLinkedInWhenItEnds() {
        assertThat(sharing(LocalDate.parse("2032-05-31")).linkedIn())
                .contains("&issueYear=2027&issueMonth=5&expirationYear=2032&expirationMonth=5&");
    }

    @Test
    void tellsLinkedInOfNoEndWhereThereIsNone() {
        assertThat(sharing(null).linkedIn()).doesNotContain("expiration");
    }

    private static Sharing sharing(@Nullable LocalDate until) {
        return new Sharing(
                "Groups", "District", LocalDate.parse("2027-05-03"), until, "1", "https://w.example.org/badges/1", "");
    }
}
