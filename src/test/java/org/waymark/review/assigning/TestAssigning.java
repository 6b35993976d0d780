package org.waymark.review.assigning;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

/** What readers and leads do about who reads what, for tests; through the services as pages do. */
public final class TestAssigning {

    private TestAssigning() {}

    /** One of two says that neither reads the other's work. */
    public static void apart(PersonId says, PersonId other, DistrictId district, ApplicationContext context) {
        context.getBean(KeptAparts.class).say(other, TestPeople.signedIn(says, district));
    }

    public static void away(
            PersonId reader, LocalDate from, LocalDate to, DistrictId district, ApplicationContext context) {
        context.getBean(ReaderSelf.class).away(from, to, TestPeople.signedIn(reader, district));
    }

    public static void giveBack(
            UUID review, GivenBackWhy why, PersonId reader, DistrictId district, ApplicationContext context) {
        context.getBean(ReaderSelf.class).giveBack(review, why, TestPeople.signedIn(reader, district));
    }

    /** What Waymark does twice a day about what is open. */
    public static void lookAfter(DistrictId district, ApplicationContext context) {
        context.getBean(Targets.class).follow(district);
    }

    /** What Waymark does as often about what may come. */
    public static void lookAhead(DistrictId district, ApplicationContext context) {
        context.getBean(Shortages.class).look(district);
    }
}
