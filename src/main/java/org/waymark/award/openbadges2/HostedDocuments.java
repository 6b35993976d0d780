package org.waymark.award.openbadges2;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeStanding;
import org.waymark.award.EarnerIdentities;
import org.waymark.award.HeldAward;
import org.waymark.award.IssuedAchievements;
import org.waymark.award.JsonText;
import org.waymark.award.OlderAssertions;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;
import org.waymark.settings.WaymarkSettings;

/**
 * The three documents of Open Badges 2.0, each at its own address (Open Badges 2.0, hosted verification). They are made when
 * asked for: whoever checks such a badge asks here, so what they get is how it stands.
 */
@Service
@Transactional(readOnly = true)
class HostedDocuments implements OlderAssertions {

    private static final String CONTEXT = "https://w3id.org/openbadges/v2";

    private final Awards awards;
    private final IssuedAchievements achievements;
    private final Districts districts;
    private final Minors minors;
    // Implemented above, by a package that builds on this one.
    private final ObjectProvider<EarnerIdentities> identities;
    private final MessageSource messages;
    private final WaymarkSettings settings;

    HostedDocuments(
            Awards awards,
            IssuedAchievements achievements,
            Districts districts,
            Minors minors,
            ObjectProvider<EarnerIdentities> identities,
            MessageSource messages,
            WaymarkSettings settings) {
        this.awards = awards;
        this.achievements = achievements;
        this.districts = districts;
        this.minors = minors;
        this.identities = identities;
        this.messages = messages;
        this.settings = settings;
    }

    /**
     * A document as it is served.
     *
     * @param page where people read the same
     * @param gone whether it is of something that was taken back
     * @param forEveryone whether anybody may read it
     */
    record Hosted(String json, String page, boolean gone, boolean forEveryone) {}

    /** @throws HostedDocumentNotFound for a badge that is not there for this visitor, or is not made yet */
    Hosted assertion(String id, @Nullable SignedInPerson visitor) {
        HeldAward award = uuid(id).flatMap(number -> awards.seenBy(new AwardId(number), visitor))
                .filter(HeldAward::signed)
                .orElseThrow(HostedDocumentNotFound::new);
        return new Hosted(
                json(award),
                award.path(),
                award.isRevoked(),
                awards.seenBy(award.id(), null).isPresent());
    }

    @Override
    public Optional<String> json(AwardId award, DistrictId district) {
        return awards.held(award, district)
                .filter(held -> held.signed() && !held.isRevoked())
                .map(this::json);
    }

    private String json(HeldAward award) {
        JsonObjectBuilder json = document("Assertion", award.path() + "/assertion");
        if (award.isRevoked()) {
            // Open Badges 2.0, hosted: of what is revoked nothing more is needed than that, and why.
            return json.add("revoked", true)
                    .add(
                            "revocationReason",
                            messages.getMessage("award.revoked.for." + award.revokedFor(), null, Locale.ENGLISH))
                    .build()
                    .toString();
        }
        json.add("recipient", recipient(award))
                .add("badge", settings.url(award.achievementPath() + "/badge-class"))
                .add("verification", JsonText.object().add("type", "HostedBadge"))
                .add("issuedOn", seconds(award.awardedAt()));
        Instant until = award.validUntil();
        if (award.standing() == BadgeStanding.SUSPENDED && award.since() != null) {
            // The standard knows no other way to say that it does not count for now.
            json.add("expires", seconds(award.since()));
        } else if (until != null) {
            json.add("expires", seconds(until));
        }
        return json.add("image", settings.url(award.picturePath())).build().toString();
    }

    /** A proved address of the earner's own, hashed; where they gave none, what stands for them in this award alone. */
    private JsonObject recipient(HeldAward award) {
        EarnerIdentities known = identities.getIfAvailable();
        Optional<String> email = known == null || minors.isProtected(award.earner(), award.district())
                ? Optional.empty()
                : known.of(award.earner(), award.district()).emails().stream().findFirst();
        // The same at every visit, and another for each badge.
        String salt = award.id().toString();
        return JsonText.object()
                .add("type", email.isPresent() ? "email" : "id")
                .add("hashed", true)
                .add("salt", salt)
                .add(
                        "identity",
                        hash(
                                email.map(address -> address.strip().toLowerCase(Locale.ROOT))
                                        .orElse("urn:uuid:" + award.subject()),
                                salt))
                .build();
    }

    /** @throws HostedDocumentNotFound for what this issuer never awarded */
    Hosted badgeClass(String issuer, String version) {
        DistrictId district = new DistrictId(uuid(issuer).orElseThrow(HostedDocumentNotFound::new));
        DefinitionVersion definition = uuid(version)
                .flatMap(number -> achievements.of(number, district))
                .orElseThrow(HostedDocumentNotFound::new);
        DefinitionContent content = definition.content();
        String page = issuerPath(district) + "/achievements/" + definition.id();
        JsonObjectBuilder json = document("BadgeClass", page + "/badge-class")
                .add("name", definition.title())
                .add("description", content.competency().isBlank() ? definition.title() : content.competency())
                .add("image", settings.url(page + ".svg"))
                .add("criteria", JsonText.object().add("id", settings.url(page)).add("narrative", narrative(content)))
                .add("issuer", settings.url(issuerPath(district) + "/profile"));
        if (!content.about().tags().isEmpty()) {
            json.add("tags", JsonText.array(content.about().tags().toArray(String[]::new)));
        }
        List<JsonObject> alignment = content.alignment().entrySet().stream()
                .flatMap(framework -> framework.getValue().stream()
                        .map(code -> alignment(framework.getKey(), code, settings.url(page + "#criteria"))))
                .toList();
        if (!alignment.isEmpty()) {
            json.add("alignment", JsonText.array(alignment));
        }
        return new Hosted(json.build().toString(), page, false, true);
    }

    private static JsonObject alignment(String framework, String code, String url) {
        return JsonText.object()
                .add("targetName", framework + " " + code)
                .add("targetUrl", url)
                .add("targetFramework", framework)
                .add("targetCode", code)
                .build();
    }

    private static String narrative(DefinitionContent content) {
        return content.criteria().isEmpty()
                ? content.title()
                : String.join(
                        "\n",
                        content.criteria().stream()
                                .map(Criterion::title)
                                .map(title -> "- " + title)
                                .toList());
    }

    /** @throws HostedDocumentNotFound for a district that never issued a badge */
    Hosted issuer(String issuer) {
        DistrictId district = new DistrictId(uuid(issuer).orElseThrow(HostedDocumentNotFound::new));
        if (!achievements.isIssuer(district)) {
            throw new HostedDocumentNotFound();
        }
        DistrictCard card = districts.card(district);
        String page = issuerPath(district);
        return new Hosted(
                document("Issuer", page + "/profile")
                        .add("name", card.name())
                        .add("url", settings.url(page))
                        .add(
                                "verification",
                                JsonText.object()
                                        .add("type", "HostedBadge")
                                        // Without allowedOrigins, which validators read in two ways.
                                        .add("startsWith", settings.url("/badges/")))
                        .build()
                        .toString(),
                page,
                false,
                true);
    }

    private JsonObjectBuilder document(String type, String path) {
        return JsonText.object().add("@context", CONTEXT).add("type", type).add("id", settings.url(path));
    }

    private static String issuerPath(DistrictId district) {
        return "/issuers/" + district;
    }

    private static String seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String hash(String identity, String salt) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((identity + salt).getBytes(StandardCharsets.UTF_8));
            return "sha256$" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An address that cannot be one of ours is not told apart from one that is not there. */
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
