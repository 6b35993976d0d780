package org.waymark.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMultipart;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.TestMail;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.TestJobs;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.settings.WaymarkSettings;

abstract class NoticesContract {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Autowired
    Notices notices;

    @Autowired
    TestNotices test;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate sql;

    DistrictId district;
    PersonId jordan;

    @BeforeEach
    void makePeople() {
        district = people.district();
        jordan = people.person(district, "Jordan Lee");
        goTo(DayOfWeek.TUESDAY, 10);
    }

    @Test
    void aNoticeStandsInTheTool() {
        test.tell(jordan, district, "Asking questions");

        assertThat(page(null).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.what()).contains("Asking questions"));
        assertThat(notices.unread(jordan.id(), district.id())).isOne();
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        transaction.executeWithoutResult(status -> {
            test.tell(jordan, district, "Never");
            status.setRollbackOnly();
        });

        assertThat(page(null).rows()).isEmpty();
    }

    @Test
    void aNoticeIsPartOfWhatItTellsOf() {
        assertThatThrownBy(() -> notices.send(
                        new Notice(district.id(), jordan.id(), "decision-made", List.of("Alone"), "/record")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aKindWithoutWordsIsNotSent() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status ->
                        notices.send(new Notice(district.id(), jordan.id(), "no-such-kind", List.of(), "/record"))))
                .isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void anotherDistrictSeesNothing() {
        test.tell(jordan, district, "Here");

        assertThat(notices.page(jordan.id(), people.district().id(), null).rows())
                .isEmpty();
    }

    @Test
    void unreadOnesComeFirstAndEveryOneOnce() {
        for (int i = 0; i < 45; i++) {
            test.tell(jordan, district, "Number " + i);
        }
        page(null).rows().subList(0, 5).forEach(row -> notices.markRead(row.id(), jordan.id(), district.id()));

        List<Notices.Row> all = new ArrayList<>();
        String from = null;
        do {
            Notices.Page page = page(from);
            all.addAll(page.rows());
            from = page.more();
        } while (from != null);
        Set<UUID> ids = new HashSet<>(all.stream().map(Notices.Row::id).toList());
        assertThat(ids).hasSize(45);
        assertThat(all).hasSize(45);
        assertThat(all.subList(0, 40)).allMatch(Notices.Row::unread);
        assertThat(all.subList(40, 45)).noneMatch(Notices.Row::unread);
    }

    @Test
    void theCountEndsWhereNobodyCares() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < Notices.MOST_COUNTED + 3; i++) {
                test.tell(jordan, district, "Number " + i);
            }
        });

        assertThat(notices.unread(jordan.id(), district.id())).isEqualTo(Notices.MOST_COUNTED);
    }

    @Test
    void oneLetterInTheMorningHoldsEverything() throws Exception {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "First title");
        test.tell(jordan, district, "Second title");
        runDue();
        assertThat(TestMail.to(address)).isEmpty();

        goTo(DayOfWeek.WEDNESDAY, 7);
        runDue();
        runDue();

        assertThat(TestMail.to(address)).hasSize(1);
        assertThat(TestMail.to(address).get(0).getSubject()).isEqualTo("Waymark: 2 notices for you");
        assertThat(textOf(address)).contains("First title", "Second title", "/notices/go/");
    }

    @Test
    void aLetterNamesNobody() throws Exception {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "A title");
        goTo(DayOfWeek.WEDNESDAY, 7);
        runDue();

        assertThat(textOf(address)).doesNotContain("Jordan", jordan.toString(), district.toString());
    }

    @Test
    void aLetterSpeaksTheLanguageOfTheLastLaunch() throws Exception {
        String address = test.address(jordan, district);
        sql.update("update person set language = 'es' where id = ?", jordan.id());
        test.tell(jordan, district, "Preguntar");
        goTo(DayOfWeek.WEDNESDAY, 7);
        runDue();

        assertThat(TestMail.to(address).get(0).getSubject()).isEqualTo("Waymark: un aviso para usted");
        assertThat(textOf(address)).contains("Sus lectores han respondido");
    }

    @Test
    void whatWasReadInTheToolIsNotSent() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "Read here");
        notices.markAllRead(jordan.id(), district.id());
        goTo(DayOfWeek.WEDNESDAY, 7);
        runDue();

        assertThat(TestMail.to(address)).isEmpty();
    }

    @Test
    void whoGaveNoAddressGetsNoLetterAndNothingIsDue() {
        long due = due();
        test.tell(jordan, district, "In the tool");

        assertThat(due()).isEqualTo(due);
    }

    @Test
    void atOnceMeansOutsideQuietHours() {
        String address = test.address(jordan, district);
        wish(Rhythm.AT_ONCE, Set.of());
        test.tell(jordan, district, "By day");
        runDue();
        assertThat(TestMail.to(address)).hasSize(1);

        goTo(DayOfWeek.TUESDAY, 21);
        test.tell(jordan, district, "By night");
        runDue();
        assertThat(TestMail.to(address)).hasSize(1);

        goTo(DayOfWeek.WEDNESDAY, 7);
        runDue();
        assertThat(TestMail.to(address)).hasSize(2);
    }

    @Test
    void whatWaitsGoesAtOnceWhenThatIsWanted() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "For tomorrow");
        wish(Rhythm.AT_ONCE, Set.of());
        runDue();

        assertThat(TestMail.to(address)).hasSize(1);
    }

    @Test
    void whatWaitsStaysForMondayWhenThatIsWanted() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "For tomorrow");
        wish(Rhythm.WEEKLY, Set.of());
        goTo(DayOfWeek.WEDNESDAY, 8);
        runDue();
        assertThat(TestMail.to(address)).isEmpty();

        goTo(DayOfWeek.MONDAY, 7);
        runDue();
        assertThat(TestMail.to(address)).hasSize(1);
    }

    @Test
    void aKindThatIsNotWantedStaysInTheTool() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "Waits already");
        wish(Rhythm.AT_ONCE, Set.of("decision-made"));
        test.tell(jordan, district, "Comes later");
        runDue();
        goTo(DayOfWeek.WEDNESDAY, 7);
        runDue();

        assertThat(TestMail.to(address)).isEmpty();
        assertThat(notices.unread(jordan.id(), district.id())).isEqualTo(2);
    }

    @Test
    void unsubscribingEndsLettersTwiceOrOnce() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "Waits already");
        notices.mailOff(jordan.id(), district.id());
        notices.mailOff(jordan.id(), district.id());
        test.tell(jordan, district, "Comes later");
        goTo(DayOfWeek.WEDNESDAY, 7);
        runDue();

        assertThat(TestMail.to(address)).isEmpty();
        assertThat(settings().offSince()).isNotNull();
    }

    @Test
    void twoNodesSendOneLetter() throws Exception {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "Once");
        goTo(DayOfWeek.WEDNESDAY, 7);
        NoticeMail mail = mail(TestMail.port());
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(two.submit(() -> {
                    start.await();
                    try {
                        mail.run(new NoticeMail.Due(district.id(), jordan.id()));
                        return true;
                    } catch (TryLater later) {
                        return false;
                    }
                }));
            }
            for (Future<Boolean> one : both) {
                one.get();
            }
        } finally {
            two.shutdown();
        }
        runDue();

        assertThat(TestMail.to(address)).hasSize(1);
    }

    @Test
    void anAddressThatIsRefusedIsTurnedOffAndSaidSo() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "Refused");
        goTo(DayOfWeek.WEDNESDAY, 7);
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of("RCPT", "550 5.1.1 No such user"))) {
            mail(server.port()).run(new NoticeMail.Due(district.id(), jordan.id()));
        }
        test.tell(jordan, district, "After that");
        goTo(DayOfWeek.THURSDAY, 7);
        runDue();

        assertThat(TestMail.to(address)).isEmpty();
        assertThat(settings().refusedAt()).isNotNull();
    }

    @Test
    void aNewAddressStartsAnew() {
        test.address(jordan, district);
        test.tell(jordan, district, "Refused");
        goTo(DayOfWeek.WEDNESDAY, 7);
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of("RCPT", "550 5.1.1 No such user"))) {
            mail(server.port()).run(new NoticeMail.Due(district.id(), jordan.id()));
        }
        sql.update("delete from person_email where person_id = ?", jordan.id());
        String other = test.address(jordan, district);
        test.tell(jordan, district, "Arrives");
        goTo(DayOfWeek.THURSDAY, 7);
        runDue();

        assertThat(TestMail.to(other)).hasSize(1);
        assertThat(settings().refusedAt()).isNull();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainAndNothingIsLost() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "Patience");
        goTo(DayOfWeek.WEDNESDAY, 7);
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(".", "451 Come back"))) {
            NoticeMail busy = mail(server.port());
            assertThatThrownBy(() -> busy.run(new NoticeMail.Due(district.id(), jordan.id())))
                    .isInstanceOf(TryLater.class);
        }
        runDue();

        assertThat(TestMail.to(address)).hasSize(1);
    }

    @Test
    void whatMayHaveBeenTakenIsNotSentAgain() {
        String address = test.address(jordan, district);
        test.tell(jordan, district, "Perhaps");
        goTo(DayOfWeek.WEDNESDAY, 7);
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(".", ""))) {
            mail(server.port()).run(new NoticeMail.Due(district.id(), jordan.id()));
            assertThat(server.taken()).isOne();
        }
        runDue();

        assertThat(TestMail.to(address)).isEmpty();
        assertThat(notices.unread(jordan.id(), district.id())).isOne();
    }

    @Test
    void whatIsForgottenIsGone() {
        test.tell(jordan, district, "Gone");
        wish(Rhythm.WEEKLY, Set.of());
        notices.forget(jordan.id(), district.id());

        assertThat(notices.told(jordan.id(), district.id())).isEmpty();
        assertThat(settings().timetable().rhythm()).isEqualTo(Rhythm.DAILY);
    }

    @Test
    void whatOneWasToldIsReadToItsEndHoweverMuchItIs() {
        for (int i = 0; i < 1001; i++) {
            test.tell(jordan, district, "Number " + i);
        }

        assertThat(notices.told(jordan.id(), district.id()))
                .hasSize(1001)
                .extracting(told -> told.arguments().get(0))
                .startsWith("Number 1000")
                .endsWith("Number 0");
        assertThat(notices.countTold(jordan.id(), district.id())).isEqualTo(1001);
    }

    private Notices.Page page(String from) {
        return notices.page(jordan.id(), district.id(), from);
    }

    private Notices.Settings settings() {
        return notices.settings(jordan.id(), district.id());
    }

    private void wish(Rhythm rhythm, Set<String> off) {
        notices.change(jordan.id(), district.id(), rhythm, 20, 7, true, off);
    }

    private NoticeMail mail(int port) {
        return new NoticeMail(
                context.getBean(NoticeRepository.class),
                context.getBean(NoticeWishesRepository.class),
                context.getBean(NoticeTexts.class),
                LettersTests.to(port),
                context.getBean(Unsubscribing.class),
                context.getBean(Addressees.class),
                context.getBean(DueJobs.class),
                context.getBean(WaymarkSettings.class),
                context.getBean(PlatformTransactionManager.class),
                clock);
    }

    private String textOf(String address) throws Exception {
        return String.valueOf(((MimeMultipart) TestMail.to(address).get(0).getContent())
                .getBodyPart(0)
                .getContent());
    }

    private long due() {
        return sql.queryForObject("select count(*) from scheduled_tasks", Long.class);
    }

    private void runDue() {
        TestJobs.runDue(context, clock.instant());
    }

    /** On to the next such hour in the district's zone: other tests of this context share the clock. */
    private void goTo(DayOfWeek day, int hour) {
        ZonedDateTime now = clock.instant().atZone(ZONE);
        ZonedDateTime then = now.toLocalDate().atTime(hour, 0).atZone(ZONE);
        while (then.getDayOfWeek() != day || !then.isAfter(now)) {
            then = then.plusDays(1);
        }
        Instant target = then.toInstant();
        clock.advance(Duration.between(clock.instant(), target));
    }
}
