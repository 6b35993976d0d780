package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.verifying.Outside.Answer;
import org.waymark.award.verifying.Outside.Errand;
import org.waymark.award.verifying.Outside.NotFetched;

/**
 * Checks badges of Open Badges 2.0, which stand at an address of their issuer instead of being signed: what is found there
 * counts, and not what came in the file.
 */
@Component
class HostedBadges {

    private static final int GONE = 410;

    static boolean isOne(JsonObject json) {
        return Members.isA(json, "Assertion")
                && Members.texts(json.get("@context")).stream().anyMatch("https://w3id.org/openbadges/v2"::equals);
    }

    /** As it came, before anything is fetched. */
    static ReadBadge asGiven(JsonObject assertion, String text) {
        return read(assertion, Members.object(assertion, "badge"), null, text);
    }

    /**
     * What its issuer hosts.
     *
     * @param given the assertion as it came
     * @throws Fault where it does not stand there, or says something else
     */
    ReadBadge check(JsonObject given, Errand errand, Instant now) {
        JsonObject verification = Members.object(given, "verification");
        if (verification == null || Members.isA(verification, "SignedBadge") || Members.isA(verification, "signed")) {
            throw new Fault(Finding.SIGNED_OF_OLD);
        }
        String id = Members.text(given, "id", "");
        if (Boolean.TRUE.equals(bool(given, "revoked"))) {
            throw new Fault(Finding.REVOKED);
        }
        JsonObject assertion = hosted(id, errand, true);
        if (!same(given, assertion)) {
            throw new Fault(Finding.HOSTED_DIFFERS);
        }
        JsonObject badge = whole(assertion.get("badge"), errand);
        JsonObject issuer = whole(badge.get("issuer"), errand);
        requireOwnGround(id, issuer);
        ReadBadge read = read(assertion, badge, issuer, assertion.toString());
        if (read.from() == null) {
            throw new Fault(Finding.DATE_BROKEN, Members.text(assertion, "issuedOn", ""));
        }
        if (read.from().isAfter(now)) {
            throw new Fault(Finding.NOT_YET, CredentialText.day(read.from()));
        }
        String expires = Members.text(assertion, "expires");
        if (expires != null && !CredentialText.instant(expires).isAfter(now)) {
            throw new Fault(Finding.EXPIRED, CredentialText.day(CredentialText.instant(expires)));
        }
        return read;
    }

    /** OB 2.0 lets a document be named by its address, or stand there whole; its address counts all the same. */
    private static JsonObject whole(@Nullable JsonValue value, Errand errand) {
        String id = Members.id(value);
        if (id == null) {
            throw new Fault(Finding.HOSTED_BROKEN);
        }
        return hosted(id, errand, false);
    }

    private static JsonObject hosted(String id, Errand errand, boolean assertion) {
        Answer answer;
        try {
            URI address = new URI(id);
            if (address.getHost() == null) {
                throw new Fault(Finding.HOSTED_BROKEN);
            }
            answer = errand.getOfItself(address);
        } catch (NotFetched e) {
            throw switch (e.trouble()) {
                case FORBIDDEN -> new Fault(Finding.HOSTED_FORBIDDEN, e.host());
                case SILENT, LEADS_ON -> new Fault(Finding.HOSTED_SILENT, e.host());
                case LEADS_AWAY -> new Fault(Finding.HOSTED_LEADS_AWAY, e.host());
            };
        } catch (URISyntaxException e) {
            throw new Fault(Finding.HOSTED_BROKEN, e);
        }
        if (assertion && answer.status() == GONE) {
            throw new Fault(Finding.REVOKED);
        }
        if (!answer.isGood()) {
            throw new Fault(
                    answer.status() / 100 == 5 ? Finding.HOSTED_SILENT : Finding.HOSTED_ANSWERED,
                    answer.status() / 100 == 5 ? CredentialText.shortened(id) : String.valueOf(answer.status()));
        }
        JsonObject json;
        try {
            json = BoundedJson.object(BadgeFile.text(answer.body()));
        } catch (Fault unreadable) {
            throw new Fault(Finding.HOSTED_BROKEN, unreadable);
        }
        if (assertion && Boolean.TRUE.equals(bool(json, "revoked"))) {
            throw new Fault(Finding.REVOKED);
        }
        if (!id.equals(Members.text(json, "id"))) {
            throw new Fault(Finding.HOSTED_DIFFERS);
        }
        return json;
    }

    /** The file says nothing else of who, what and when than the issuer does. */
    private static boolean same(JsonObject given, JsonObject hosted) {
        return Objects.equals(given.get("recipient"), hosted.get("recipient"))
                && Objects.equals(Members.id(given.get("badge")), Members.id(hosted.get("badge")))
                && Objects.equals(Members.text(given, "issuedOn"), Members.text(hosted, "issuedOn"))
                && Objects.equals(Members.text(given, "expires"), Members.text(hosted, "expires"));
    }

    /** OB 2.0, VerificationObject: an assertion stands where its issuer says, else on the issuer's own host. */
    private static void requireOwnGround(String assertion, JsonObject issuer) {
        JsonObject verification = Members.object(issuer, "verification");
        List<String> beginnings = verification == null ? List.of() : Members.texts(verification.get("startsWith"));
        List<String> origins = verification == null ? List.of() : Members.texts(verification.get("allowedOrigins"));
        String host = host(assertion);
        boolean ours;
        if (!beginnings.isEmpty()) {
            ours = beginnings.stream().anyMatch(beginning -> isBelow(beginning, assertion));
        } else if (!origins.isEmpty()) {
            ours = origins.contains(host);
        } else {
            ours = host.equals(host(Members.text(issuer, "id", "")));
        }
        if (!ours) {
            throw new Fault(Finding.HOSTED_ELSEWHERE);
        }
    }

    /** https://a.example is no beginning of https://a.example.evil.example: the site has to be the same. */
    private static boolean isBelow(String beginning, String assertion) {
        try {
            return assertion.startsWith(beginning)
                    && Outside.origin(new URI(beginning)).equals(Outside.origin(new URI(assertion)));
        } catch (URISyntaxException e) {
            throw new Fault(Finding.HOSTED_BROKEN, e);
        }
    }

    private static String host(String address) {
        try {
            return String.valueOf(new URI(address).getHost());
        } catch (URISyntaxException e) {
            throw new Fault(Finding.HOSTED_BROKEN, e);
        }
    }

    private static ReadBadge read(
            JsonObject assertion, @Nullable JsonObject badge, @Nullable JsonObject issuer, String text) {
        return new ReadBadge(
                "Open Badges 2.0",
                Members.text(assertion, "id"),
                badge == null ? "" : Members.text(badge, "name", ""),
                badge == null ? "" : Members.text(badge, "description", ""),
                Members.id(assertion.get("badge")),
                issuer == null ? "" : Members.text(issuer, "id", ""),
                issuer == null ? "" : Members.text(issuer, "name", ""),
                null,
                Members.objects(assertion.get("recipient")).stream()
                        .filter(recipient ->
                                Stream.of("email", "schema:email").anyMatch(type -> Members.isA(recipient, type)))
                        .map(recipient -> new Recipient(
                                Boolean.TRUE.equals(bool(recipient, "hashed")),
                                Members.text(recipient, "identity", ""),
                                Members.text(recipient, "salt", "")))
                        .toList(),
                time(assertion, "issuedOn"),
                time(assertion, "expires"),
                text);
    }

    private static @Nullable Instant time(JsonObject assertion, String name) {
        String text = Members.text(assertion, name);
        try {
            return text == null ? null : CredentialText.instant(text);
        } catch (Fault unreadable) {
            return null;
        }
    }

    private static @Nullable Boolean bool(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == JsonValue.TRUE ? Boolean.TRUE : value == JsonValue.FALSE ? Boolean.FALSE : null;
    }
}
