package org.waymark.people.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.identities.TestIdentities;

/** Links that are sent by e-mail, on both databases. */
abstract class SignInContract {

    private static final String BROWSER = "b".repeat(43);
    private static final String ANOTHER = "c".repeat(43);

    @Autowired
    SignInLinks links;

    @Autowired
    SignIns signIns;

    @Autowired
    MailLinks mailLinks;

    @Autowired
    OwnAddresses addresses;

    @Autowired
    Audiences audiences;

    @Autowired
    TestGuests guests;

    @Autowired
    TestPeople test;

    @Autowired
    TestIdentities identities;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    DistrictId district;
    PersonId tess;
    MailAddress address;

    @BeforeEach
    void someoneWithAnAddress() {
        district = test.district();
        tess = test.person(district, "Tess Arnold");
        address = TestGuests.address();
        guests.owns(tess, district, address);
    }

    @Test
    void opensTheRecordOfWhoHasTheAddress() {
        assertThat(open(token())).isEqualTo(tess);
    }

    @Test
    void signsInWithNothingOfAnLms() {
        SignIns.Outcome outcome = signIns.open(token(), BROWSER, "", null);

        assertThat(outcome).isInstanceOfSatisfying(SignIns.Outcome.In.class, in -> {
            assertThat(in.person().isGuest()).isTrue();
            assertThat(in.person().learner()
                            || in.person().author()
                            || in.person().lmsAdmin())
                    .isFalse();
            assertThat(in.person().displayName()).isEqualTo("Tess Arnold");
        });
    }

    @Test
    void worksOnce() {
        String token = token();
        open(token);

        assertThat(signIns.open(token, BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
    }

    @Test
    void worksOnceForTwoClicksAtOnce() throws Exception {
        String token = token();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Callable<SignIns.Outcome> click = () -> signIns.open(token, BROWSER, "", null);
            List<Future<SignIns.Outcome>> clicks = threads.invokeAll(List.of(click, click, click, click, click, click));
            int opened = 0;
            for (Future<SignIns.Outcome> each : clicks) {
                opened += each.get() instanceof SignIns.Outcome.In ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void worksForAQuarterOfAnHour() {
        String token = token();
        clock.advance(Duration.ofMinutes(15));

        assertThat(signIns.open(token, BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
    }

    @Test
    void isNotUsedUpByALook() {
        String token = token();

        assertThat(signIns.asksForAddress(token, BROWSER)).contains(false);
        assertThat(signIns.asksForAddress(token, BROWSER)).contains(false);
        assertThat(open(token)).isEqualTo(tess);
    }

    @Test
    void opensNothingForAGuess() {
        assertThat(signIns.open("x".repeat(43), BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
        assertThat(signIns.open("", BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
        assertThat(signIns.open("' or 1=1 --", BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
    }

    @Test
    void asksAnotherBrowserForTheAddress() {
        String token = token();

        assertThat(signIns.asksForAddress(token, ANOTHER)).contains(true);
        assertThat(signIns.open(token, ANOTHER, "", null)).isInstanceOf(SignIns.Outcome.WrongAddress.class);
        assertThat(signIns.open(token, ANOTHER, address.text(), null)).isInstanceOf(SignIns.Outcome.In.class);
    }

    @Test
    void isOfNoUseAfterFiveWrongAddresses() {
        String token = token();
        for (int i = 0; i < MailLink.TRIES; i++) {
            signIns.open(token, null, "wrong" + i + "@example.org", null);
        }

        assertThat(signIns.open(token, null, address.text(), null)).isInstanceOf(SignIns.Outcome.Gone.class);
    }

    @Test
    void keepsOnlyAHashOfTheToken() {
        String token = token();

        assertThat(jdbc.sql("select token_hash from mail_link where address_key = ?")
                        .param(address.key())
                        .query(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(kept -> kept.contains(token));
    }

    @Test
    void letsTheNewestLetterCountWhenOneIsSentTwice() {
        UUID link = mailLinks.ask(MailLinks.Wish.toSignIn(address, "en", Tokens.hash(BROWSER)));
        String first = mailLinks.arm(link, address.text());
        String second = mailLinks.arm(link, address.text());

        assertThat(signIns.open(first, BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
        assertThat(open(second)).isEqualTo(tess);
    }

    @Test
    void letsAPersonOfSeveralDistrictsChoose() {
        DistrictId other = test.district();
        PersonId there = test.person(other, "Tess Arnold-Bell");
        guests.owns(there, other, address);
        String token = token();

        assertThat(signIns.open(token, BROWSER, "", null))
                .isInstanceOfSatisfying(
                        SignIns.Outcome.Several.class,
                        several -> assertThat(several.choices())
                                .extracting(SignIns.Choice::person)
                                .containsExactlyInAnyOrder(tess, there));
        assertThat(signIns.open(token, BROWSER, "", there)).isInstanceOfSatisfying(SignIns.Outcome.In.class, in -> {
            assertThat(in.person().id()).isEqualTo(there);
            assertThat(in.person().district()).isEqualTo(other);
        });
    }

    @Test
    void opensNoRecordThatIsNotTheAddresss() {
        PersonId stranger = test.person(district, "Stan Stranger");
        DistrictId other = test.district();
        guests.owns(test.person(other, "Tess Arnold-Bell"), other, address);

        assertThat(signIns.open(token(), BROWSER, "", stranger)).isInstanceOf(SignIns.Outcome.Several.class);
    }

    @Test
    void opensNothingOnceTheAddressIsTakenOff() {
        String token = token();
        addresses.remove(addresses.all(tess, district).get(0).id(), tess, district, false);

        assertThat(signIns.open(token, BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
    }

    @Test
    void opensNothingOfAMinor() {
        String token = token();
        audiences.give(tess, district, Audience.STUDENT, "operator", "At school here");

        assertThat(signIns.open(token, BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Gone.class);
        assertThat(addresses.of(tess, district)).isEmpty();
        assertThat(addresses.whereLettersOpen(address.key())).isEmpty();
    }

    @Test
    void opensNothingForAnAddressThatIsNotProved() {
        PersonId rob = test.person(district, "Rob Okafor");
        MailAddress claimed = TestGuests.address();
        addresses.add(rob, district, claimed);

        assertThat(addresses.whereLettersOpen(claimed.key())).isEmpty();
        assertThat(addresses.of(rob, district)).isEmpty();
    }

    @Test
    void opensTheOneRecordOfTwoLinkedIdentitiesAndEachTheirOwnAfterwards() {
        PersonId second = test.person(district, "T. Arnold");
        MailAddress seconds = TestGuests.address();
        guests.owns(second, district, seconds);
        guests.owns(second, district, address);
        identities.link(tess, second, district);

        assertThat(open(token())).isEqualTo(tess);
        assertThat(open(token(seconds))).isEqualTo(tess);
        assertThat(addresses.of(tess, district)).containsExactlyInAnyOrder(address.text(), seconds.text());

        identities.undo(tess, district);
        assertThat(addresses.of(tess, district)).containsExactly(address.text());
        assertThat(addresses.of(second, district)).containsExactlyInAnyOrder(seconds.text(), address.text());
        assertThat(open(token(seconds))).isEqualTo(second);
        assertThat(signIns.open(token(), BROWSER, "", null)).isInstanceOf(SignIns.Outcome.Several.class);
    }

    @Test
    void anAddressIsProvedThoughItsOwnerWasLinkedMeanwhile() {
        PersonId second = test.person(district, "T. Arnold");
        MailAddress seconds = TestGuests.address();
        addresses.add(second, district, seconds);
        String token = mailLinks.arm(
                mailLinks.ask(new MailLinks.Wish(
                        MailLink.Kind.ADDRESS, seconds, "en", Tokens.hash(BROWSER), district, second, null, null)),
                seconds.text());
        identities.link(tess, second, district);

        assertThat(signIns.confirm(token)).isTrue();
        assertThat(addresses.of(tess, district)).containsExactlyInAnyOrder(address.text(), seconds.text());
        identities.undo(tess, district);
        assertThat(addresses.of(second, district)).containsExactly(seconds.text());
    }

    @Test
    void sendsThreeLettersToAnAddressInAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            links.toSignIn(address, from("203.0.113.7"));
        }
        assertThat(asked()).isEqualTo(MailThrottle.FROM_ONE_TO_AN_ADDRESS);

        clock.advance(Duration.ofMinutes(15));
        links.toSignIn(address, from("203.0.113.7"));
        assertThat(asked()).isEqualTo(MailThrottle.FROM_ONE_TO_AN_ADDRESS + 1);
    }

    @Test
    void sendsALetterThoughAStrangerAsksForOneAllDay() {
        Instant now = clock.instant();
        clock.advance(Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS)));
        for (int quarter = 0; quarter < 8; quarter++) {
            for (int i = 0; i < 5; i++) {
                links.toSignIn(address, from("203.0.113.66"));
            }
            clock.advance(Duration.ofMinutes(15));
        }
        int strangers = asked();
        assertThat(strangers).isEqualTo(MailThrottle.FROM_ONE_TO_AN_ADDRESS_A_DAY);

        links.toSignIn(address, from("203.0.113.7"));

        assertThat(asked()).isEqualTo(strangers + 1);
    }

    @Test
    void floodsNobodysMailboxFromManyPlacesAtOnce() {
        for (int i = 0; i < 3 * MailThrottle.TO_AN_ADDRESS; i++) {
            links.toSignIn(address, from("198.51.100." + i));
        }
        assertThat(asked()).isEqualTo(MailThrottle.TO_AN_ADDRESS);

        clock.advance(Duration.ofMinutes(15));
        links.toSignIn(address, from("203.0.113.7"));
        assertThat(asked()).isEqualTo(MailThrottle.TO_AN_ADDRESS + 1);
    }

    @Test
    void countsWishesOnceForAllNodes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> wish = () -> {
                links.toSignIn(address, from("203.0.113.7"));
                return true;
            };
            for (Future<Boolean> each : threads.invokeAll(List.of(wish, wish, wish, wish, wish, wish, wish, wish))) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(asked()).isEqualTo(MailThrottle.FROM_ONE_TO_AN_ADDRESS);
    }

    @Test
    void forgetsLinksThatOpenNothingAnyMore() {
        token();
        clock.advance(Duration.ofMinutes(16));
        mailLinks.forgetExpired();

        assertThat(asked()).isZero();
    }

    private static AskingBrowser.Asker from(String client) {
        return new AskingBrowser.Asker(Tokens.hash(BROWSER), client, Locale.ENGLISH);
    }

    private String token() {
        return token(address);
    }

    private String token(MailAddress to) {
        return mailLinks.arm(mailLinks.ask(MailLinks.Wish.toSignIn(to, "en", Tokens.hash(BROWSER))), to.text());
    }

    private PersonId open(String token) {
        SignIns.Outcome outcome = signIns.open(token, BROWSER, "", null);
        assertThat(outcome).isInstanceOf(SignIns.Outcome.In.class);
        return ((SignIns.Outcome.In) outcome).person().id();
    }

    private int asked() {
        return jdbc.sql("select count(*) from mail_link where address_key = ?")
                .param(address.key())
                .query(Integer.class)
                .single();
    }
}
