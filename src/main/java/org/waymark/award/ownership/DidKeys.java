package org.waymark.award.ownership;

import com.nimbusds.jose.jwk.JWK;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.waymark.award.HolderKeys;
import org.waymark.award.JsonText;
import org.waymark.award.ownership.OwnershipRefused.Problem;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.PlatformUnreachable;

/** The keys with which holders of DIDs prove that they are: did:key is one itself, did:web lists them in its document. */
@Component
class DidKeys {

    private static final int LONGEST_DID = 250;

    private final PlatformHttp http;

    DidKeys(PlatformHttp http) {
        this.http = http;
    }

    /**
     * The public key that a proof names.
     *
     * @param method its address: a DID, # and the fragment, which of a did:key may be left out
     * @throws OwnershipRefused where there is no such key
     */
    JWK key(String method) {
        String did = did(method);
        if (did.startsWith("did:key:")) {
            return multikey(did.substring("did:key:".length()));
        }
        if (did.startsWith("did:web:")) {
            return listed(document(did), did, method);
        }
        throw new OwnershipRefused(Problem.METHOD);
    }

    static String did(String method) {
        String did = method.split("[#?]", 2)[0];
        if (!did.startsWith("did:") || did.length() > LONGEST_DID) {
            throw new OwnershipRefused(Problem.NO_DID);
        }
        if (!did.matches("did:[a-z0-9]+:([A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})+")) {
            throw new OwnershipRefused(Problem.DID_BROKEN);
        }
        return did;
    }

    private JsonObject document(String did) {
        PlatformResponse answer;
        try {
            answer = http.getForAnyone(address(did), new HttpHeaders());
        } catch (PlatformUnreachable e) {
            throw new OwnershipRefused(e.isForbidden() ? Problem.DID_FORBIDDEN : Problem.DID_SILENT);
        }
        if (!answer.isSuccess()) {
            throw new OwnershipRefused(Problem.DID_SILENT);
        }
        try {
            JsonObject document = JsonText.object(answer.text());
            if (did.equals(JsonText.text(document.get("id")))) {
                return document;
            }
        } catch (RuntimeException | StackOverflowError notJson) {
            throw new OwnershipRefused(Problem.DID_BROKEN);
        }
        throw new OwnershipRefused(Problem.DID_BROKEN);
    }

    /** did:web method, Read: colons are slashes, the port's colon is written %3A. */
    static URI address(String did) {
        String[] parts = did.substring("did:web:".length()).split(":", -1);
        String host = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        String path = parts.length == 1
                ? "/.well-known"
                : Arrays.stream(parts).skip(1).map(part -> "/" + part).collect(Collectors.joining());
        try {
            return new URI("https://" + host + path + "/did.json").parseServerAuthority();
        } catch (java.net.URISyntaxException e) {
            throw new OwnershipRefused(Problem.DID_BROKEN);
        }
    }

    /** DID Core 5.3.1 and 5.3.2: what proves who somebody is, or lets them assert something. */
    private static JWK listed(JsonObject document, String did, String method) {
        return Stream.of("authentication", "assertionMethod")
                .flatMap(use -> items(document, use))
                .map(entry -> method(document, entry))
                .flatMap(Optional::stream)
                .filter(found -> method.equals(absolute(did, JsonText.text(found.get("id")))))
                .findFirst()
                .map(DidKeys::key)
                .orElseThrow(() -> new OwnershipRefused(Problem.NO_SUCH_KEY));
    }

    private static Optional<JsonObject> method(JsonObject document, JsonValue entry) {
        if (entry instanceof JsonObject whole) {
            return Optional.of(whole);
        }
        String id = JsonText.text(entry);
        return items(document, "verificationMethod")
                .filter(item -> item instanceof JsonObject)
                .map(JsonValue::asJsonObject)
                .filter(item -> id != null && id.equals(JsonText.text(item.get("id"))))
                .findFirst();
    }

    private static JWK key(JsonObject method) {
        String multibase = JsonText.text(method.get("publicKeyMultibase"));
        if (multibase != null) {
            return multikey(multibase);
        }
        try {
            return JWK.parse(String.valueOf(method.get("publicKeyJwk"))).toPublicJWK();
        } catch (ParseException | IllegalArgumentException e) {
            throw new OwnershipRefused(Problem.NO_SUCH_KEY);
        }
    }

    private static JWK multikey(String multibase) {
        try {
            return HolderKeys.ofMultikey(multibase);
        } catch (IllegalArgumentException e) {
            throw new OwnershipRefused(Problem.NO_SUCH_KEY);
        }
    }

    private static @Nullable String absolute(String did, @Nullable String id) {
        return id != null && id.startsWith("#") ? did + id : id;
    }

    private static Stream<JsonValue> items(JsonObject document, String name) {
        return document.get(name) instanceof JsonArray array ? array.stream() : Stream.empty();
    }
}
