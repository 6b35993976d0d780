package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.award.OtherVerifiersThorough.DID;
import static org.waymark.award.OtherVerifiersThorough.NOW;
import static org.waymark.award.OtherVerifiersThorough.OTHERS;
import static org.waymark.award.OtherVerifiersThorough.OWN;
import static org.waymark.award.OtherVerifiersThorough.facts;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the Digital Credentials Consortium's wallets and pages say of our badges, by the library that they share. */
class VerifierCoreThorough {

    private static final String LIST = OtherVerifiersThorough.LIST;
    private static final String TAKEN_BACK = OtherVerifiersThorough.TAKEN_BACK;
    private static final String FORGED = OtherVerifiersThorough.FORGED;

    @Test
    void agreesOnWhatHoldsAndWhatDoesNot() {
        Map<String, String> expected = new LinkedHashMap<>();
        JsonObject credential = TestBadges.BUILDER.build(facts("评估 🎓 Cañada"));
        String signed = TestBadges.sign(credential, DID, OWN);
        OtherVerifiers core = new OtherVerifiers()
                .knowing(
                        DID,
                        DidDocument.of(DID, List.of(DidDocument.method(DID, Multikey.of(OWN.generatePublicKey()))))
                                .json())
                .knowing(LIST, OtherVerifiersThorough.list(LIST, "revocation", OWN))
                .knowing(TAKEN_BACK, OtherVerifiersThorough.list(TAKEN_BACK, "revocation", OWN, 5))
                .knowing(FORGED, OtherVerifiersThorough.list(FORGED, "revocation", OTHERS));
        core.proof("without a status", signed);
        expected.put("without a status", "verified");
        core.proof("in a list", OtherVerifiersThorough.withStatus("revocation", LIST));
        expected.put("in a list", "verified");
        core.proof("tampered", signed.replace("Cañada", "Canada"));
        expected.put("tampered", "invalid_signature");
        core.proof(
                "another's key under the issuer's name",
                TestBadges.CRYPTOSUITE
                        .sign(credential, OtherVerifiersThorough.method(OWN), NOW, OTHERS)
                        .toString());
        expected.put("another's key under the issuer's name", "invalid_signature");
        core.proof(
                "expired",
                TestBadges.sign(
                        TestBadges.BUILDER.build(
                                TestBadges.with(facts("Over"), known -> known.validUntil = NOW.minusSeconds(3600))),
                        DID,
                        OWN));
        expected.put("expired", "expiration");
        core.proof("revoked", OtherVerifiersThorough.withStatus("revocation", TAKEN_BACK));
        expected.put("revoked", "revocation_status");
        core.proof("a list of another's key", OtherVerifiersThorough.withStatus("revocation", FORGED));
        expected.put("a list of another's key", "revocation_status: status_list_signature_error");
        core.proof("a list that is not there", OtherVerifiersThorough.withStatus("revocation", LIST + "0"));
        expected.put("a list that is not there", "revocation_status: status_list_not_found");

        assertThat(core.verdictsOfCore(NOW)).containsExactlyInAnyOrderEntriesOf(expected);
    }
}
