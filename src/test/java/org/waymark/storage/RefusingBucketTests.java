package org.waymark.storage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestPorts;
import org.waymark.settings.BadSetting;

/** A bucket with a wrong name or key stops the start; one that is away for a while does not. */
@ExtendWith(OutputCaptureExtension.class)
class RefusingBucketTests {

    @RegisterExtension
    WireMockExtension s3 = WireMockExtension.newInstance().build();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "403, SignatureDoesNotMatch",
        "403, InvalidAccessKeyId",
        "403, AccessDenied",
        "404, NoSuchBucket",
        "301, PermanentRedirect",
        "400, AuthorizationHeaderMalformed"
    })
    void stopsTheStartWithWhatItAnswered(int status, String code) {
        answers(refusal(status, code));

        assertThatThrownBy(() -> place(URI.create(s3.baseUrl())).afterSingletonsInstantiated())
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("The bucket evidence refuses Waymark: it answers " + status + " " + code)
                .hasMessageContaining("WAYMARK_STORAGE_S3_BUCKET");
    }

    @Test
    void oneThatWasNeverMarkedRefusesNobody() throws IOException {
        answers(refusal(404, "NoSuchKey"));

        assertThat(store(URI.create(s3.baseUrl())).mark()).isNull();
    }

    @Test
    void saysItsMark() throws IOException {
        answers(aResponse().withBody("0190-mark\n"));

        assertThat(store(URI.create(s3.baseUrl())).mark()).isEqualTo("0190-mark");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void oneThatIsBusyStopsNothing(int status, CapturedOutput output) {
        answers(refusal(status, "SlowDown"));

        assertStartsAndSaysSo(URI.create(s3.baseUrl()), output);
    }

    @Test
    void oneThatIsAwayStopsNothing(CapturedOutput output) {
        assertStartsAndSaysSo(URI.create("http://127.0.0.1:" + TestPorts.free()), output);
    }

    @Test
    void oneThatStandsStillIsWaitedForSomeSeconds(CapturedOutput output) {
        answers(aResponse().withFixedDelay(20_000));

        long since = System.nanoTime();
        assertStartsAndSaysSo(URI.create(s3.baseUrl()), output);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(12));
    }

    private void assertStartsAndSaysSo(URI address, CapturedOutput output) {
        EvidencePlace place = place(address);

        assertThatCode(place::afterSingletonsInstantiated).doesNotThrowAnyException();

        assertThat(output).contains("the bucket evidence does not answer");
        assertThat(place.answers()).isFalse();
    }

    private EvidencePlace place(URI address) {
        return new EvidencePlace(store(address), mock(JdbcClient.class), mock(TransactionTemplate.class));
    }

    private S3EvidenceStore store(URI address) {
        return new S3EvidenceStore(
                StorageConfiguration.client(
                        new StorageSettings.S3("evidence", address, "us-east-1", "key", "secret", true)),
                "evidence",
                new ScratchFiles(folder));
    }

    private void answers(ResponseDefinitionBuilder response) {
        s3.stubFor(any(anyUrl()).willReturn(response));
    }

    private static ResponseDefinitionBuilder refusal(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/xml")
                .withBody("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }
}
