package org.waymark.award;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.settings.WaymarkSettings;

/**
 * Whether what is kept of an award is what its issuer signed for it, in both forms. The last answers are remembered by all that
 * they depend on, so that a page that many open is not checked anew for each.
 */
@Component
class BadgeProofs {

    private static final Logger log = LoggerFactory.getLogger(BadgeProofs.class);
    private static final int KEPT = 5_000;

    private final CredentialVerifier verifier;
    private final Issuers issuers;
    private final WaymarkSettings settings;
    private final Map<String, Boolean> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    });

    BadgeProofs(CredentialVerifier verifier, Issuers issuers, WaymarkSettings settings) {
        this.verifier = verifier;
        this.issuers = issuers;
        this.settings = settings;
    }

    boolean hold(Award award) {
        String credential = award.credential();
        Optional<DidDocument> issuer = issuers.document(award.district());
        if (credential == null || issuer.isEmpty()) {
            return false;
        }
        String url = settings.url(award.path());
        // None of these has a line of its own in it.
        String all = hash(String.join(
                "\n",
                url,
                credential,
                String.valueOf(award.jwt()),
                issuer.get().json().toString()));
        Boolean before = known.get(all);
        if (before != null) {
            return before;
        }
        boolean holds = holds(award, url, credential, award.jwt(), issuer.get());
        known.put(all, holds);
        return holds;
    }

    private boolean holds(Award award, String url, String credential, @Nullable String jwt, DidDocument issuer) {
        try {
            JsonObject signed = JsonText.object(credential);
            verifier.verify(signed, issuer);
            requireOf(award, url, signed);
            if (jwt != null) {
                VcJwt.verify(jwt, JsonText.object(signed).remove("proof").build(), issuer);
            }
            return true;
        } catch (BadProof e) {
            log.warn("The credential of award {} does not hold: {}", award.id(), e.getMessage());
            return false;
        }
    }

    /** That it is the badge of this address and this earner; they may have given an identifier of their own. */
    private static void requireOf(Award award, String url, JsonObject signed) {
        if (!url.equals(JsonText.text(signed.get("id")))) {
            throw new BadProof("It is the badge of another address.");
        }
        String subject =
                signed.get("credentialSubject") instanceof JsonObject about ? JsonText.text(about.get("id")) : null;
        if (subject == null || !subject.equals("urn:uuid:" + award.subject()) && !subject.startsWith("did:")) {
            throw new BadProof("It is somebody else's badge.");
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
