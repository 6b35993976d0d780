package org.waymark.award;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;

/**
 * The cryptosuite eddsa-rdfc-2022 of Data Integrity EdDSA Cryptosuites 1.0, section 3.2. It signs and accepts only what
 * is signed whole: text that would not reach the canonical form is refused.
 */
public final class EddsaRdfc2022 {

    public static final String CRYPTOSUITE = "eddsa-rdfc-2022";

    private final JsonLdContexts contexts;

    EddsaRdfc2022(JsonLdContexts contexts) {
        this.contexts = contexts;
    }

    /**
     * The document with one proof, made by this key.
     *
     * @throws BadProof when some of the document would stay unsigned
     */
    JsonObject sign(
            JsonObject document, String verificationMethod, Instant created, Ed25519PrivateKeyParameters privateKey) {
        if (!(document.get("@context") instanceof JsonArray contexts
                && JsonLdContexts.CREDENTIALS.equals(JsonText.text(contexts.get(0))))) {
            throw new BadProof("Its first context is not " + JsonLdContexts.CREDENTIALS);
        }
        JsonObject proof = JsonText.object()
                .add("type", "DataIntegrityProof")
                .add("cryptosuite", CRYPTOSUITE)
                .add("created", created.toString())
                .add("verificationMethod", verificationMethod)
                .add("proofPurpose", "assertionMethod")
                .build();
        byte[] toSign = hashData(ownProof(proof), canonical(document, this.contexts.neededBy(document)));
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, privateKey);
        signer.update(toSign, 0, toSign.length);
        JsonObject withValue = JsonText.object(proof)
                .add("proofValue", "z" + Base58.encode(signer.generateSignature()))
                .build();
        // OB 3.0 schema: proof is an array, also of one
        return JsonText.object(document)
                .add("proof", JsonText.array(List.of(withValue)))
                .build();
    }

    /**
     * Accepts a document whose one proof this key made.
     *
     * @throws WrongSignature for any other
     * @throws BadProof when some of it would not be signed at all
     */
    public void verify(JsonObject signed, Ed25519PublicKeyParameters publicKey) {
        JsonObject proof = proofOf(signed);
        JsonObject document = JsonText.object(signed).remove("proof").build();
        JsonObject options = JsonText.object(proof).remove("proofValue").build();
        byte[] value = proofValue(proof);
        byte[] data = hashData(canonicalProof(options, document), canonical(document));
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, publicKey);
        verifier.update(data, 0, data.length);
        if (!verifier.verifySignature(value)) {
            throw new WrongSignature();
        }
    }

    /** Whether the words of this context are known here. */
    public boolean knows(String context) {
        return contexts.carries(context);
    }

    /** The one proof of a signed document. */
    static JsonObject proofOf(JsonObject signed) {
        JsonValue proof = signed.get("proof");
        if (proof instanceof JsonArray array && array.size() == 1) {
            proof = array.get(0);
        }
        if (!(proof instanceof JsonObject object)) {
            throw new BadProof("It does not carry one proof.");
        }
        // Cryptosuites 3.2.6: type and cryptosuite
        if (!"DataIntegrityProof".equals(JsonText.text(object.get("type")))
                || !CRYPTOSUITE.equals(JsonText.text(object.get("cryptosuite")))) {
            throw new BadProof("Its proof is of another kind than " + CRYPTOSUITE + ".");
        }
        return object;
    }

    /** Cryptosuites 3.2.4: the hash of the proof options, then the hash of the document. */
    private static byte[] hashData(String canonicalProof, String canonicalDocument) {
        byte[] data = new byte[64];
        System.arraycopy(sha256(canonicalProof), 0, data, 0, 32);
        System.arraycopy(sha256(canonicalDocument), 0, data, 32, 32);
        return data;
    }

    /** The same as {@link #canonicalProof} of a proof that was made here, which is always these five quads. */
    static String ownProof(JsonObject proof) {
        return "_:c14n0 <http://purl.org/dc/terms/created> \"" + proof.getString("created")
                + "\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n"
                + "_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof> .\n"
                + "_:c14n0 <https://w3id.org/security#cryptosuite> \"" + CRYPTOSUITE
                + "\"^^<https://w3id.org/security#cryptosuiteString> .\n"
                + "_:c14n0 <https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod> .\n"
                + "_:c14n0 <https://w3id.org/security#verificationMethod> <" + proof.getString("verificationMethod")
                + "> .\n";
    }

    /** Cryptosuites 3.2.5: the proof without its value, under the document's context. */
    String canonicalProof(JsonObject proof, JsonObject document) {
        JsonValue context = document.get("@context");
        if (context == null) {
            throw new BadProof("It has no @context.");
        }
        if (proof.containsKey("@context") && !context.equals(proof.get("@context"))) {
            throw new BadProof("Its proof has another @context than the credential.");
        }
        return canonical(JsonText.object(proof).add("@context", context).build());
    }

    /**
     * RDFC-1.0 N-Quads.
     *
     * @throws BadProof when some of it would not be among them
     */
    String canonical(JsonObject document) {
        return canonical(document, contexts);
    }

    private String canonical(JsonObject document, DocumentLoader words) {
        StringWriter text = new StringWriter();
        Set<String> iris = new HashSet<>();
        Set<String> literals = new HashSet<>();
        try {
            RdfCanon canon = RdfCanon.create("SHA-256", new Steps());
            JsonLd.toRdf(JsonDocument.of(document)).options(options(words)).provide(canon);
            NQuadsWriter quads = new NQuadsWriter(text);
            canon.provide((subject, predicate, object, datatype, language, direction, graph) -> {
                iris.add(subject);
                (datatype == null && language == null ? iris : literals).add(object);
                return quads.quad(subject, predicate, object, datatype, language, direction, graph);
            });
        } catch (JsonLdError | RdfConsumerException e) {
            // Their messages hold what was written, which may name somebody.
            throw new BadProof(
                    "Its words are not all defined" + (e instanceof JsonLdError error ? ": " + error.getCode() : "")
                            + ".",
                    e);
        } catch (TooTangled e) {
            throw new BadProof("Its parts look too much alike to be put in order.", e);
        }
        requireAllSigned(document, iris, literals);
        return text.toString();
    }

    private static JsonLdOptions options(DocumentLoader words) {
        // New each time: its cache is an unsynchronised map.
        JsonLdOptions options = new JsonLdOptions(words);
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        return options;
    }

    /**
     * Titanium drops a node with an ill-formed or relative id, and a type without a definition, with no more than a line
     * in the log, and what is dropped is not signed. So each id has to be an absolute URI, each type has to be defined,
     * and every text has to be found in the quads.
     */
    private void requireAllSigned(JsonObject document, Set<String> iris, Set<String> literals) {
        JsonValue context = document.getOrDefault("@context", JsonValue.NULL);
        document.forEach((name, value) -> {
            if (!name.equals("@context")) {
                requireSigned("/" + name, name, value, context, iris, literals);
            }
        });
    }

    private void requireSigned(
            String place, String name, JsonValue value, JsonValue context, Set<String> iris, Set<String> literals) {
        if (value instanceof JsonObject object) {
            require(!object.isEmpty(), place, "is empty");
            // A credential within, such as an endorsement, brings its own.
            JsonValue own = object.getOrDefault("@context", context);
            require(own == context || names(own), place, "has a context of its own making");
            object.forEach((inner, innerValue) -> {
                if (!inner.equals("@context")) {
                    requireSigned(place + "/" + inner, inner, innerValue, own, iris, literals);
                }
            });
        } else if (value instanceof JsonArray array) {
            require(!array.isEmpty(), place, "is empty");
            for (int i = 0; i < array.size(); i++) {
                requireSigned(place + "/" + i, name, array.get(i), context, iris, literals);
            }
        } else if (value instanceof JsonString string) {
            String text = string.getString();
            switch (name) {
                case "id", "@id" -> {
                    require(isAbsolute(text), place, "is not an absolute URI");
                    require(iris.contains(text), place, "would not be signed");
                }
                // These become the IRIs of their terms.
                case "type", "@type", "proofPurpose" ->
                    require(
                            isAbsolute(text) || name.equals("proofPurpose") || contexts.define(text, context),
                            place,
                            "is not defined");
                // They say how a text is written, and stand beside it in the quad.
                case "@language", "@direction" -> {}
                default -> require(iris.contains(text) || literals.contains(text), place, "would not be signed");
            }
        } else {
            require(value != JsonValue.NULL, place, "is null");
        }
    }

    /** Whether these are addresses of contexts; one that is spelled out could give words another meaning. */
    private static boolean names(JsonValue contexts) {
        return contexts instanceof JsonArray several
                ? !several.isEmpty() && several.stream().allMatch(JsonString.class::isInstance)
                : contexts instanceof JsonString;
    }

    private static void require(boolean holds, String place, String complaint) {
        if (!holds) {
            throw new BadProof(place + " " + complaint + ".");
        }
    }

    private static boolean isAbsolute(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static byte[] proofValue(JsonObject proof) {
        @Nullable String value = JsonText.text(proof.get("proofValue"));
        // 64 bytes take 88 characters at most
        if (value == null || !value.startsWith("z") || value.length() > 89) {
            throw new BadProof("Its proof has no base58btc value.");
        }
        try {
            byte[] bytes = Base58.decode(value.substring(1));
            if (bytes.length != 64) {
                throw new BadProof("Its proof value is not 64 bytes long.");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new BadProof("Its proof has no base58btc value.", e);
        }
    }

    /** Documents can be made whose canonical form takes longer than anyone waits (RDFC-1.0, section 7.1, dataset poisoning). */
    private static final class Steps implements RdfCanonTicker {

        /** A badge takes about as many as it has blank nodes. */
        private static final int MOST = 50_000;

        private int taken;

        @Override
        public void tick() {
            if (++taken > MOST) {
                throw new TooTangled();
            }
        }
    }

    private static final class TooTangled extends IllegalStateException {}

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
