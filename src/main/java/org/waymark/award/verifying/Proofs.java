package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.BadProof;
import org.waymark.award.EddsaRdfc2022;
import org.waymark.award.JsonText;
import org.waymark.award.Multikey;
import org.waymark.award.WrongSignature;
import org.waymark.award.verifying.Outside.Errand;

/** Checks that a credential with a proof inside is, to the letter, what the issuer it names has signed. */
@Component
class Proofs {

    private final EddsaRdfc2022 cryptosuite;
    private final IssuerLookup issuers;

    Proofs(EddsaRdfc2022 cryptosuite, IssuerLookup issuers) {
        this.cryptosuite = cryptosuite;
        this.issuers = issuers;
    }

    /** @throws Fault for anything else */
    void check(CredentialText credential, Errand errand, Instant now) {
        JsonObject json = credential.json();
        String issuer = credential.issuer();
        JsonObject proof = proof(json);
        if (!"assertionMethod".equals(Members.id(proof.get("proofPurpose")))) {
            throw new Fault(Finding.PROOF_PURPOSE);
        }
        String expires = Members.text(proof, "expires");
        if (expires != null && !CredentialText.instant(expires).isAfter(now)) {
            throw new Fault(Finding.EXPIRED, CredentialText.day(CredentialText.instant(expires)));
        }
        requireKnownContexts(json.get("@context"));
        PlainWords.require(json);
        String method = Members.id(proof.get("verificationMethod"));
        if (method == null) {
            throw new Fault(Finding.PROOF_BROKEN);
        }
        // The issuer has to be the key's controller (OB 3.0, 8.2): a good signature of anybody else proves nothing.
        if (!method.equals(issuer) && !method.startsWith(issuer + "#")) {
            throw new Fault(Finding.KEY_OF_ANOTHER, CredentialText.shortened(method));
        }
        Multikey key = issuers.keys(issuer, errand)
                .named(method)
                .orElseThrow(() -> new Fault(Finding.KEY_OF_ANOTHER, CredentialText.shortened(method)))
                .ed25519();
        if (key == null) {
            throw new Fault(Finding.KEY_KIND);
        }
        JsonObject signed = JsonText.object(json)
                .add("proof", JsonText.array(List.of(proof)))
                .build();
        try {
            cryptosuite.verify(signed, key.key());
        } catch (WrongSignature e) {
            throw new Fault(Finding.TAMPERED, e);
        } catch (BadProof e) {
            throw new Fault(
                    e.getCause() instanceof IllegalStateException ? Finding.TOO_TANGLED : Finding.UNSIGNED_PART, e);
        }
    }

    /** The proof of our cryptosuite; a credential may have others beside it. */
    private static JsonObject proof(JsonObject json) {
        List<JsonObject> proofs = Members.objects(json.get("proof"));
        if (proofs.isEmpty()) {
            throw new Fault(Finding.NO_PROOF);
        }
        JsonObject proof = proofs.stream()
                .filter(one -> EddsaRdfc2022.CRYPTOSUITE.equals(Members.text(one, "cryptosuite")))
                .findFirst()
                .orElseThrow(() -> new Fault(Finding.PROOF_KIND, kind(proofs.get(0))));
        if (Members.text(proof, "proofValue") == null) {
            throw new Fault(Finding.PROOF_BROKEN);
        }
        return proof;
    }

    private static String kind(JsonObject proof) {
        String cryptosuite = Members.text(proof, "cryptosuite");
        return CredentialText.shortened(cryptosuite == null ? Members.text(proof, "type", "?") : cryptosuite);
    }

    /** A context says what the words mean: one that the file brings along, or that anybody may change, says it at will. */
    private void requireKnownContexts(@Nullable JsonValue contexts) {
        List<JsonValue> all = Members.all(contexts);
        if (all.isEmpty()) {
            throw new Fault(Finding.UNSIGNED_PART);
        }
        for (JsonValue one : all) {
            String address = JsonText.text(one);
            if (address == null) {
                throw new Fault(Finding.CONTEXT_INLINE);
            }
            if (!cryptosuite.knows(address)) {
                throw new Fault(Finding.CONTEXT_UNKNOWN, CredentialText.shortened(address));
            }
        }
    }
}
