package org.waymark.award;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.BadgePictures;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.NeededReaders;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;
import org.waymark.review.Decisions;
import org.waymark.settings.WaymarkSettings;

/** Badges as visitors may see them: the earner always, everyone else once the earner shares. */
@Service
@Transactional(readOnly = true)
public class Badges {

    private final AwardRepository awards;
    private final IssuedAchievements achievements;
    private final Issuers issuers;
    private final Definitions definitions;
    private final Districts districts;
    private final People people;
    private final Minors minors;
    private final BadgePictures pictures;
    private final NeededReaders readers;
    private final Decisions decisions;
    private final ReleasedEvidence released;
    private final BadgeProofs proofs;
    private final WaymarkSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Badges(
            AwardRepository awards,
            IssuedAchievements achievements,
            Issuers issuers,
            Definitions definitions,
            Districts districts,
            People people,
            Minors minors,
            BadgePictures pictures,
            NeededReaders readers,
            Decisions decisions,
            ReleasedEvidence released,
            BadgeProofs proofs,
            WaymarkSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.awards = awards;
        this.achievements = achievements;
        this.issuers = issuers;
        this.definitions = definitions;
        this.districts = districts;
        this.people = people;
        this.minors = minors;
        this.pictures = pictures;
        this.readers = readers;
        this.decisions = decisions;
        this.released = released;
        this.proofs = proofs;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The badge as this visitor may see it, its proof checked now.
     *
     * @throws BadgeNotFound when there is none for them
     */
    BadgeView view(String id, @Nullable SignedInPerson visitor) {
        Award award = visible(id, visitor);
        DefinitionVersion definition = definitions.version(award.definitionVersion(), award.district());
        DistrictCard issuer = districts.card(award.district());
        BadgeStanding standing = standing(award);
        Set<String> shown = counts(standing) ? released.of(award) : Set.of();
        return new BadgeView(
                award.id(),
                award.isSigned(),
                standing,
                award.held(clock.instant()),
                isEarner(award, visitor),
                isEarner(award, visitor) && minors.isProtected(award.earner(), award.district()),
                award.isShared(),
                award.isIndexed(),
                award.title(),
                definition.content().competency(),
                name(award),
                issuer.name(),
                award.awardedAt(),
                clock.instant(),
                definition.content().criteria().stream().map(Criterion::title).toList(),
                decisions.readers(award.submission(), award.district()),
                definition.content().evidence().stream()
                        .map(asked -> new BadgeView.Evidence(
                                asked.title(), award.evidencePath(asked.id()), shown.contains(asked.id())))
                        .toList(),
                counts(standing) ? endorsed(award) : List.of(),
                new Sharing(
                        award.title(),
                        issuer.name(),
                        day(award, issuer),
                        end(award, issuer),
                        award.id().toString(),
                        settings.url(award.path()),
                        settings.url(award.path() + ".png")),
                settings.url(award.path()),
                IssuerProfile.path(award.district()),
                Achievement.path(award.district(), award.definitionVersion()),
                Achievement.picturePath(award.district(), award.definitionVersion()));
    }

    /**
     * What a visit of a stranger finds out, and what their page hangs on.
     *
     * @param version counts what became of the award
     * @param standing apart from whether its signature holds
     * @param earner what their name is today
     */
    record Visit(int version, BadgeStanding standing, String earner, boolean indexed) {}

    private record Shared(DistrictId district, PersonId earner, int version, BadgeStanding standing, boolean indexed) {}

    /**
     * Two rows and nothing else: this is asked at every visit. Whoever holds the address comes without a district.
     *
     * @throws BadgeNotFound when there is none for strangers
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Visit visit(AwardId id) {
        Instant now = clock.instant();
        Shared award = jdbc.sql("select district_id, earner_id, version, revoked_at, suspended_at, valid_until, indexed"
                        + " from award where id = ? and shared and credential is not null")
                .param(id.id())
                .query((row, n) -> new Shared(
                        new DistrictId(row.getObject(1, UUID.class)),
                        new PersonId(row.getObject(2, UUID.class)),
                        row.getInt(3),
                        Award.standing(instant(row, 4), instant(row, 5), instant(row, 6), now),
                        row.getBoolean(7)))
                .optional()
                .orElseThrow(BadgeNotFound::new);
        String earner = minors.nameForAll(award.earner(), award.district()).orElseThrow(BadgeNotFound::new);
        return new Visit(award.version(), award.standing(), earner, award.indexed());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * The badge to hand out, in any form.
     *
     * @throws BadgeNotFound when there is none for this visitor, or it is still being made
     */
    public ShownBadge shown(String id, @Nullable SignedInPerson visitor) {
        Award award = visible(id, visitor);
        String credential = award.credential();
        if (credential == null) {
            throw new BadgeNotFound();
        }
        DefinitionVersion definition = definitions.version(award.definitionVersion(), award.district());
        DistrictCard issuer = districts.card(award.district());
        return new ShownBadge(
                award.id(),
                award.district(),
                definition,
                award.title(),
                definition.content().competency(),
                name(award),
                issuer.name(),
                day(award, issuer),
                settings.url(award.path()),
                decisions.readers(award.submission(), award.district()),
                credential,
                award.jwt(),
                isForEveryone(award),
                isForEveryone(award) && award.isIndexed());
    }

    /**
     * Whether a badge can be relied on, found out now.
     *
     * @throws BadgeNotFound when there is none for this visitor
     */
    public BadgeStanding standing(String id, @Nullable SignedInPerson visitor) {
        return standing(visible(id, visitor));
    }

    /** @param status where it stands, as the API says it */
    record Issued(
            String id,
            String url,
            boolean shared,
            String status,
            @JsonIgnore Instant at) {}

    /** What was issued: what anybody may see first, then what is newest; the signatures are not looked at. */
    List<Issued> issued(DistrictId district, int most) {
        Instant now = clock.instant();
        List<AwardRepository.Issued> issued = awards.issued(district, Limit.of(most));
        Set<PersonId> hidden = minors.protectedAmong(
                issued.stream()
                        .filter(AwardRepository.Issued::shared)
                        .map(AwardRepository.Issued::earner)
                        .collect(Collectors.toSet()),
                district);
        return issued.stream()
                .map(award -> new Issued(
                        award.id().toString(),
                        settings.url("/badges/" + award.id()),
                        award.shared() && award.signed() && !hidden.contains(award.earner()),
                        award.signed() ? award.standing(now).name().toLowerCase(Locale.ROOT) : "unsigned",
                        award.awardedAt()))
                .toList();
    }

    /**
     * A piece of evidence that a badge names: what was asked for, and who decides whether anybody sees it.
     *
     * @param shareable whether there is anything that its earner may show here
     * @param names whether somebody else may be named in that, so that it is not shown
     * @param pieces what they show
     * @param workPath where its earner finds it; for them alone
     */
    record EvidenceView(
            String asked,
            String title,
            String earner,
            String path,
            boolean mine,
            boolean shared,
            boolean shareable,
            boolean names,
            boolean released,
            List<ReleasedEvidence.Piece> pieces,
            String address,
            String workPath) {}

    /** @throws BadgeNotFound where the badge is not there for this visitor, or names no such evidence */
    EvidenceView evidence(String id, String requirement, @Nullable SignedInPerson visitor) {
        Award award = visible(id, visitor);
        EvidenceRequirement asked =
                definitions.version(award.definitionVersion(), award.district()).content().evidence().stream()
                        .filter(each -> each.id().equals(requirement))
                        .findFirst()
                        .orElseThrow(BadgeNotFound::new);
        boolean mine = isEarner(award, visitor);
        boolean shown = (mine || counts(standing(award))) && released.of(award).contains(requirement);
        List<ReleasedEvidence.Piece> pieces = shown || mine ? released.pieces(award, requirement) : List.of();
        boolean names = mine && !pieces.isEmpty() && released.mayName(award, requirement);
        if (names && !shown) {
            pieces = List.of();
        }
        return new EvidenceView(
                asked.title(),
                award.title(),
                name(award),
                award.path(),
                mine,
                award.isShared(),
                !pieces.isEmpty() && !minors.isProtected(award.earner(), award.district()),
                names,
                shown,
                pieces,
                award.evidencePath(requirement),
                "/submissions/" + award.submission());
    }

    /**
     * Shows what was handed in for a requirement to whoever sees the badge, or no longer; only its earner may.
     *
     * @throws BadgeNotFound for who has no such badge, and where there is nothing to show
     */
    @Transactional
    void release(String id, String requirement, SignedInPerson earner, boolean shown) {
        Award award = awards.findForChange(new AwardId(uuid(id)), earner.district())
                .filter(found -> isEarner(found, earner))
                .orElseThrow(BadgeNotFound::new);
        if (shown
                && (minors.isProtected(award.earner(), award.district())
                        || released.pieces(award, requirement).isEmpty()
                        || released.mayName(award, requirement))) {
            throw new BadgeNotFound();
        }
        released.release(award, requirement, shown);
        // Its page says which is shown.
        awards.countChange(award.id(), award.district());
    }

    /** @throws BadgeNotFound for what this issuer never awarded: unpublished work stays unseen */
    AchievementView achievement(String issuer, String version) {
        DistrictId district = new DistrictId(uuid(issuer));
        DefinitionVersion definition = forEveryone(district, version);
        Achievement achievement = Achievement.of(district, definition.id(), settings);
        return new AchievementView(
                definition.title(),
                definition.content().competency(),
                districts.card(district).name(),
                definition.number(),
                Achievement.picturePath(district, definition.id()),
                readers.of(definition, district),
                definition.content().criteria().stream()
                        .map(criterion -> row(criterion, achievement))
                        .toList());
    }

    private static AchievementView.Row row(Criterion criterion, Achievement achievement) {
        List<AchievementView.Level> levels = Arrays.stream(RubricLevel.values())
                .filter(criterion.levels()::containsKey)
                .map(level -> new AchievementView.Level(
                        achievement.levelAnchor(criterion, level),
                        level,
                        criterion.levels().getOrDefault(level, "")))
                .toList();
        return new AchievementView.Row(achievement.anchor(criterion), criterion.title(), levels);
    }

    /** @throws BadgeNotFound for what this issuer never awarded */
    String picture(String issuer, String version) {
        DistrictId district = new DistrictId(uuid(issuer));
        DefinitionVersion definition = forEveryone(district, version);
        return pictures.svg(definition.content(), definition.code(), district);
    }

    /** @throws BadgeNotFound for a district that never issued a badge */
    DidDocument issuerDocument(String issuer) {
        return issuers.document(new DistrictId(uuid(issuer))).orElseThrow(BadgeNotFound::new);
    }

    /** @throws BadgeNotFound for a key the issuer never signed with */
    JsonObject issuerKey(String issuer, String key) {
        return issuers.jwk(new DistrictId(uuid(issuer)), key).orElseThrow(BadgeNotFound::new);
    }

    /**
     * A district that issues badges.
     *
     * @throws BadgeNotFound for one that never did
     */
    public DistrictCard issuing(String issuer) {
        DistrictId district = new DistrictId(uuid(issuer));
        if (issuers.document(district).isEmpty()) {
            throw new BadgeNotFound();
        }
        return districts.card(district);
    }

    /** @throws BadgeNotFound for a district that never issued a badge */
    IssuerProfile issuer(String issuer) {
        return IssuerProfile.of(issuing(issuer), settings);
    }

    /** Whoever holds the address comes without a district, so this one look-up names none; what it finds is guarded here. */
    private Award visible(String id, @Nullable SignedInPerson visitor) {
        return awards.findById(new AwardId(uuid(id)))
                .filter(award -> isEarner(award, visitor) || isForEveryone(award))
                .orElseThrow(BadgeNotFound::new);
    }

    private static boolean isEarner(Award award, @Nullable SignedInPerson visitor) {
        return visitor != null && award.isOf(visitor.id(), visitor.district());
    }

    private boolean isForEveryone(Award award) {
        return award.isPublic() && !minors.isProtected(award.earner(), award.district());
    }

    private String name(Award award) {
        return people.names(List.of(award.earner()), award.district()).getOrDefault(award.earner(), "");
    }

    private static List<BadgeView.Endorsed> endorsed(Award award) {
        String credential = award.credential();
        return credential == null ? List.of() : BadgeView.Endorsed.in(JsonText.object(credential));
    }

    /** The last day on which it holds. */
    private static @Nullable LocalDate end(Award award, DistrictCard issuer) {
        Instant until = award.validUntil();
        return until == null ? null : LocalDate.ofInstant(until.minusMillis(1), ZoneId.of(issuer.zone()));
    }

    private static LocalDate day(Award award, DistrictCard issuer) {
        return LocalDate.ofInstant(award.awardedAt(), ZoneId.of(issuer.zone()));
    }

    /** Whether what its earner shows of it is shown: while a badge is looked into, or is taken back, nothing is. */
    private static boolean counts(BadgeStanding standing) {
        return standing == BadgeStanding.VALID || standing == BadgeStanding.EXPIRED;
    }

    private BadgeStanding standing(Award award) {
        BadgeStanding said = award.standing(clock.instant());
        return said == BadgeStanding.REVOKED || !award.isSigned() || proofs.hold(award) ? said : BadgeStanding.BROKEN;
    }

    private DefinitionVersion forEveryone(DistrictId district, String version) {
        return achievements.of(uuid(version), district).orElseThrow(BadgeNotFound::new);
    }

    /** @throws BadgeNotFound for what is no id */
    static AwardId id(String text) {
        return new AwardId(uuid(text));
    }

    /** An address that cannot be one of ours is not told apart from one that is not for this visitor. */
    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadgeNotFound();
        }
    }
}
