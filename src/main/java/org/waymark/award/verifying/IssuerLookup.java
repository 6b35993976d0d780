package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import org.waymark.award.Multikey;
import org.waymark.award.verifying.Outside.Answer;
import org.waymark.award.verifying.Outside.Errand;
import org.waymark.award.verifying.Outside.NotFetched;

/** Finds out which keys speak for an issuer: did:web by its document, did:key and did:jwk by themselves. */
@Component
class IssuerLookup {

    /** @throws Fault where that cannot be told */
    IssuerKeys keys(String issuer, Errand errand) {
        String did = issuer.strip();
        if (did.startsWith("did:web:")) {
            return ofWeb(did, errand);
        }
        if (did.startsWith("did:key:")) {
            return ofKey(did);
        }
        if (did.startsWith("did:jwk:")) {
            return ofJwk(did);
        }
        throw new Fault(Finding.ISSUER_KIND, CredentialText.shortened(issuer));
    }

    private static IssuerKeys ofWeb(String did, Errand errand) {
        Answer answer;
        try {
            URI document = address(did);
            // Where a site speaks for itself as a whole nobody but its owner leads on, such as to www.
            answer = did.indexOf(':', "did:web:".length()) < 0 ? errand.get(document) : errand.getOfItself(document);
        } catch (NotFetched e) {
            throw switch (e.trouble()) {
                case FORBIDDEN -> new Fault(Finding.ISSUER_FORBIDDEN, e.host());
                case SILENT, LEADS_ON -> new Fault(Finding.ISSUER_SILENT, e.host());
                case LEADS_AWAY -> new Fault(Finding.ISSUER_LEADS_AWAY, e.host());
            };
        }
        if (!answer.isGood()) {
            throw new Fault(Finding.ISSUER_ANSWERED, CredentialText.shortened(did), String.valueOf(answer.status()));
        }
        try {
            return IssuerKeys.of(did, BoundedJson.object(BadgeFile.text(answer.body())), errand.now());
        } catch (Fault unreadable) {
            throw new Fault(Finding.ISSUER_BROKEN, CredentialText.shortened(did));
        }
    }

    /** did:web method, Read: colons are slashes, the port's colon is written %3A. */
    static URI address(String did) {
        List<String> parts = Arrays.stream(did.substring("did:web:".length()).split(":", -1))
                .map(part -> decoded(did, part))
                .toList();
        String authority = parts.get(0);
        if (!authority.matches("[A-Za-z0-9.-]+(:\\d{1,5})?")
                || parts.stream()
                        .skip(1)
                        .anyMatch(part -> !part.matches("[A-Za-z0-9._~@+-]+") || part.matches("\\.+"))) {
            throw new Fault(Finding.ISSUER_BROKEN, CredentialText.shortened(did));
        }
        String path = parts.size() == 1 ? "/.well-known" : "/" + String.join("/", parts.subList(1, parts.size()));
        // A machine of one's own has no certificate; the guard lets nobody else's be called so.
        String scheme = authority.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?") ? "http" : "https";
        try {
            return new URI(scheme + "://" + authority + path + "/did.json");
        } catch (URISyntaxException e) {
            throw new Fault(Finding.ISSUER_BROKEN, CredentialText.shortened(did));
        }
    }

    private static String decoded(String did, String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Fault(Finding.ISSUER_BROKEN, CredentialText.shortened(did));
        }
    }

    private static IssuerKeys ofKey(String did) {
        String multibase = did.substring("did:key:".length());
        try {
            return IssuerKeys.of(did, new IssuerKeys.Key(did + "#" + multibase, new Multikey(multibase), null, false));
        } catch (IllegalArgumentException other) {
            throw new Fault(Finding.KEY_KIND);
        }
    }

    private static IssuerKeys ofJwk(String did) {
        try {
            String json = new String(
                    Base64.getUrlDecoder().decode(did.substring("did:jwk:".length())), StandardCharsets.UTF_8);
            JsonObject jwk = BoundedJson.object(json);
            return IssuerKeys.of(did, IssuerKeys.of(did + "#0", jwk.toString()));
        } catch (IllegalArgumentException | Fault unreadable) {
            throw new Fault(Finding.ISSUER_BROKEN, CredentialText.shortened(did));
        }
    }
}
