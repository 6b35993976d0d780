package org.waymark.award;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The JSON-LD contexts a badge may name, carried with us; whatever else is asked for is refused, never fetched. */
final class JsonLdContexts implements DocumentLoader {

    static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    static final String OPEN_BADGES_EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

    private final Map<String, JsonStructure> carried;

    private final NeededTerms needed;

    private JsonLdContexts(Map<String, JsonStructure> carried) {
        this.carried = Map.copyOf(carried);
        this.needed = new NeededTerms(this.carried);
    }

    static JsonLdContexts ofBadges() {
        return new JsonLdContexts(Map.of(
                        CREDENTIALS,
                        read("/jsonld/credentials-v2.json"),
                        OPEN_BADGES,
                        read("/jsonld/open-badges-3.0.3.json"),
                        OPEN_BADGES_EXTENSIONS,
                        read("/jsonld/open-badges-extensions.json"),
                        // What others signed with, before these.
                        "https://www.w3.org/2018/credentials/v1",
                        read("/jsonld/credentials-v1.json"),
                        "https://w3id.org/security/data-integrity/v1",
                        read("/jsonld/data-integrity-v1.json"),
                        "https://w3id.org/security/data-integrity/v2",
                        read("/jsonld/data-integrity-v2.json"),
                        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
                        read("/jsonld/open-badges-3.0.json"),
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
                        read("/jsonld/open-badges-3.0.1.json"),
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
                        read("/jsonld/open-badges-3.0.2.json")))
                .with("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", "/jsonld/clr-2.0.1.json");
    }

    JsonLdContexts with(String address, String resource) {
        Map<String, JsonStructure> more = new HashMap<>(carried);
        more.put(address, read(resource));
        return new JsonLdContexts(more);
    }

    @Override
    public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
        return load(carried, url);
    }

    /** These, with the terms that this document uses. */
    DocumentLoader neededBy(JsonObject document) {
        Map<String, JsonStructure> some = needed.of(document);
        return (url, options) -> load(some, url);
    }

    private static Document load(Map<String, JsonStructure> contexts, URI url) throws JsonLdError {
        JsonStructure context = contexts.get(url.toString());
        if (context == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, "No context is carried for " + url);
        }
        // A document of its own each time: the processor writes the address into it.
        return JsonDocument.of(context);
    }

    boolean carries(String address) {
        return carried.containsKey(address);
    }

    /** Whether one of these contexts gives the term a meaning. */
    boolean define(String term, JsonValue contexts) {
        if (contexts instanceof JsonArray several) {
            return several.stream().anyMatch(context -> define(term, context));
        }
        String address = JsonText.text(contexts);
        return address != null
                && carried.get(address) instanceof JsonObject document
                && document.get("@context") instanceof JsonObject terms
                && (terms.containsKey(term) || terms.containsKey("@vocab"));
    }

    private static JsonStructure read(String resource) {
        try (InputStream in = JsonLdContexts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return JsonText.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
