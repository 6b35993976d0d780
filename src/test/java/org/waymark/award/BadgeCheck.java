package org.waymark.award;

/** Verifies a downloaded badge as a stranger would, from the file and its issuer's published document alone. */
public final class BadgeCheck {

    private static final CredentialVerifier VERIFIER =
            new CredentialVerifier(new EddsaRdfc2022(JsonLdContexts.ofBadges()));

    private BadgeCheck() {}

    /** @throws RuntimeException when the issuer of this document did not sign exactly this */
    public static void verify(String json, String didDocumentJson) {
        VERIFIER.verify(JsonText.object(json), new DidDocument(JsonText.object(didDocumentJson)));
    }

    /** Where the issuer that a badge names publishes its keys (did:web method, Read); plain http on this machine. */
    public static String documentAddress(String json) {
        String[] parts = JsonText.object(json)
                .getJsonObject("issuer")
                .getString("id")
                .substring("did:web:".length())
                .split(":");
        parts[0] = parts[0].replace("%3A", ":");
        return (parts[0].startsWith("localhost") ? "http://" : "https://") + String.join("/", parts) + "/did.json";
    }
}
