package org.waymark.award.portfolio;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardCard;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeStanding;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Minors;
import org.waymark.settings.WaymarkSettings;

/**
 * Portfolios. Whatever one is arranged of, visitors see only what is shared at that moment; that of a minor who is protected is
 * never there.
 */
@Service
@Transactional
class Portfolios {

    private static final int PAGE = 20;

    private final JdbcClient jdbc;
    private final Awards awards;
    private final People people;
    private final Districts districts;
    private final Minors minors;
    private final AuditLog audit;
    private final WaymarkSettings settings;
    private final Clock clock;

    Portfolios(
            JdbcClient jdbc,
            Awards awards,
            People people,
            Districts districts,
            Minors minors,
            AuditLog audit,
            WaymarkSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.awards = awards;
        this.people = people;
        this.districts = districts;
        this.minors = minors;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is kept of one. */
    record Kept(
            UUID id,
            PersonId person,
            DistrictId district,
            String title,
            String words,
            boolean opened,
            boolean listed) {}

    /**
     * One's own.
     *
     * @param url for others; empty while it is not open
     */
    record Own(String url, Arrangement form, List<AwardCard> awards) {}

    @Transactional(readOnly = true)
    public Own own(PersonId person, DistrictId district) {
        if (minors.isProtected(person, district)) {
            throw new PortfolioNotFound();
        }
        List<AwardCard> held = held(person, district);
        Optional<Kept> kept = of(person, district);
        Map<String, String> places = new LinkedHashMap<>();
        List<AwardId> shown = kept.map(this::shown).orElse(List.of());
        for (AwardCard award : held) {
            int place = shown.indexOf(award.id());
            places.put(award.id().toString(), place < 0 ? "" : Integer.toString(place + 1));
        }
        return new Own(
                kept.filter(Kept::opened).map(this::url).orElse(""),
                new Arrangement(
                        kept.map(Kept::title).orElse(""),
                        kept.map(Kept::words).orElse(""),
                        kept.map(Kept::opened).orElse(false),
                        kept.map(Kept::listed).orElse(false),
                        places),
                held);
    }

    /** Keeps it as arranged; the address stays for ever the same. */
    public void keep(Arrangement form, PersonId person, DistrictId district) {
        if (minors.isProtected(person, district)) {
            throw new PortfolioNotFound();
        }
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("insert into portfolio (id, district_id, person_id, title, words, opened, listed, changed_at)"
                        + " values (:id, :district, :person, '', '', false, false, :now) on conflict do nothing")
                // At random: nobody finds one by counting.
                .param("id", UuidCreator.getRandomBased())
                .param("district", district.id())
                .param("person", person.id())
                .param("now", now)
                .update();
        jdbc.sql("update portfolio set title = :title, words = :words, opened = :opened, listed = :listed,"
                        + " changed_at = :now where person_id = :person and district_id = :district")
                .param("title", form.title())
                .param("words", form.words())
                .param("opened", form.opened())
                .param("listed", form.listed())
                .param("now", now)
                .param("person", person.id())
                .param("district", district.id())
                .update();
        Kept kept = of(person, district).orElseThrow(PortfolioNotFound::new);
        jdbc.sql("delete from portfolio_badge where portfolio_id = :portfolio and district_id = :district")
                .param("portfolio", kept.id())
                .param("district", district.id())
                .update();
        int place = 0;
        for (AwardId award : form.shown()) {
            jdbc.sql("insert into portfolio_badge (portfolio_id, award_id, district_id, place)"
                            + " values (:portfolio, :award, :district, :place)")
                    .param("portfolio", kept.id())
                    .param("award", award.id())
                    .param("district", district.id())
                    .param("place", ++place)
                    .update();
        }
        audit.record(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                form.opened() ? "portfolio-opened" : "portfolio-closed",
                kept.id().toString());
    }

    /**
     * A portfolio for whoever has its address.
     *
     * @param badges in their owner's order
     */
    record Shown(String title, String words, String owner, String district, String url, List<AwardCard> badges) {}

    /**
     * Whoever holds the address comes without a district, so this one look-up names none; what it finds is guarded here.
     *
     * @throws PortfolioNotFound when there is none for everybody
     */
    @Transactional(readOnly = true)
    public Shown shown(String id) {
        Kept kept = kept(id).filter(Kept::opened)
                .filter(found -> !minors.isProtected(found.person(), found.district()))
                .orElseThrow(PortfolioNotFound::new);
        return new Shown(
                kept.title(),
                kept.words(),
                name(kept),
                districts.card(kept.district()).name(),
                url(kept),
                badges(kept));
    }

    /** What was taken back stands in no portfolio. */
    private List<AwardCard> held(PersonId person, DistrictId district) {
        return awards.of(person, district).stream()
                .filter(award -> award.standing() != BadgeStanding.REVOKED)
                .toList();
    }

    private List<AwardCard> badges(Kept kept) {
        Map<AwardId, AwardCard> shared = new HashMap<>();
        held(kept.person(), kept.district()).stream()
                .filter(award -> award.shared() && award.signed())
                .forEach(award -> shared.put(award.id(), award));
        List<AwardCard> badges = new ArrayList<>();
        for (AwardId award : shown(kept)) {
            AwardCard card = shared.get(award);
            if (card != null) {
                badges.add(card);
            }
        }
        return badges;
    }

    /** A line of the directory. */
    record Entry(String name, String title, String path, List<Badge> badges) {}

    /** A badge in such a line. */
    record Badge(String title, BadgeStanding standing) {}

    /** Some of the directory. */
    record Page(List<Entry> entries, String words, int number, int pages) {}

    /** Who wishes to be found by colleagues, by name, title of the portfolio or of a badge in it. */
    @Transactional(readOnly = true)
    public Page directory(String words, int number, DistrictId district) {
        Map<Listed, List<Badge>> listed = listed(district);
        Set<PersonId> persons = listed.keySet().stream().map(Listed::person).collect(Collectors.toSet());
        Set<PersonId> hidden = minors.protectedAmong(persons, district);
        Map<PersonId, String> names = people.names(persons, district);
        String sought = words.toLowerCase(Locale.ROOT);
        List<Entry> found = listed.entrySet().stream()
                .filter(each -> !hidden.contains(each.getKey().person()))
                .map(each -> new Entry(
                        names.getOrDefault(each.getKey().person(), ""),
                        each.getKey().title(),
                        "/portfolio/" + each.getKey().id(),
                        each.getValue()))
                .filter(entry -> (entry.name() + "\n" + entry.title() + "\n"
                                + entry.badges().stream().map(Badge::title).collect(Collectors.joining("\n")))
                        .toLowerCase(Locale.ROOT)
                        .contains(sought))
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .toList();
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int at = Math.min(Math.max(1, number), pages);
        return new Page(
                found.subList(Math.min(found.size(), (at - 1) * PAGE), Math.min(found.size(), at * PAGE)),
                words,
                at,
                pages);
    }

    private record Listed(UUID id, PersonId person, String title) {}

    /** All that are listed, with what they show, in one read of short rows: names, by which they are sorted, stand elsewhere. */
    private Map<Listed, List<Badge>> listed(DistrictId district) {
        Instant now = clock.instant();
        Map<Listed, List<Badge>> listed = new LinkedHashMap<>();
        jdbc.sql("select p.id, p.person_id, p.title, a.title as badge, a.suspended_at, a.valid_until from portfolio p"
                        + " join portfolio_badge b on b.portfolio_id = p.id and b.district_id = p.district_id"
                        + " join award a on a.id = b.award_id and a.district_id = p.district_id"
                        + " and a.earner_id = p.person_id"
                        + " where p.district_id = :district and p.listed and p.opened and a.shared"
                        + " and a.credential is not null and a.revoked_at is null order by p.id, b.place")
                .param("district", district.id())
                .query(row -> {
                    OffsetDateTime until = row.getObject("valid_until", OffsetDateTime.class);
                    BadgeStanding standing = row.getObject("suspended_at", OffsetDateTime.class) != null
                            ? BadgeStanding.SUSPENDED
                            : until != null && !now.isBefore(until.toInstant())
                                    ? BadgeStanding.EXPIRED
                                    : BadgeStanding.VALID;
                    listed.computeIfAbsent(
                                    new Listed(
                                            row.getObject("id", UUID.class),
                                            new PersonId(row.getObject("person_id", UUID.class)),
                                            row.getString("title")),
                                    any -> new ArrayList<>())
                            .add(new Badge(row.getString("badge"), standing));
                });
        return listed;
    }

    private Optional<Kept> kept(String id) {
        UUID known;
        try {
            known = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return jdbc.sql("select id, person_id, district_id, title, words, opened, listed from portfolio where id = :id")
                .param("id", known)
                .query(Portfolios::row)
                .optional();
    }

    private Optional<Kept> of(PersonId person, DistrictId district) {
        return jdbc.sql("select id, person_id, district_id, title, words, opened, listed from portfolio"
                        + " where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .query(Portfolios::row)
                .optional();
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                new DistrictId(row.getObject("district_id", UUID.class)),
                row.getString("title"),
                row.getString("words"),
                row.getBoolean("opened"),
                row.getBoolean("listed"));
    }

    private List<AwardId> shown(Kept kept) {
        return jdbc.sql("select award_id from portfolio_badge where portfolio_id = :portfolio"
                        + " and district_id = :district order by place")
                .param("portfolio", kept.id())
                .param("district", kept.district().id())
                .query((row, n) -> new AwardId(row.getObject("award_id", UUID.class)))
                .list();
    }

    /** A copy of one's own, for oneself. */
    record Copy(
            String title,
            String words,
            boolean opened,
            boolean listed,
            String url,
            List<String> badges,
            Instant changedAt) {}

    @Transactional(readOnly = true)
    public Optional<Copy> copy(PersonId person, DistrictId district) {
        return of(person, district)
                .map(kept -> new Copy(
                        kept.title(),
                        kept.words(),
                        kept.opened(),
                        kept.listed(),
                        url(kept),
                        shown(kept).stream().map(AwardId::toString).toList(),
                        jdbc.sql("select changed_at from portfolio where id = :id and district_id = :district")
                                .param("id", kept.id())
                                .param("district", district.id())
                                .query((row, n) -> row.getObject("changed_at", OffsetDateTime.class)
                                        .toInstant())
                                .single()));
    }

    public void forget(PersonId person, DistrictId district) {
        jdbc.sql("delete from portfolio where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
    }

    private String name(Kept kept) {
        return people.names(List.of(kept.person()), kept.district()).getOrDefault(kept.person(), "");
    }

    private String url(Kept kept) {
        return settings.url(path(kept));
    }

    private static String path(Kept kept) {
        return "/portfolio/" + kept.id();
    }
}
