package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.award.clr.TestRecords;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

/** What no learner record may be, to be signed. */
class ClrRulesTests {

    private static final DistrictId DISTRICT = DistrictId.fresh();
    private static final IssuerProfile ISSUER = TestBadges.issuer(DISTRICT, TestBadges.SETTINGS);

    @Test
    void aRecordOfAStackIsTaken() {
        JsonObject record = TestRecords.ofStack(ISSUER.json(), List.of(badge("One"), badge("Two")));

        assertThat(record.getJsonObject("credentialSubject").getJsonArray("association"))
                .hasSize(2);
    }

    @Test
    void aRecordSaysHashesOfAddresses() {
        JsonObject record = TestRecords.ofAll(
                ISSUER.json(),
                new EarnerIdentities.Identity("did:key:z6Mk", List.of("me@example.org")),
                List.of(badge("One")));

        assertThat(record.getJsonObject("credentialSubject").getJsonArray("identifier"))
                .containsExactly(EmailHashes.identity("me@example.org", "salt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"proof\":                       | \"prof\":                    | proof",
                "\"OpenBadgeCredential\"          | \"OpenBadge\"                | type",
                "https://waymark.example.org/badges/ | not an address           | id",
            })
    void aBadgeThatIsNoneIsRefused(String from, String to, String where) {
        assertThatThrownBy(() -> TestRecords.ofAll(
                        ISSUER.json(),
                        EarnerIdentities.Identity.OPAQUE,
                        List.of(badge("One").replace(from, to))))
                .isInstanceOf(BadProof.class)
                .hasMessageContaining("It is no learner record")
                .hasMessageContaining(where);
    }

    @Test
    void aBadgeTwiceIsRefused() {
        String badge = badge("One");

        assertThatThrownBy(
                        () -> TestRecords.ofAll(ISSUER.json(), EarnerIdentities.Identity.OPAQUE, List.of(badge, badge)))
                .hasMessageContaining("stands in it twice");
    }

    @Test
    void nothingAtAllIsRefused() {
        assertThatThrownBy(() -> TestRecords.ofAll(ISSUER.json(), EarnerIdentities.Identity.OPAQUE, List.of()))
                .hasMessageContaining("verifiableCredential");
    }

    private static String badge(String title) {
        DefinitionVersion definition = TestBadges.definition(title);
        return TestBadges.sign(
                TestBadges.BUILDER.build(TestBadges.facts(TestBadges.award(DISTRICT, definition), definition)),
                ISSUER.did(),
                new Ed25519PrivateKeyParameters(new SecureRandom()));
    }
}
