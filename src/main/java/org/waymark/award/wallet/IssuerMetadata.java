package org.waymark.award.wallet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.waymark.award.CarriedCredentials;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.json.JsonMapper;

/** What a district, as an issuer to wallets, says of itself: OpenID4VCI 1.0, sections 4.1, 12.2 and 12.3. */
@Component
class IssuerMetadata {

    static final String PRE_AUTHORIZED = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private static final List<String> TYPE = List.of("VerifiableCredential", "OpenBadgeCredential");
    private static final List<String> CONTEXT = List.of(
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");

    /** What can be asked for, by the names under which it is offered. */
    static final Map<String, CarriedCredentials.Form> CONFIGURATIONS = Map.of(
            "open_badge_ldp_vc", CarriedCredentials.Form.JSON_LD, "open_badge_jwt_vc", CarriedCredentials.Form.JWT);

    private final WaymarkSettings settings;
    private final JsonMapper json;

    IssuerMetadata(WaymarkSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** The issuer's identifier, which is its authorization server's as well. */
    String issuer(DistrictId district) {
        return settings.url("/issuers/" + district);
    }

    /** Where a wallet fetches an offer. */
    String offer(DistrictId district, String link) {
        return issuer(district) + "/wallet/offers/" + link;
    }

    /** An offer, as JSON. */
    String offering(DistrictId district, String code) {
        return json.writeValueAsString(ordered(
                "credential_issuer",
                issuer(district),
                "credential_configuration_ids",
                List.of("open_badge_ldp_vc", "open_badge_jwt_vc"),
                "grants",
                Map.of(
                        PRE_AUTHORIZED,
                        ordered(
                                "pre-authorized_code",
                                code,
                                "tx_code",
                                ordered(
                                        "input_mode",
                                        "numeric",
                                        "length",
                                        WalletOffers.DIGITS,
                                        "description",
                                        "The six digits beside the QR code")))));
    }

    Map<String, Object> credentialIssuer(DistrictCard district) {
        String issuer = issuer(district.id());
        return ordered(
                "credential_issuer",
                issuer,
                "credential_endpoint",
                issuer + "/wallet/credential",
                "nonce_endpoint",
                issuer + "/wallet/nonce",
                "display",
                List.of(Map.of("name", district.name())),
                "credential_configurations_supported",
                ordered(
                        "open_badge_ldp_vc",
                        configuration(
                                "ldp_vc", "eddsa-rdfc-2022", ordered("@context", CONTEXT, "type", TYPE), district),
                        "open_badge_jwt_vc",
                        configuration("jwt_vc_json", "RS256", ordered("type", TYPE), district)));
    }

    private static Map<String, Object> configuration(
            String format, String algorithm, Map<String, Object> definition, DistrictCard district) {
        return ordered(
                "format",
                format,
                "cryptographic_binding_methods_supported",
                List.of("did:key", "did:jwk", "jwk"),
                "credential_signing_alg_values_supported",
                List.of(algorithm),
                "proof_types_supported",
                Map.of("jwt", Map.of("proof_signing_alg_values_supported", List.of("ES256", "EdDSA"))),
                "credential_definition",
                definition,
                "credential_metadata",
                Map.of("display", List.of(Map.of("name", "Open Badge, " + district.name()))));
    }

    /** RFC 8414; without an authorization endpoint, since all that is granted here was begun on a page of ours. */
    Map<String, Object> authorizationServer(DistrictCard district) {
        String issuer = issuer(district.id());
        return ordered(
                "issuer",
                issuer,
                "token_endpoint",
                issuer + "/wallet/token",
                "response_types_supported",
                List.of("none"),
                "grant_types_supported",
                List.of(PRE_AUTHORIZED),
                "token_endpoint_auth_methods_supported",
                List.of("none"),
                "pre-authorized_grant_anonymous_access_supported",
                true);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
