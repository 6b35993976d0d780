package org.waymark.award.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.waymark.award.TestDids;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;

class DidKeysTests {

    private static final String DID = "did:web:olive.example.org";

    private final PlatformHttp http = mock(PlatformHttp.class);
    private final DidKeys keys = new DidKeys(http);
    private final ECKey key = TestDids.key();

    @ParameterizedTest
    @CsvSource({
        "did:web:olive.example.org, https://olive.example.org/.well-known/did.json",
        "did:web:example.org:people:olive, https://example.org/people/olive/did.json",
        "did:web:example.org%3A8443:olive, https://example.org:8443/olive/did.json"
    })
    void aDidOfASiteIsAtItsAddress(String did, String address) {
        assertThat(DidKeys.address(did)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authentication", "assertionMethod"})
    void aKeyThatSpeaksForItIsTaken(String use) {
        answers(200, document(DID, use, "\"" + DID + "#1\""));

        assertThat(keys.key(DID + "#1").toECKey().getX()).isEqualTo(key.getX());
    }

    @Test
    void aKeyOfAnotherUseIsNot() {
        answers(200, document(DID, "keyAgreement", "\"" + DID + "#1\""));

        assertThatThrownBy(() -> keys.key(DID + "#1")).hasMessage("NO_SUCH_KEY");
    }

    @Test
    void aKeyThatIsNotListedIsNot() {
        answers(200, document(DID, "authentication", "\"" + DID + "#1\""));

        assertThatThrownBy(() -> keys.key(DID + "#2")).hasMessage("NO_SUCH_KEY");
    }

    @Test
    void aDocumentOfSomebodyElseIsRefused() {
        answers(200, document("did:web:other.example.org", "authentication", "\"" + DID + "#1\""));

        assertThatThrownBy(() -> keys.key(DID + "#1")).hasMessage("DID_BROKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null"})
    void whatIsNoDocumentIsRefused(String text) {
        answers(200, text);

        assertThatThrownBy(() -> keys.key(DID + "#1")).hasMessage("DID_BROKEN");
    }

    @Test
    void noDocumentIsSaidToBeNone() {
        answers(404, "");

        assertThatThrownBy(() -> keys.key(DID + "#1")).hasMessage("DID_SILENT");
    }

    private void answers(int status, String text) {
        when(http.getForAnyone(
                        eq(URI.create("https://olive.example.org/.well-known/did.json")), any(HttpHeaders.class)))
                .thenReturn(new PlatformResponse(status, new HttpHeaders(), text.getBytes(StandardCharsets.UTF_8)));
    }

    private String document(String did, String use, String entry) {
        return """
                {"id": "%s", "verificationMethod": [{"id": "%s#1", "type": "JsonWebKey", "controller": "%s",
                "publicKeyJwk": %s}], "%s": [%s]}""".formatted(did, DID, did, key.toPublicJWK().toJSONString(), use, entry);
    }
}
