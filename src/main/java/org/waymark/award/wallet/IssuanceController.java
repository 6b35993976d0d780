package org.waymark.award.wallet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.waymark.award.BadgeNotFound;
import org.waymark.award.Badges;
import org.waymark.award.CarriedCredentials;
import org.waymark.people.DistrictId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where wallets come: OpenID for Verifiable Credential Issuance 1.0. They bring no session and no cookie, and some of them
 * run in a browser on another site.
 */
@RestController
@CrossOrigin(
        origins = "*",
        allowedHeaders = {HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE},
        allowCredentials = "false")
class IssuanceController {

    private static final Logger log = LoggerFactory.getLogger(IssuanceController.class);

    private static final int LONGEST_REQUEST = 32 * 1024;
    private static final int LONGEST_SECRET = 100;

    private final Badges badges;
    private final WalletOffers offers;
    private final IssuerMetadata metadata;
    private final KeyProofs proofs;
    private final Nonces nonces;
    private final JsonMapper json;

    IssuanceController(
            Badges badges,
            WalletOffers offers,
            IssuerMetadata metadata,
            KeyProofs proofs,
            Nonces nonces,
            JsonMapper json) {
        this.badges = badges;
        this.offers = offers;
        this.metadata = metadata;
        this.proofs = proofs;
        this.nonces = nonces;
        this.json = json;
    }

    /** The second address is where wallets looked before the specification was final. */
    @GetMapping({
        "/.well-known/openid-credential-issuer/issuers/{issuer}",
        "/issuers/{issuer}/.well-known/openid-credential-issuer"
    })
    ResponseEntity<Map<String, Object>> issuer(@PathVariable String issuer) {
        return published(metadata.credentialIssuer(badges.issuing(issuer)));
    }

    @GetMapping({
        "/.well-known/oauth-authorization-server/issuers/{issuer}",
        "/issuers/{issuer}/.well-known/oauth-authorization-server"
    })
    ResponseEntity<Map<String, Object>> authorizationServer(@PathVariable String issuer) {
        return published(metadata.authorizationServer(badges.issuing(issuer)));
    }

    @GetMapping("/issuers/{issuer}/wallet/offers/{link}")
    ResponseEntity<String> offer(@PathVariable String issuer, @PathVariable String link) {
        DistrictId district = badges.issuing(issuer).id();
        Optional<String> code = link.length() > LONGEST_SECRET ? Optional.empty() : offers.code(link, district);
        return answer(metadata.offering(district, code.orElseThrow(BadgeNotFound::new)));
    }

    @PostMapping(path = "/issuers/{issuer}/wallet/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> token(
            @PathVariable String issuer,
            @RequestParam(name = "grant_type", defaultValue = "") String grant,
            @RequestParam(name = "pre-authorized_code", defaultValue = "") String code,
            @RequestParam(name = "tx_code", defaultValue = "") String number) {
        DistrictId district = badges.issuing(issuer).id();
        if (!grant.equals(IssuerMetadata.PRE_AUTHORIZED)) {
            throw new IssuanceRefused("unsupported_grant_type", "Only the pre-authorized code flow is supported.");
        }
        if (code.isEmpty() || number.isEmpty()) {
            throw new IssuanceRefused("invalid_request", "pre-authorized_code and tx_code are needed.");
        }
        if (code.length() > LONGEST_SECRET || number.length() > LONGEST_SECRET) {
            throw new IssuanceRefused("invalid_grant", "That is no code of ours.");
        }
        return answer(json.writeValueAsString(Map.of(
                "access_token",
                offers.token(code, number, district),
                "token_type",
                "Bearer",
                "expires_in",
                WalletOffers.OPEN.toSeconds())));
    }

    @PostMapping("/issuers/{issuer}/wallet/nonce")
    ResponseEntity<String> nonce(@PathVariable String issuer) {
        DistrictId district = badges.issuing(issuer).id();
        return answer(json.writeValueAsString(Map.of("c_nonce", nonces.fresh(metadata.issuer(district)))));
    }

    @PostMapping(path = "/issuers/{issuer}/wallet/credential")
    ResponseEntity<String> credential(
            @PathVariable String issuer,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            HttpServletRequest request)
            throws IOException {
        DistrictId district = badges.issuing(issuer).id();
        String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7) && authorization.length() <= LONGEST_SECRET
                ? authorization.substring(7).strip()
                : null;
        // Before a byte of the body is read.
        offers.requireToken(token, district);
        JsonNode asked = asked(request.getInputStream());
        CarriedCredentials.Form form = form(asked);
        String holder = proofs.holder(proof(asked), metadata.issuer(district));
        String credential = offers.credential(token, district, holder, form);
        // As it was signed, and not written anew.
        return answer("{\"credentials\":[{\"credential\":"
                + (form == CarriedCredentials.Form.JWT ? json.writeValueAsString(credential) : credential)
                + "}]}");
    }

    private JsonNode asked(InputStream body) throws IOException {
        byte[] read = body.readNBytes(LONGEST_REQUEST + 1);
        if (read.length > LONGEST_REQUEST) {
            throw new IssuanceRefused("invalid_credential_request", "The request is too long.");
        }
        try {
            JsonNode asked = json.readTree(new String(read, StandardCharsets.UTF_8));
            if (asked != null && asked.isObject()) {
                return asked;
            }
        } catch (JacksonException e) {
            log.debug("A credential request is no JSON");
        }
        throw new IssuanceRefused("invalid_credential_request", "The request is no JSON object.");
    }

    private static CarriedCredentials.Form form(JsonNode asked) {
        if (asked.has("credential_response_encryption")) {
            throw new IssuanceRefused("invalid_encryption_parameters", "Responses are not encrypted here.");
        }
        if (asked.has("credential_identifier")) {
            throw new IssuanceRefused("unknown_credential_identifier", "No credential_identifier was given.");
        }
        String name = text(asked.get("credential_configuration_id"));
        if (name == null) {
            throw new IssuanceRefused("invalid_credential_request", "credential_configuration_id is needed.");
        }
        CarriedCredentials.Form form = IssuerMetadata.CONFIGURATIONS.get(name);
        if (form == null) {
            throw new IssuanceRefused("unknown_credential_configuration", "There is no such configuration.");
        }
        return form;
    }

    private static String proof(JsonNode asked) {
        JsonNode all = asked.get("proofs");
        JsonNode several = all == null ? null : all.get("jwt");
        if (several == null || all.size() != 1 || !several.isArray() || several.size() != 1) {
            throw new IssuanceRefused("invalid_proof", "One proof of the type jwt is needed.");
        }
        String proof = text(several.get(0));
        if (proof == null) {
            throw new IssuanceRefused("invalid_proof", "The proof is no JWT.");
        }
        return proof;
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value != null && value.isString() ? value.stringValue() : null;
    }

    @ExceptionHandler
    ResponseEntity<String> refused(IssuanceRefused refused) {
        String body = json.writeValueAsString(
                Map.of("error", refused.error(), "error_description", String.valueOf(refused.getMessage())));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refused.status())
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore());
        if (refused.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        return answer.body(body);
    }

    @ExceptionHandler
    ResponseEntity<Void> notHere(BadgeNotFound e) {
        return ResponseEntity.notFound().build();
    }

    private static ResponseEntity<Map<String, Object>> published(Map<String, Object> document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .body(document);
    }

    private static ResponseEntity<String> answer(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
