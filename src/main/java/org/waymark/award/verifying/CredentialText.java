package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a verifiable credential says, of data model 1.1 or 2.0. */
record CredentialText(JsonObject json) {

    private static final String OPEN_BADGES = "Open Badges 3.0";

    /** @throws Fault for what is no credential */
    CredentialText {
        if (!Members.isA(json, "VerifiableCredential")) {
            throw new Fault(Finding.NOT_A_BADGE);
        }
    }

    @Nullable
    String id() {
        return Members.text(json, "id");
    }

    /** @throws Fault where it names none */
    String issuer() {
        String issuer = Members.id(json.get("issuer"));
        if (issuer == null || issuer.isBlank()) {
            throw new Fault(Finding.NO_ISSUER);
        }
        return issuer;
    }

    @Nullable
    JsonObject subject() {
        return Members.object(json, "credentialSubject");
    }

    @Nullable
    Instant from() {
        return instant("validFrom", "issuanceDate");
    }

    @Nullable
    Instant until() {
        return instant("validUntil", "expirationDate");
    }

    /** @throws Fault where it is not in force now */
    void requireInForce(Instant now) {
        Instant from = from();
        if (from != null && from.isAfter(now)) {
            throw new Fault(Finding.NOT_YET, day(from));
        }
        Instant until = until();
        if (until != null && !until.isAfter(now)) {
            throw new Fault(Finding.EXPIRED, day(until));
        }
    }

    /**
     * Those that stand on the credential, on what was achieved, and on the issuer; then credentials of a whole record. Each
     * is an object, or a text that should be a JWT.
     */
    List<JsonValue> within() {
        List<JsonValue> found = new ArrayList<>(endorsements(json));
        Members.objects(json.get("issuer")).forEach(issuer -> found.addAll(endorsements(issuer)));
        JsonObject subject = subject();
        if (subject != null) {
            Members.objects(subject.get("achievement")).forEach(achievement -> {
                found.addAll(endorsements(achievement));
                Members.objects(achievement.get("creator")).forEach(creator -> found.addAll(endorsements(creator)));
            });
            found.addAll(Members.all(subject.get("verifiableCredential")));
        }
        return found;
    }

    private static List<JsonValue> endorsements(JsonObject of) {
        List<JsonValue> found = new ArrayList<>(Members.all(of.get("endorsement")));
        found.addAll(Members.all(of.get("endorsementJwt")));
        return found;
    }

    /** A record of several credentials, CLR 2.0. */
    private boolean isRecord() {
        return Members.isA(json, "ClrCredential");
    }

    /**
     * OB 3.0: a badge says whose it is, and what was achieved by which criteria.
     *
     * @throws Fault for one that leaves it open
     */
    void requireWhole() {
        if (!standard().equals(OPEN_BADGES)) {
            return;
        }
        JsonObject subject = subject();
        JsonObject achievement = subject == null ? null : Members.object(subject, "achievement");
        if (subject == null
                || Members.text(subject, "id") == null
                        && Members.objects(subject.get("identifier")).isEmpty()) {
            throw new Fault(Finding.INCOMPLETE, "credentialSubject.id");
        }
        if (achievement == null || Members.text(achievement, "id") == null) {
            throw new Fault(Finding.INCOMPLETE, "achievement.id");
        }
        if (named(achievement) == null) {
            throw new Fault(Finding.INCOMPLETE, "achievement.name");
        }
        if (Members.object(achievement, "criteria") == null) {
            throw new Fault(Finding.INCOMPLETE, "achievement.criteria");
        }
    }

    ReadBadge read(String text) {
        JsonObject subject = subject();
        // What a record lists is of the credentials in it.
        JsonObject achievement = subject == null || isRecord() ? null : Members.object(subject, "achievement");
        JsonObject issuer = Members.object(json, "issuer");
        String issuerId = Members.id(json.get("issuer"));
        String title = named(achievement == null ? json : achievement);
        return new ReadBadge(
                standard(),
                id(),
                title == null ? "" : title,
                description(subject, achievement),
                achievement == null ? null : Members.text(achievement, "id"),
                issuerId == null ? "" : issuerId,
                issuer == null ? "" : Members.text(issuer, "name", ""),
                subject == null ? null : Members.text(subject, "id"),
                subject == null
                        ? List.of()
                        : Members.objects(subject.get("identifier")).stream()
                                .flatMap(CredentialText::recipient)
                                .toList(),
                instantOrNull("validFrom", "issuanceDate"),
                instantOrNull("validUntil", "expirationDate"),
                text);
    }

    /** What it is for, or what an endorser says. */
    private String description(@Nullable JsonObject subject, @Nullable JsonObject achievement) {
        if (achievement != null) {
            return Members.text(achievement, "description", "");
        }
        String comment = subject == null ? null : Members.text(subject, "endorsementComment");
        return comment == null ? Members.text(json, "description", "") : comment;
    }

    private String standard() {
        if (Members.isA(json, "OpenBadgeCredential") || Members.isA(json, "AchievementCredential")) {
            return OPEN_BADGES;
        }
        if (Members.isA(json, "EndorsementCredential")) {
            return ReadBadge.ENDORSEMENT;
        }
        return isRecord() ? "CLR 2.0" : "Verifiable Credential";
    }

    /** A name, or the first of a name in several languages. */
    private static @Nullable String named(JsonObject object) {
        String name = Members.text(object, "name");
        if (name != null) {
            return name;
        }
        JsonObject first = Members.object(object, "name");
        return first == null ? null : Members.text(first, "@value");
    }

    private static Stream<Recipient> recipient(JsonObject identity) {
        String hash = Members.text(identity, "identityHash");
        // OB 3.0, Verify the Recipient Using an Identifier: a name or a number is no address, whatever it looks like.
        return hash == null || !"emailAddress".equals(Members.text(identity, "identityType"))
                ? Stream.empty()
                : Stream.of(new Recipient(
                        identity.getBoolean("hashed", hash.contains("$")), hash, Members.text(identity, "salt", "")));
    }

    private @Nullable Instant instantOrNull(String name, String older) {
        try {
            return instant(name, older);
        } catch (Fault unreadable) {
            return null;
        }
    }

    private @Nullable Instant instant(String name, String older) {
        String text = Members.text(json, name);
        if (text == null) {
            text = Members.text(json, older);
        }
        return text == null ? null : instant(text);
    }

    /** @throws Fault for what is no date and time with a zone (RFC 3339) */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Fault(Finding.DATE_BROKEN, shortened(text));
        }
    }

    /** The day, by UTC, for a sentence. */
    static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** As much of a stranger's text as a sentence bears. */
    static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
