package org.waymark.recognition.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** When people may put themselves into a pool: both days count, in the district's zone. */
@Embeddable
public record ApplicationWindow(
        @Column(name = "from_on") LocalDate from,
        @Column(name = "until_on") LocalDate until) {

    public boolean isOpen(LocalDate today) {
        return !today.isBefore(from) && !today.isAfter(until);
    }

    public boolean overlaps(ApplicationWindow other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }
}
