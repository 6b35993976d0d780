package org.waymark.storage;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.settings.StoreAway;
import org.waymark.storage.EvidenceStore.Growing;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** An S3 server that hangs, or fails, holds nobody for long, and is known for what it is. */
class StoreThatHangsTests {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** For two tries of this patience, and a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int A_MINUTE = 60_000;

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    Path folder;

    private final String key = StoreKey.fresh(UUID.randomUUID());
    private final Growing file = new Growing(key, "an-upload");
    private S3EvidenceStore store;

    @BeforeEach
    void connect() {
        store = new S3EvidenceStore(
                StorageConfiguration.client(settings(server.baseUrl()), PATIENCE), "bucket", new ScratchFiles(folder));
    }

    private static StorageSettings.S3 settings(String address) {
        return new StorageSettings.S3("bucket", URI.create(address), "us-east-1", "test", "test-secret", true);
    }

    private Map<String, ThrowingCallable> calls() {
        return Map.of(
                "open", () -> store.open(key, 0, 10).close(),
                "delete", () -> store.delete(key),
                "begin", () -> store.begin(key),
                "abandon", () -> store.abandon(file),
                "finish", () -> store.finish(file, 8000),
                "each", () -> store.each(found -> {}));
    }

    @TestFactory
    Iterable<DynamicTest> oneThatHangsIsGivenUpSoon() {
        return all(answer -> answer.willReturn(ok().withFixedDelay(A_MINUTE)));
    }

    @TestFactory
    Iterable<DynamicTest> oneThatFailsIsKnownForWhatItIs() {
        return all(answer -> answer.willReturn(serverError()));
    }

    private Iterable<DynamicTest> all(UnaryOperator<MappingBuilder> behaviour) {
        return calls().entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    server.stubFor(behaviour.apply(any(anyUrl())));
                    long since = System.nanoTime();

                    Throwable problem = catchThrowable(call.getValue());

                    assertThat(StoreAway.why(problem)).as("%s", problem).isNotNull();
                    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(SOON);
                }))
                .toList();
    }

    /** What it sends comes over longer than one is patient for an answer, as a film does. */
    @Test
    void aFileThatComesSlowlyIsNotCut() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(ok("x".repeat(1000)).withChunkedDribbleDelay(30, (int)
                PATIENCE.multipliedBy(6).toMillis())));

        try (InputStream in = store.open(key, 0, 1000)) {
            assertThat(in.readAllBytes()).hasSize(1000);
        }
    }

    /** What reads it would else take the file for broken. */
    @Test
    void oneThatStopsOnTheWayIsKnownForWhatItIs() throws Exception {
        server.stubFor(get(anyUrl()).willReturn(ok().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

        try (InputStream in = store.open(key, 0, 1000)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(StoreAway.class);
        }
    }

    /** A piece of 8 MB may take longer than what has no bytes. */
    @Test
    void aPieceThatGoesSlowlyIsNotCut() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(ok().withHeader("ETag", "\"1\"").withFixedDelay((int)
                PATIENCE.multipliedBy(6).toMillis())));

        store.append(file, 0, new ByteArrayInputStream(new byte[S3EvidenceStore.PART]), kept -> {});
    }

    /** A file of several gigabytes is put together for longer than one is patient for an answer. */
    @Test
    void aFileThatIsMadeWholeSlowlyIsNotCut() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(ok("<ListPartsResult/>")));
        server.stubFor(
                post(anyUrl()).willReturn(ok("<CompleteMultipartUploadResult/>").withFixedDelay((int)
                        PATIENCE.multipliedBy(6).toMillis())));

        store.finish(file, S3EvidenceStore.PART);
    }

    /** It takes the connection and reads nothing, as a process does that was stopped. */
    @Test
    void oneThatTakesNoBytesIsGivenUp() throws Exception {
        try (ServerSocket stopped = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            S3EvidenceStore store = new S3EvidenceStore(
                    StorageConfiguration.client(settings("http://127.0.0.1:" + stopped.getLocalPort()), PATIENCE),
                    "bucket",
                    new ScratchFiles(folder));
            long since = System.nanoTime();

            assertThatThrownBy(() -> store.put(key, new ByteArrayInputStream(new byte[100_000])))
                    .isInstanceOf(StoreAway.class);
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(SOON);
        }
    }

    @Test
    void withoutATestsPatienceAPersonWaitsForSeconds() {
        ClientOverrideConfiguration limits = StorageConfiguration.client(settings(server.baseUrl()))
                .serviceClientConfiguration()
                .overrideConfiguration();

        assertThat(limits.apiCallAttemptTimeout()).contains(Duration.ofSeconds(8));
        assertThat(limits.apiCallTimeout()).contains(Duration.ofSeconds(17));
    }
}
