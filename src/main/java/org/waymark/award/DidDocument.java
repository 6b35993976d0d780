package org.waymark.award;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** The public document in which an issuer lists the keys that speak for it. */
record DidDocument(JsonObject json) {

    /** @param methods all that the issuer ever signed with, each of which it still answers for */
    static DidDocument of(String did, List<JsonObject> methods) {
        return new DidDocument(JsonText.object()
                .add(
                        "@context",
                        JsonText.array("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"))
                .add("id", did)
                .add("verificationMethod", JsonText.array(methods))
                .add(
                        "assertionMethod",
                        JsonText.array(methods.stream()
                                .map(method -> method.getString("id"))
                                .toArray(String[]::new)))
                .build());
    }

    static JsonObject method(String did, Multikey key) {
        return JsonText.object()
                .add("id", methodId(did, key))
                .add("type", "Multikey")
                .add("controller", did)
                .add("publicKeyMultibase", key.multibase())
                .build();
    }

    static JsonObject method(String did, String name, JsonObject publicJwk) {
        return JsonText.object()
                .add("id", did + "#" + name)
                .add("type", "JsonWebKey")
                .add("controller", did)
                .add("publicKeyJwk", publicJwk)
                .build();
    }

    /** The fragment is the key itself: some verifiers then need no fetch. */
    static String methodId(String did, Multikey key) {
        return did + "#" + key.multibase();
    }

    String id() {
        String id = JsonText.text(json.get("id"));
        if (id == null) {
            throw new BadProof("The issuer's document has no id.");
        }
        return id;
    }

    /**
     * The key of this address, if the issuer uses it to make assertions.
     *
     * @throws BadProof otherwise
     */
    Multikey assertionKey(String methodId) {
        if (items("assertionMethod").stream().noneMatch(item -> methodId.equals(JsonText.text(item)))) {
            throw new BadProof("The issuer does not sign with the key " + methodId + ".");
        }
        for (JsonValue item : items("verificationMethod")) {
            if (item instanceof JsonObject method && methodId.equals(JsonText.text(method.get("id")))) {
                return key(method);
            }
        }
        throw new BadProof("The issuer does not list the key " + methodId + ".");
    }

    /**
     * The key of this address, as a JWK.
     *
     * @throws BadProof where the issuer lists none such
     */
    JsonObject jwk(String address) {
        for (JsonValue item : items("verificationMethod")) {
            if (item instanceof JsonObject method
                    && method.get("publicKeyJwk") instanceof JsonObject jwk
                    && address.equals(JsonText.text(jwk.get("kid")))) {
                return jwk;
            }
        }
        throw new BadProof("The issuer does not list the key " + address + ".");
    }

    private Multikey key(JsonObject method) {
        String multibase = JsonText.text(method.get("publicKeyMultibase"));
        if (!"Multikey".equals(JsonText.text(method.get("type")))
                || !id().equals(JsonText.text(method.get("controller")))
                || multibase == null) {
            throw new BadProof("The issuer's key is not a Multikey of its own.");
        }
        try {
            return new Multikey(multibase);
        } catch (IllegalArgumentException e) {
            throw new BadProof("The issuer's key cannot be read.", e);
        }
    }

    private List<JsonValue> items(String name) {
        return json.get(name) instanceof JsonArray array ? array : List.of();
    }
}
