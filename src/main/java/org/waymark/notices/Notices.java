package org.waymark.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.jobs.DueJobs;

/** Tells people what happened and what is next, in the tool and by e-mail. */
@Service("noticesToPeople")
@Transactional
public class Notices {

    /** The number beside the link to the notices goes no higher than this. */
    public static final int MOST_COUNTED = 100;

    private static final int PAGE = 20;
    private static final Limit BATCH = Limit.of(500);
    private static final Limit RECENT = Limit.of(300);

    private final NoticeRepository notices;
    private final NoticeWishesRepository wishes;
    private final NoticeTexts texts;
    private final NoticeMail mail;
    private final Letters letters;
    private final Addressees addressees;
    private final DueJobs jobs;
    private final Clock clock;

    Notices(
            NoticeRepository notices,
            NoticeWishesRepository wishes,
            NoticeTexts texts,
            NoticeMail mail,
            Letters letters,
            Addressees addressees,
            DueJobs jobs,
            Clock clock) {
        this.notices = notices;
        this.wishes = wishes;
        this.texts = texts;
        this.mail = mail;
        this.letters = letters;
        this.addressees = addressees;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Tells someone, in the caller's transaction: a row now, an e-mail some time after the commit.
     *
     * @throws org.springframework.context.NoSuchMessageException if the kind has no messages
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Notice notice) {
        texts.require(notice);
        Instant now = clock.instant();
        Instant departure = letters.canBeSent() ? departure(notice, now) : null;
        PostedNotice posted =
                notices.save(new PostedNotice(notice, departure == null ? MailState.NONE : MailState.DUE, now));
        if (departure != null) {
            NoticeMail.Due due = new NoticeMail.Due(notice.district(), notice.person());
            jobs.schedule(mail, departure.isAfter(now) ? due.key(departure) : due.key(posted), due, departure);
        }
    }

    /** How many notices a person has not read, counted to {@link #MOST_COUNTED}: one small read. */
    @Transactional(readOnly = true)
    public int unread(UUID person, UUID district) {
        return (int) notices.countUnread(person, district, MOST_COUNTED);
    }

    /** Forgets what a person was told and how they wanted to be told; for when they are erased. */
    public void forget(UUID person, UUID district) {
        notices.forget(person, district);
        wishes.forget(person, district);
    }

    /**
     * Everything a person was told, newest first, in plain values; for the archive of what is held on them.
     *
     * @param readAt null while unread
     */
    public record Told(
            String kind,
            List<String> arguments,
            String path,
            Instant at,
            @Nullable Instant readAt) {}

    /** What a person was told, newest first; however much it is, little of it is in memory at a time. */
    @Transactional(readOnly = true)
    public Iterable<Told> told(UUID person, UUID district) {
        return () -> Stream.iterate(
                        notices.told(person, district, PageKey.LAST, BATCH),
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < BATCH.max()
                                ? List.of()
                                : notices.told(
                                        person,
                                        district,
                                        batch.get(batch.size() - 1).id(),
                                        BATCH))
                .flatMap(List::stream)
                .map(ToldNotice::told)
                .iterator();
    }

    /** How much a person was told. */
    @Transactional(readOnly = true)
    public long countTold(UUID person, UUID district) {
        return notices.countByPersonAndDistrict(person, district);
    }

    /** How a person wants to be told, in plain values; empty while they have changed nothing. */
    @Transactional(readOnly = true)
    public Map<String, Object> wishes(UUID person, UUID district) {
        return wishes.findByPersonAndDistrict(person, district)
                .map(NoticeWishes::facts)
                .orElse(Map.of());
    }

    /**
     * A notice as its reader sees it.
     *
     * @param next the text of the one link
     */
    record Row(UUID id, String what, String next, Instant at, boolean unread) {}

    /**
     * Some notices, unread ones first.
     *
     * @param more the key of the next ones; null after the last
     */
    record Page(List<Row> rows, @Nullable String more, boolean first) {}

    @Transactional(readOnly = true)
    Page page(UUID person, UUID district, @Nullable String from) {
        PageKey key = PageKey.of(from);
        List<PostedNotice> found = new ArrayList<>();
        if (key.unread()) {
            found.addAll(notices.unread(person, district, key.before(), Limit.of(PAGE + 1)));
        }
        if (found.size() <= PAGE) {
            UUID before = key.unread() ? PageKey.LAST : key.before();
            found.addAll(notices.read(person, district, before, Limit.of(PAGE + 1 - found.size())));
        }
        boolean more = found.size() > PAGE;
        List<PostedNotice> shown = more ? found.subList(0, PAGE) : found;
        Locale language = LocaleContextHolder.getLocale();
        return new Page(
                shown.stream()
                        .flatMap(notice -> texts
                                .of(notice, language)
                                .map(words -> new Row(
                                        Objects.requireNonNull(notice.getId()),
                                        words.what(),
                                        words.next(),
                                        notice.at(),
                                        notice.isUnread()))
                                .stream())
                        .toList(),
                more ? PageKey.after(shown.get(PAGE - 1)) : null,
                from == null);
    }

    /** Where a notice leads; it is read from now on. */
    Optional<String> open(UUID id, UUID person, UUID district) {
        Optional<String> path =
                notices.findByIdAndPersonAndDistrict(id, person, district).map(PostedNotice::path);
        path.ifPresent(found -> notices.markRead(id, person, district, clock.instant()));
        return path;
    }

    /** Marks one as read; false for one that is not this person's. */
    boolean markRead(UUID id, UUID person, UUID district) {
        boolean theirs =
                notices.findByIdAndPersonAndDistrict(id, person, district).isPresent();
        notices.markRead(id, person, district, clock.instant());
        return theirs;
    }

    void markAllRead(UUID person, UUID district) {
        notices.markAllRead(person, district, clock.instant());
    }

    /**
     * How somebody is told by e-mail, as their settings show it.
     *
     * @param possible whether this installation has a mail server
     * @param email where letters go; null where the person has given no address
     * @param refusedAt when the mail server refused this very address; null if it did not
     * @param examples by kind, what the latest notice of it said
     */
    record Settings(
            boolean possible,
            @Nullable String email,
            @Nullable Instant refusedAt,
            @Nullable Instant offSince,
            Timetable timetable,
            Map<String, String> examples,
            List<String> kindsOff) {}

    @Transactional(readOnly = true)
    Settings settings(UUID person, UUID district) {
        NoticeWishes wished = wished(person, district);
        Optional<Addressees.Addressee> addressee = addressees.find(district, person);
        String email = addressee.map(Addressees.Addressee::email).orElse(null);
        return new Settings(
                letters.canBeSent(),
                email,
                email != null && wished.isRefused(email) ? wished.refusedAt() : null,
                wished.mailOffSince(),
                wished.timetable(addressee.map(Addressees.Addressee::zone).orElse(ZoneId.of("UTC"))),
                examples(person, district),
                wished.kindsOff());
    }

    /** Whether the address that letters went to takes none any more. */
    @Transactional(readOnly = true)
    boolean isAddressRefused(UUID person, UUID district) {
        return wishes.findByPersonAndDistrict(person, district)
                .filter(wished -> wished.refusedAt() != null)
                .flatMap(wished -> addressees
                        .find(district, person)
                        .map(Addressees.Addressee::email)
                        .filter(wished::isRefused))
                .isPresent();
    }

    void change(
            UUID person,
            UUID district,
            Rhythm rhythm,
            int quietFrom,
            int quietUntil,
            boolean weekends,
            Collection<String> kindsOff) {
        NoticeWishes wished = mine(person, district);
        wished.change(rhythm, quietFrom, quietUntil, weekends, kindsOff);
        if (!kindsOff.isEmpty()) {
            notices.dropMail(person, district, kindsOff);
        }
        reschedule(person, district, wished);
    }

    /** No letter any more, until the person says otherwise. */
    void mailOff(UUID person, UUID district) {
        wishes.add(person, district);
        wishes.mailOff(person, district, clock.instant());
        notices.dropMail(person, district);
    }

    /** Letters again. */
    void mailOn(UUID person, UUID district) {
        mine(person, district).mailOn();
    }

    /** The address works again, its owner says. */
    void tryAddressAgain(UUID person, UUID district) {
        mine(person, district).tryAgain();
    }

    private NoticeWishes mine(UUID person, UUID district) {
        wishes.add(person, district);
        return wishes.findByPersonAndDistrict(person, district).orElseThrow();
    }

    private NoticeWishes wished(UUID person, UUID district) {
        return wishes.findByPersonAndDistrict(person, district).orElseGet(() -> new NoticeWishes(person, district));
    }

    /** When a notice leaves by e-mail; null if it never does. */
    private @Nullable Instant departure(Notice notice, Instant now) {
        NoticeWishes wished = wished(notice.person(), notice.district());
        if (!wished.wantsMail(notice.kind())) {
            return null;
        }
        return addressees
                .find(notice.district(), notice.person())
                .filter(addressee -> addressee.email() != null && !wished.isRefused(addressee.email()))
                .map(addressee -> wished.timetable(addressee.zone()).departure(now))
                .orElse(null);
    }

    /** What waits leaves as the new settings say. */
    private void reschedule(UUID person, UUID district, NoticeWishes wished) {
        List<PostedNotice> waiting = notices.dueByMail(person, district, Limit.of(1));
        Optional<Addressees.Addressee> addressee = addressees.find(district, person);
        if (waiting.isEmpty() || addressee.isEmpty()) {
            return;
        }
        Instant departure = wished.timetable(addressee.get().zone())
                .departure(waiting.get(0).at());
        Instant now = clock.instant();
        NoticeMail.Due due = new NoticeMail.Due(district, person);
        jobs.schedule(mail, due.key(departure), due, departure.isAfter(now) ? departure : now);
    }

    private Map<String, String> examples(UUID person, UUID district) {
        Locale language = LocaleContextHolder.getLocale();
        Map<String, String> examples = new LinkedHashMap<>();
        for (PostedNotice notice : notices.latest(person, district, RECENT)) {
            if (!examples.containsKey(notice.kind())) {
                texts.of(notice, language).ifPresent(words -> examples.put(notice.kind(), words.what()));
            }
        }
        return examples;
    }
}
