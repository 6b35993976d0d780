package org.waymark.award;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Checks that a credential is, to the letter, what the issuer it names has signed (badge checking, OB 3.0 section 8). */
final class CredentialVerifier {

    private final EddsaRdfc2022 cryptosuite;

    CredentialVerifier(EddsaRdfc2022 cryptosuite) {
        this.cryptosuite = cryptosuite;
    }

    /**
     * Accepts what the issuer of this document has signed.
     *
     * @throws BadProof for anything else
     */
    void verify(JsonObject credential, DidDocument issuer) {
        if (!issuer.id().equals(issuerId(credential))) {
            throw new BadProof("It names another issuer than " + issuer.id() + ".");
        }
        JsonObject proof = EddsaRdfc2022.proofOf(credential);
        if (!"assertionMethod".equals(JsonText.text(proof.get("proofPurpose")))) {
            throw new BadProof("Its proof was made for another purpose.");
        }
        String method = JsonText.text(proof.get("verificationMethod"));
        if (method == null) {
            throw new BadProof("Its proof names no key.");
        }
        cryptosuite.verify(credential, issuer.assertionKey(method).key());
    }

    private static @Nullable String issuerId(JsonObject credential) {
        JsonValue issuer = credential.get("issuer");
        return JsonText.text(issuer instanceof JsonObject profile ? profile.get("id") : issuer);
    }
}
