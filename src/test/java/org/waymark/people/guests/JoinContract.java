package org.waymark.people.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.identities.TestIdentities;
import org.waymark.settings.WaymarkSettings;

/** How people without an LMS account come in, on both databases. */
abstract class JoinContract {

    private static final String BROWSER = "b".repeat(43);

    @Autowired
    GuestInvitations invitations;

    @Autowired
    SignIns signIns;

    @Autowired
    MailLinks mailLinks;

    @Autowired
    OwnAddresses addresses;

    @Autowired
    Guests guests;

    @Autowired
    Audiences audiences;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    TestGuests testGuests;

    @Autowired
    WaymarkSettings settings;

    @Autowired
    TestIdentities identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    DistrictId district;

    @BeforeEach
    void aDistrict() {
        district = test.district();
    }

    @Test
    void makesAPersonWhomTheToolItselfVouchesFor() {
        PersonId nora = entered(join(invitation(5), TestGuests.address(), "Nora Neighbour"));

        assertThat(people.identities(nora, district)).singleElement().satisfies(identity -> {
            assertThat(identity.issuer()).isEqualTo(settings.baseUrl().toString());
            assertThat(identity.sub()).matches("[0-9a-f-]{36}").isNotEqualTo(nora.toString());
        });
        assertThat(people.names(List.of(nora), district)).containsEntry(nora, "Nora Neighbour");
        assertThat(audiences.of(nora, district)).isEqualTo(Audience.COMMUNITY);
        assertThat(guests.mayWork(nora, district)).isTrue();
    }

    @Test
    void provesTheAddressInTheSameStep() {
        MailAddress address = TestGuests.address();
        PersonId nora = entered(join(invitation(5), address, "Nora Neighbour"));

        assertThat(addresses.of(nora, district)).containsExactly(address.text());
    }

    @Test
    void makesNobodyBeforeTheLinkComesBack() {
        MailAddress address = TestGuests.address();
        mailLinks.ask(wish(invitation(5), address, "Nora Neighbour"));

        assertThat(addresses.owners(address.key())).isEmpty();
    }

    @Test
    void knowsWhoComesASecondTime() {
        MailAddress address = TestGuests.address();
        UUID first = invitation(1);
        PersonId nora = entered(join(first, address, "Nora Neighbour"));

        assertThat(entered(join(first, address, "Somebody Else"))).isEqualTo(nora);
        assertThat(people.names(List.of(nora), district)).containsEntry(nora, "Nora Neighbour");
    }

    @Test
    void takesSomeoneOfTheDistrictAsWhoTheyAre() {
        PersonId tess = test.person(district, "Tess Arnold");
        MailAddress address = TestGuests.address();
        testGuests.owns(tess, district, address);

        assertThat(entered(join(invitation(5), address, "T. Arnold"))).isEqualTo(tess);
        assertThat(audiences.of(tess, district)).isEqualTo(Audience.EDUCATOR);
    }

    @Test
    void makesNobodyNewOfAMinorsOldAddress() {
        PersonId sam = test.person(district, "Sam Student");
        MailAddress address = TestGuests.address();
        testGuests.owns(sam, district, address);
        audiences.give(sam, district, Audience.STUDENT, "operator", "At school here");

        assertThat(join(invitation(5), address, "Sam")).isInstanceOf(SignIns.Outcome.Closed.class);
        assertThat(addresses.all(sam, district)).isEmpty();
        assertThat(addresses.proved(address.key())).isEmpty();
    }

    @Test
    void takesAParentWhoSharesAMinorsAddressAsWhoTheyAre() {
        PersonId sam = test.person(district, "Sam Student");
        PersonId parent = test.person(district, "Pam Parent");
        MailAddress address = TestGuests.address();
        testGuests.owns(sam, district, address);
        testGuests.owns(parent, district, address);
        audiences.give(sam, district, Audience.STUDENT, "operator", "At school here");

        assertThat(entered(join(invitation(5), address, "Pam"))).isEqualTo(parent);
    }

    @Test
    void forgetsAMinorsAddressASecondTime() {
        PersonId sam = test.person(district, "Sam Student");
        MailAddress address = TestGuests.address();
        for (int year = 0; year < 2; year++) {
            testGuests.owns(sam, district, address);
            audiences.give(sam, district, Audience.STUDENT, "operator", "At school here");
            assertThat(addresses.all(sam, district)).isEmpty();
            jdbc.sql("update person set protected_until = null where id = ?")
                    .param(sam.id())
                    .update();
            audiences.give(sam, district, Audience.EDUCATOR, "operator", "Teaches now");
        }

        assertThat(entered(join(invitation(5), address, "Sam"))).isNotEqualTo(sam);
    }

    @Test
    void letsWorkWhoeverCameByALinkedIdentity() {
        PersonId main = test.person(district, "Tess Arnold");
        PersonId other = test.person(district, "T. Arnold");
        MailAddress address = TestGuests.address();
        testGuests.owns(other, district, address);
        UUID invitation = invitation(5);
        entered(join(invitation, address, "Tess"));

        identities.link(main, other, district);
        assertThat(guests.mayWork(main, district)).isTrue();
        invitations.let(false, main, invitation, new Desk(district, null));
        assertThat(guests.mayWork(main, district)).isFalse();

        identities.undo(main, district);
        assertThat(guests.mayWork(other, district)).isFalse();
        assertThat(invitations.entries(main, district).any()).isFalse();
    }

    @Test
    void keepsDistrictsApart() {
        MailAddress address = TestGuests.address();
        PersonId elsewhere = test.person(test.district(), "Nora Neighbour");
        testGuests.owns(elsewhere, test.district(), address);

        assertThat(entered(join(invitation(5), address, "Nora Neighbour"))).isNotEqualTo(elsewhere);
    }

    @Test
    void givesTheLastPlaceOnce() throws Exception {
        UUID invitation = invitation(1);
        List<Callable<SignIns.Outcome>> clicks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String token = mailLinks.arm(
                    mailLinks.ask(wish(invitation, TestGuests.address(), "Neighbour " + i)),
                    TestGuests.address().text());
            clicks.add(() -> signIns.open(token, BROWSER, "", null));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            int in = 0;
            int closed = 0;
            for (Future<SignIns.Outcome> click : threads.invokeAll(clicks)) {
                in += click.get() instanceof SignIns.Outcome.In ? 1 : 0;
                closed += click.get() instanceof SignIns.Outcome.Closed ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
            assertThat(closed).isEqualTo(3);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void closesWithItsTime() {
        UUID invitation = invitation(5);
        clock.advance(Duration.ofDays(31));

        assertThat(join(invitation, TestGuests.address(), "Nora")).isInstanceOf(SignIns.Outcome.Closed.class);
    }

    @Test
    void closesWhenItsLeadSaysSo() {
        UUID invitation = invitation(5);
        invitations.close(invitation, district, null);

        assertThat(join(invitation, TestGuests.address(), "Nora")).isInstanceOf(SignIns.Outcome.Closed.class);
    }

    @Test
    void letNobodyWorkWhomTheLeadShutOut() {
        UUID first = invitation(5);
        MailAddress address = TestGuests.address();
        PersonId nora = entered(join(first, address, "Nora Neighbour"));

        invitations.let(false, nora, first, new Desk(district, null));

        assertThat(guests.mayWork(nora, district)).isFalse();
        assertThat(entered(join(first, address, "Nora Neighbour"))).isEqualTo(nora);
        assertThat(guests.mayWork(nora, district)).isFalse();
    }

    @Test
    void leadNobodyInAgainByAnotherDoor() {
        UUID first = invitation(5);
        MailAddress address = TestGuests.address();
        PersonId nora = entered(join(first, address, "Nora Neighbour"));
        invitations.let(false, nora, first, new Desk(district, null));
        UUID second = invitation(5);

        assertThat(entered(join(second, address, "Nora Neighbour"))).isEqualTo(nora);

        assertThat(guests.mayWork(nora, district)).isFalse();
        assertThat(invitations.guests(second, district, 1).rows()).isEmpty();
    }

    @Test
    void letSomebodyInAgain() {
        UUID invitation = invitation(5);
        PersonId nora = entered(join(invitation, TestGuests.address(), "Nora Neighbour"));
        invitations.let(false, nora, invitation, new Desk(district, null));
        assertThat(invitations.guests(invitation, district, 1).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.open()).isFalse());

        invitations.let(true, nora, invitation, new Desk(district, null));

        assertThat(guests.mayWork(nora, district)).isTrue();
        assertThat(invitations.guests(invitation, district, 1).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.open()).isTrue());
    }

    @Test
    void shutOutNobodyOfAnotherInvitationOrDistrict() {
        UUID invitation = invitation(5);
        PersonId nora = entered(join(invitation, TestGuests.address(), "Nora Neighbour"));
        UUID another = invitation(5);
        DistrictId elsewhere = test.district();

        assertThatThrownBy(() -> invitations.let(false, nora, another, new Desk(district, null)))
                .isInstanceOf(InvitationNotFound.class);
        assertThatThrownBy(() -> invitations.let(false, nora, invitation, new Desk(elsewhere, null)))
                .isInstanceOf(InvitationNotFound.class);
        assertThatThrownBy(() -> invitations.guests(invitation, elsewhere, 1)).isInstanceOf(InvitationNotFound.class);
        assertThat(guests.mayWork(nora, district)).isTrue();
    }

    @Test
    void showsNoDistrictTheInvitationsOfAnother() {
        invitation(5);

        assertThat(invitations.all(test.district())).isEmpty();
    }

    private UUID invitation(int places) {
        clock.advance(Duration.ofSeconds(1));
        invitations.make(
                district,
                new GuestInvitation.Terms(
                        "Reading mentors",
                        Audience.COMMUNITY,
                        null,
                        places,
                        clock.instant().plus(Duration.ofDays(30))),
                null);
        return invitations.all(district).get(0).id();
    }

    private MailLinks.Wish wish(UUID invitation, MailAddress address, String name) {
        return new MailLinks.Wish(
                MailLink.Kind.JOIN, address, "en", Tokens.hash(BROWSER), district, null, invitation, name);
    }

    private SignIns.Outcome join(UUID invitation, MailAddress address, String name) {
        String token = mailLinks.arm(mailLinks.ask(wish(invitation, address, name)), address.text());
        return signIns.open(token, BROWSER, "", null);
    }

    private static PersonId entered(SignIns.Outcome outcome) {
        assertThat(outcome).isInstanceOf(SignIns.Outcome.In.class);
        return ((SignIns.Outcome.In) outcome).person().id();
    }
}
