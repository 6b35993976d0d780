package org.waymark.storage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a bucket for the words beside the files, in every build; {@link S3EvidenceStoreTests} asks a server. */
class NotesInBucketTests {

    private static final String ADDRESS = "/bucket/notes/last-place";

    @RegisterExtension
    static final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    Path folder;

    private StoreNotes notes;
    private S3EvidenceStore store;

    @BeforeEach
    void connect() {
        store = new S3EvidenceStore(
                StorageConfiguration.client(new StorageSettings.S3(
                        "bucket", URI.create(server.baseUrl()), "us-east-1", "test", "test-secret", true)),
                "bucket",
                new ScratchFiles(folder));
        notes = new StoreNotes(store);
    }

    @Test
    void aWordIsWritten() throws IOException {
        server.stubFor(put(ADDRESS).willReturn(ok()));

        notes.write("last-place", "a badge");

        server.verify(putRequestedFor(urlPathEqualTo(ADDRESS)).withRequestBody(containing("a badge")));
    }

    @Test
    void aWordIsRead() throws IOException {
        server.stubFor(get(ADDRESS).willReturn(ok("a badge")));

        assertThat(notes.read("last-place")).contains("a badge");
    }

    @Test
    void whereNoneIsThereNoneIsRead() throws IOException {
        server.stubFor(get(ADDRESS)
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "application/xml")
                        .withBody("<Error><Code>NoSuchKey</Code><Message>none</Message></Error>")));

        assertThat(notes.read("last-place")).isEmpty();
    }

    @Test
    void aWordIsRemoved() throws IOException {
        server.stubFor(delete(ADDRESS).willReturn(aResponse().withStatus(204)));

        notes.remove("last-place");

        server.verify(deleteRequestedFor(urlPathEqualTo(ADDRESS)));
    }

    /** The daily look removes what it sees and nothing knows. */
    @Test
    void aWordIsNotSeenWhereFilesAreLookedThrough() throws IOException {
        String file = StoreKey.fresh(UUID.randomUUID());
        server.stubFor(get(urlPathEqualTo("/bucket"))
                .withQueryParam("uploads", absent())
                .willReturn(okXml("<ListBucketResult><IsTruncated>false</IsTruncated>" + contents(file)
                        + contents("notes/last-place") + "</ListBucketResult>")));
        server.stubFor(get(urlPathEqualTo("/bucket"))
                .withQueryParam("uploads", equalTo(""))
                .willReturn(okXml("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>"
                        + "</ListMultipartUploadsResult>")));
        List<String> seen = new ArrayList<>();

        store.each(found -> seen.add(found.key()));

        assertThat(seen).containsExactly(file);
    }

    private static String contents(String key) {
        return "<Contents><Key>" + key + "</Key><Size>1</Size><LastModified>2026-11-01T00:00:00.000Z</LastModified>"
                + "</Contents>";
    }
}
