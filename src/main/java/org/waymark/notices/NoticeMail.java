package org.waymark.notices;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.settings.WaymarkSettings;

/**
 * Sends a person one letter with everything that waits for them. The rows are taken when the mail server listens and
 * before it hears anything; whoever finds them taken sends nothing, on whichever node.
 */
@Component
class NoticeMail implements DueWork<NoticeMail.Due> {

    private static final Logger log = LoggerFactory.getLogger(NoticeMail.class);

    /** More than anyone reads; the rest stands in the tool. */
    private static final int MOST_TAKEN = 500;

    private static final int MOST_LISTED = 20;

    /** What could not be sent for so long is no news any more; it stands in the tool. */
    private static final Duration NEWS = Duration.ofDays(14);

    private final NoticeRepository notices;
    private final NoticeWishesRepository wishes;
    private final NoticeTexts texts;
    private final Letters letters;
    private final Unsubscribing unsubscribing;
    private final Addressees addressees;
    private final DueJobs jobs;
    private final WaymarkSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeMail(
            NoticeRepository notices,
            NoticeWishesRepository wishes,
            NoticeTexts texts,
            Letters letters,
            Unsubscribing unsubscribing,
            Addressees addressees,
            DueJobs jobs,
            WaymarkSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.notices = notices;
        this.wishes = wishes;
        this.texts = texts;
        this.letters = letters;
        this.unsubscribing = unsubscribing;
        this.addressees = addressees;
        this.jobs = jobs;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whose letter. */
    record Due(UUID district, UUID person) {

        /** All notices that leave at the same moment are one piece of work. */
        String key(Instant departure) {
            return person + "|" + departure.getEpochSecond();
        }

        /** One that leaves at once is work of its own: the letter before it may be on its way without it. */
        String key(PostedNotice notice) {
            return person + "|" + notice.getId();
        }
    }

    private record Ready(Letter letter, List<UUID> ids) {}

    /** Another took some of the rows first. */
    private static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public String name() {
        return "notice-mail";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    /** For most of a working day; after that a person looks, and the next letter carries what this one could not. */
    @Override
    public int attempts() {
        return 10;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofMinutes(1);
    }

    /** A week and a quiet weekend, and some. */
    @Override
    public Duration longestWait() {
        return Duration.ofDays(11);
    }

    @Override
    public void run(Due due) {
        Objects.requireNonNull(transaction.execute(status -> ready(due))).ifPresent(ready -> send(due, ready));
    }

    private void send(Due due, Ready ready) {
        UUID mail = UuidCreator.getTimeOrderedEpoch();
        try {
            letters.send(ready.letter(), mail, () -> take(due, mail, ready.ids()));
        } catch (TakenMeanwhile e) {
            throw TryLater.inTurn("Some of it is being sent already", Duration.ofSeconds(30));
        } catch (MailUnsure e) {
            log.warn("Whether letter {} to person {} was taken is unknown; it is not sent again", mail, due.person());
            return;
        } catch (AddressRefused refused) {
            addressRefused(due, ready.letter().to(), mail);
            return;
        } catch (RuntimeException e) {
            transaction.executeWithoutResult(status -> notices.notSent(due.person(), due.district(), mail));
            throw e;
        }
        transaction.executeWithoutResult(status -> notices.sent(due.person(), due.district(), mail, clock.instant()));
        log.info("Letter {} sent to person {}", mail, due.person());
    }

    private Optional<Ready> ready(Due due) {
        List<PostedNotice> waiting = notices.dueByMail(due.person(), due.district(), Limit.of(MOST_TAKEN));
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        NoticeWishes wished = wishes.findByPersonAndDistrict(due.person(), due.district())
                .orElseGet(() -> new NoticeWishes(due.person(), due.district()));
        Addressees.Addressee to = addressees.find(due.district(), due.person()).orElse(null);
        String email = to == null ? null : to.email();
        if (!letters.canBeSent()
                || to == null
                || email == null
                || wished.mailOffSince() != null
                || wished.isRefused(email)) {
            notices.dropMail(due.person(), due.district());
            return Optional.empty();
        }
        List<PostedNotice> news = waiting.stream()
                .filter(notice -> notice.at().plus(NEWS).isAfter(now) && wished.wantsMail(notice.kind()))
                .toList();
        if (news.isEmpty()) {
            notices.dropMail(due.person(), due.district());
            return Optional.empty();
        }
        Timetable timetable = wished.timetable(to.zone());
        Instant departure = timetable.departure(news.get(0).at());
        Instant allowed = timetable.open(departure.isAfter(now) ? departure : now);
        if (allowed.isAfter(now)) {
            jobs.schedule(this, due.key(allowed), due, allowed);
            return Optional.empty();
        }
        return Optional.of(new Ready(
                letter(due, email, to.language(), news),
                waiting.stream()
                        .map(notice -> Objects.requireNonNull(notice.getId()))
                        .toList()));
    }

    private Letter letter(Due due, String email, Locale language, List<PostedNotice> news) {
        List<Letter.Part> parts = new ArrayList<>();
        parts.add(Letter.Part.of(texts.text("notices.mail.intro", language, news.size())));
        news.stream()
                .limit(MOST_LISTED)
                .forEach(notice -> texts.of(notice, language)
                        .ifPresent(words -> parts.add(new Letter.Part(
                                words.what(), words.next(), settings.url("/notices/go/" + notice.getId())))));
        if (news.size() > MOST_LISTED) {
            parts.add(Letter.Part.of(texts.text("notices.mail.more", language, news.size() - MOST_LISTED)));
        }
        parts.add(Letter.Part.of(texts.text("notices.mail.open", language)));
        String off = settings.url(unsubscribing.path(due.district(), due.person(), language));
        parts.add(new Letter.Part(
                texts.text("notices.mail.why", language), texts.text("notices.mail.off", language), off));
        return new Letter(email, language, texts.text("notices.mail.subject", language, news.size()), parts, off);
    }

    private void take(Due due, UUID mail, List<UUID> ids) {
        transaction.executeWithoutResult(status -> {
            if (notices.handOver(due.person(), due.district(), mail, ids) != ids.size()) {
                // Rolled back: the letter would say what is no news any more.
                throw new TakenMeanwhile();
            }
        });
    }

    private void addressRefused(Due due, String email, UUID mail) {
        transaction.executeWithoutResult(status -> {
            wishes.add(due.person(), due.district());
            wishes.findByPersonAndDistrict(due.person(), due.district())
                    .orElseThrow()
                    .refused(email, clock.instant());
            notices.notSent(due.person(), due.district(), mail);
            notices.dropMail(due.person(), due.district());
        });
        log.info("The address of person {} takes no letters; none goes there any more", due.person());
    }
}
