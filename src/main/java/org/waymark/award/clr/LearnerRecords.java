package org.waymark.award.clr;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeStanding;
import org.waymark.award.Badges;
import org.waymark.award.EarnerIdentities;
import org.waymark.award.IssuerSignatures;
import org.waymark.award.SignedBadge;
import org.waymark.catalog.stacks.CompletedStack;
import org.waymark.catalog.stacks.Progress;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;
import org.waymark.settings.WaymarkSettings;

/**
 * Records of several badges. Its earner always has one as a file while every badge in it holds; others have it while its earner
 * shares it and each of its badges too. It is signed when it is asked for, from the badges as they are kept at that moment: what
 * no longer names somebody does not linger in it.
 */
@Service
@Transactional
class LearnerRecords {

    private static final String FIELDS =
            "select id, district_id, person_id, kind, of_id, language, subject, salt, shared, made_at from learner_record";
    private static final int SALT = 16;

    private final JdbcClient jdbc;
    private final Awards awards;
    private final Badges badges;
    private final Stacks stacks;
    private final ObjectProvider<EarnerIdentities> identities;
    private final IssuerSignatures signatures;
    private final ClrBuilder builder;
    private final ClrRules rules;
    private final People people;
    private final Districts districts;
    private final Minors minors;
    private final AuditLog audit;
    private final SecureRandom random;
    private final WaymarkSettings settings;
    private final Clock clock;

    LearnerRecords(
            JdbcClient jdbc,
            Awards awards,
            Badges badges,
            Stacks stacks,
            ObjectProvider<EarnerIdentities> identities,
            IssuerSignatures signatures,
            ClrBuilder builder,
            ClrRules rules,
            People people,
            Districts districts,
            Minors minors,
            AuditLog audit,
            SecureRandom random,
            WaymarkSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.awards = awards;
        this.badges = badges;
        this.stacks = stacks;
        this.identities = identities;
        this.signatures = signatures;
        this.builder = builder;
        this.rules = rules;
        this.people = people;
        this.districts = districts;
        this.minors = minors;
        this.audit = audit;
        this.random = random;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What could be put together, and what was.
     *
     * @param title of the stack or pathway; empty for all
     * @param url null before it is made
     * @param badges how many it would have; none where the stack is complete only by what is no badge of ours that holds
     * @param holds whether all that it was made of holds
     * @param fresh whether making it anew would change nothing
     * @param unshared titles of badges in it that their earner does not share
     */
    record Line(
            RecordKind kind,
            UUID of,
            boolean pathway,
            String title,
            int badges,
            @Nullable UUID id,
            @Nullable String url,
            @Nullable Instant madeAt,
            boolean shared,
            boolean holds,
            boolean fresh,
            List<String> unshared) {}

    /** @param minor whether nothing of theirs is ever public */
    record Own(List<Line> lines, boolean minor) {}

    @Transactional(readOnly = true)
    public Own own(PersonId person, DistrictId district) {
        List<SignedBadge> held = holding(person, district);
        Map<UUID, LearnerRecord> made = new LinkedHashMap<>();
        of(person, district).forEach(record -> made.put(record.of(), record));
        List<Line> lines = new ArrayList<>();
        if (!held.isEmpty() || made.containsKey(district.id())) {
            lines.add(line(RecordKind.ALL, district.id(), null, held, held, made.remove(district.id())));
        }
        for (CompletedStack stack : stacks.completedBy(person, district)) {
            List<SignedBadge> counted = counted(stack, held);
            LearnerRecord record = made.remove(stack.id().id());
            lines.add(line(RecordKind.STACK, stack.id().id(), stack, counted, held, record));
        }
        // What is not complete any more.
        made.values().forEach(record -> lines.add(line(record.kind(), record.of(), null, List.of(), held, record)));
        return new Own(lines, minors.isProtected(person, district));
    }

    private Line line(
            RecordKind kind,
            UUID of,
            @Nullable CompletedStack stack,
            List<SignedBadge> wouldHave,
            List<SignedBadge> held,
            @Nullable LearnerRecord record) {
        Set<AwardId> has = record == null ? Set.of() : chosen(record);
        List<SignedBadge> in =
                held.stream().filter(badge -> has.contains(badge.id())).toList();
        return new Line(
                kind,
                of,
                stack != null && stack.pathway(),
                stack == null ? "" : stack.title(),
                wouldHave.size(),
                record == null ? null : record.id(),
                record == null ? null : settings.url(record.path()),
                record == null ? null : record.madeAt(),
                record != null && record.shared(),
                record != null && in.size() == has.size() && !in.isEmpty() && (kind == RecordKind.ALL || stack != null),
                record != null
                        && has.equals(wouldHave.stream().map(SignedBadge::id).collect(Collectors.toSet())),
                in.stream()
                        .filter(badge -> !badge.shared())
                        .map(SignedBadge::title)
                        .toList());
    }

    /**
     * Puts together what the earner holds of it now; what was made of the same before is made anew at its address.
     *
     * @throws RecordNotFound where there is nothing to put together
     */
    public void make(RecordKind kind, UUID of, SignedInPerson me) {
        PersonId person = me.id();
        DistrictId district = me.district();
        List<SignedBadge> held = holding(person, district);
        List<SignedBadge> in = kind == RecordKind.ALL
                ? held
                : completed(of, person, district)
                        .map(stack -> counted(stack, held))
                        .orElse(List.of());
        // A signature that does not hold any more would spoil the whole.
        List<SignedBadge> good = in.stream()
                .filter(badge -> badges.standing(badge.id().toString(), me) == BadgeStanding.VALID)
                .toList();
        if (good.isEmpty() || kind == RecordKind.STACK && good.size() < in.size()) {
            throw new RecordNotFound();
        }
        UUID target = kind == RecordKind.ALL ? district.id() : of;
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        jdbc.sql("insert into learner_record (id, district_id, person_id, kind, of_id, language, subject, salt, shared,"
                        + " made_at) values (:id, :district, :person, :kind, :of, :language, :subject, :salt, false, :now)"
                        + " on conflict do nothing")
                // At random: nobody finds one by counting.
                .param("id", UuidCreator.getRandomBased())
                .param("district", district.id())
                .param("person", person.id())
                .param("kind", kind.name())
                .param("of", target)
                .param("language", me.language())
                .param("subject", UuidCreator.getRandomBased())
                .param("salt", HexFormat.of().formatHex(salt))
                .param("now", now)
                .update();
        LearnerRecord record = of(person, district).stream()
                .filter(each -> each.kind() == kind && each.of().equals(target))
                .findFirst()
                .orElseThrow(RecordNotFound::new);
        jdbc.sql(
                        "update learner_record set language = :language, made_at = :now where id = :id and district_id = :district")
                .param("language", me.language())
                .param("now", now)
                .param("id", record.id())
                .param("district", district.id())
                .update();
        jdbc.sql("delete from learner_record_badge where record_id = :id and district_id = :district")
                .param("id", record.id())
                .param("district", district.id())
                .update();
        for (SignedBadge badge : good) {
            jdbc.sql("insert into learner_record_badge (record_id, award_id, district_id)"
                            + " values (:id, :award, :district)")
                    .param("id", record.id())
                    .param("award", badge.id().id())
                    .param("district", district.id())
                    .update();
        }
        // Signed once here, so that what a strict verifier would refuse is found now and not by somebody else.
        signed(found(record.id(), person, district));
        audit.record(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                "badge-record-made",
                record.id().toString());
    }

    /**
     * Lets whoever has the address see it, or no longer.
     *
     * @throws RecordNotFound for who has no such record, for a minor, and where a badge in it is not shared
     */
    public void share(UUID id, boolean shared, PersonId person, DistrictId district) {
        LearnerRecord record = found(id, person, district);
        if (shared
                && (minors.isProtected(person, district) || !in(record).stream().allMatch(SignedBadge::shared))) {
            throw new RecordNotFound();
        }
        jdbc.sql("update learner_record set shared = :shared where id = :id and district_id = :district")
                .param("shared", shared)
                .param("id", id)
                .param("district", district.id())
                .update();
        audit.record(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                shared ? "badge-record-shared" : "badge-record-unshared",
                id.toString());
    }

    /** Its address shows nothing any more; the badges stay. */
    public void remove(UUID id, PersonId person, DistrictId district) {
        LearnerRecord record = found(id, person, district);
        jdbc.sql("delete from learner_record where id = :id and district_id = :district")
                .param("id", record.id())
                .param("district", district.id())
                .update();
        audit.record(district.id(), person.toString(), AuditLog.SELF_ROLE, "badge-record-removed", id.toString());
    }

    /** A badge of a record that others may see. */
    record Badge(AwardId id, String title, Instant awardedAt) {}

    /**
     * A record for whoever may see it.
     *
     * @param title empty for all that its earner holds
     */
    record Shown(UUID id, String url, String title, String earner, String issuer, Instant madeAt, List<Badge> badges) {}

    /** @throws RecordNotFound where there is none for this visitor */
    @Transactional(readOnly = true)
    public Shown shown(String id, @Nullable SignedInPerson visitor) {
        LearnerRecord record = visible(id, visitor);
        List<SignedBadge> in = in(record);
        return new Shown(
                record.id(),
                settings.url(record.path()),
                stack(record).map(CompletedStack::title).orElse(""),
                people.names(List.of(record.earner()), record.district()).getOrDefault(record.earner(), ""),
                districts.card(record.district()).name(),
                record.madeAt(),
                in.stream()
                        .map(badge -> new Badge(badge.id(), badge.title(), badge.awardedAt()))
                        .toList());
    }

    /** @param everybodys whether anybody with the address may have it */
    record Signed(String jwt, boolean everybodys) {}

    /**
     * The record as a compact JWT: the same bytes for everybody, until something in it changes. It may have to make keys, so
     * it is no read.
     *
     * @throws RecordNotFound where there is none for this visitor
     */
    public Signed jwt(String id, @Nullable SignedInPerson visitor) {
        LearnerRecord record = visible(id, visitor);
        return new Signed(signed(record), isEverybodys(record));
    }

    /**
     * Whoever holds the address comes without a district, so this one look-up names none; what it finds is guarded here.
     */
    private LearnerRecord visible(String id, @Nullable SignedInPerson visitor) {
        LearnerRecord record = jdbc.sql(FIELDS + " where id = :id")
                .param("id", uuid(id))
                .query(LearnerRecords::row)
                .optional()
                .orElseThrow(RecordNotFound::new);
        boolean theirs = visitor != null
                && record.earner().equals(visitor.id())
                && record.district().equals(visitor.district());
        if (!theirs && !isEverybodys(record)) {
            throw new RecordNotFound();
        }
        return record;
    }

    private boolean isEverybodys(LearnerRecord record) {
        return record.shared()
                && in(record).stream().allMatch(SignedBadge::shared)
                && !minors.isProtected(record.earner(), record.district());
    }

    private String signed(LearnerRecord record) {
        EarnerIdentities known = identities.getIfAvailable();
        List<SignedBadge> in = in(record);
        var document = builder.build(new ClrBuilder.Facts(
                record,
                settings.url(record.path()),
                signatures.issuer(record.district()),
                known == null ? EarnerIdentities.Identity.OPAQUE : known.of(record.earner(), record.district()),
                stack(record).orElse(null),
                in,
                in.size() < awards.signed(record.earner(), record.district()).size()));
        rules.require(document);
        return signatures.asJwt(document, record.district());
    }

    /** @throws RecordNotFound for one whose stack is not complete any more */
    private Optional<CompletedStack> stack(LearnerRecord record) {
        return record.kind() == RecordKind.ALL
                ? Optional.empty()
                : Optional.of(completed(record.of(), record.earner(), record.district())
                        .orElseThrow(RecordNotFound::new));
    }

    /**
     * What a record was made of, newest first.
     *
     * @throws RecordNotFound where some of it does not hold
     */
    private List<SignedBadge> in(LearnerRecord record) {
        Set<AwardId> chosen = chosen(record);
        List<SignedBadge> in = holding(record.earner(), record.district()).stream()
                .filter(badge -> chosen.contains(badge.id()))
                .toList();
        if (in.isEmpty() || in.size() < chosen.size()) {
            throw new RecordNotFound();
        }
        return in;
    }

    private List<SignedBadge> holding(PersonId person, DistrictId district) {
        return awards.signed(person, district).stream()
                .filter(badge -> badge.standing() == BadgeStanding.VALID)
                .toList();
    }

    /** The newest badge of each that a stack counts; none where they do not complete it. */
    private static List<SignedBadge> counted(CompletedStack stack, List<SignedBadge> held) {
        Map<UUID, SignedBadge> newest = new LinkedHashMap<>();
        Set<UUID> counts = stack.rule().credentials();
        held.stream()
                .filter(badge -> counts.contains(badge.definition().id()))
                .forEach(badge -> newest.putIfAbsent(badge.definition().id(), badge));
        return Progress.of(stack.rule(), newest.keySet()).complete() ? List.copyOf(newest.values()) : List.of();
    }

    private Optional<CompletedStack> completed(UUID stack, PersonId person, DistrictId district) {
        return stacks.completedBy(person, district).stream()
                .filter(each -> each.id().id().equals(stack))
                .findFirst();
    }

    @Transactional(readOnly = true)
    public List<LearnerRecord> of(PersonId person, DistrictId district) {
        return jdbc.sql(FIELDS + " where person_id = :person and district_id = :district order by made_at, id")
                .param("person", person.id())
                .param("district", district.id())
                .query(LearnerRecords::row)
                .list();
    }

    @Transactional(readOnly = true)
    public Set<AwardId> chosen(LearnerRecord record) {
        return jdbc
                .sql("select award_id from learner_record_badge where record_id = :id and district_id = :district")
                .param("id", record.id())
                .param("district", record.district().id())
                .query((row, n) -> new AwardId(row.getObject("award_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    public void forget(PersonId person, DistrictId district) {
        jdbc.sql("delete from learner_record where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
    }

    private LearnerRecord found(UUID id, PersonId person, DistrictId district) {
        return of(person, district).stream()
                .filter(record -> record.id().equals(id))
                .findFirst()
                .orElseThrow(RecordNotFound::new);
    }

    private static LearnerRecord row(ResultSet row, int number) throws SQLException {
        return new LearnerRecord(
                row.getObject("id", UUID.class),
                new DistrictId(row.getObject("district_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                RecordKind.valueOf(row.getString("kind")),
                row.getObject("of_id", UUID.class),
                row.getString("language"),
                row.getObject("subject", UUID.class),
                row.getString("salt"),
                row.getBoolean("shared"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    /** An address that cannot be one of ours is not told apart from one that is not for this visitor. */
    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RecordNotFound();
        }
    }
}
