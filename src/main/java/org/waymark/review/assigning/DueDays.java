package org.waymark.review.assigning;

import java.time.Instant;
import java.time.LocalDate;
import org.waymark.people.districts.BusinessDays;

/** The day by which a reading is to be sent. */
public final class DueDays {

    private DueDays() {}

    /**
     * So many business days after the work was handed in, however long it took to find its reader, who has one business day in
     * any case; and never longer than that many after it was given to them.
     */
    public static LocalDate of(Instant handedIn, Instant given, int most, BusinessDays days) {
        LocalDate promised = days.add(days.day(handedIn), most);
        LocalDate first = days.next(days.day(given));
        LocalDate last = days.add(days.day(given), most);
        return promised.isBefore(first) ? first : promised.isBefore(last) ? promised : last;
    }
}
