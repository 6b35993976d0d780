package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.settings.WaymarkSettings;

class EvidenceFilesTests {

    @TempDir
    Path folder;

    private final UUID district = UUID.randomUUID();
    private DiskEvidenceStore store;
    private EvidenceFiles files;

    @BeforeEach
    void open() {
        store = new DiskEvidenceStore(
                new WaymarkSettings(URI.create("http://localhost:8080"), folder, null, null, List.of(), false));
        files = new EvidenceFiles(store, null, new FileDeletion(store));
    }

    @Test
    void tellsTheTypeByTheContent() {
        assertThat(put(TestFiles.pdf()).mediaType()).isEqualTo("application/pdf");
        assertThat(put(TestFiles.png()).mediaType()).isEqualTo("image/png");
        assertThat(put(TestFiles.jpg()).mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        StoredFile kept = put(TestFiles.png());

        try (InputStream bytes = files.open(kept.key())) {
            assertThat(bytes.readAllBytes()).isEqualTo(TestFiles.png());
        }
    }

    @Test
    void recordsSizeAndHash() {
        StoredFile kept = put(TestFiles.pdf());

        assertThat(kept.bytes()).isEqualTo(TestFiles.pdf().length);
        assertThat(kept.sha256()).hasSize(64).isEqualTo(put(TestFiles.pdf()).sha256());
    }

    @Test
    void refusesAPageThatIsNamedAPicture() {
        assertThat(refused(new ByteArrayInputStream(TestFiles.html()))).isEqualTo(RefusedFile.Reason.WRONG_TYPE);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(refused(new ByteArrayInputStream("MZ\0\0".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(RefusedFile.Reason.WRONG_TYPE);
        assertThat(refused(new ByteArrayInputStream(
                        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(RefusedFile.Reason.WRONG_TYPE);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(refused(InputStream.nullInputStream())).isEqualTo(RefusedFile.Reason.EMPTY);
    }

    @Test
    void refusesAFileThatIsTooLargeAndKeepsNothingOfIt() throws IOException {
        InputStream large = new SequenceInputStream(
                new ByteArrayInputStream(TestFiles.pdf()),
                new ByteArrayInputStream(new byte[(int) EvidenceFiles.LIMIT]));

        assertThat(refused(large)).isEqualTo(RefusedFile.Reason.TOO_LARGE);
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void forgetsADeletedFile() throws IOException {
        StoredFile kept = put(TestFiles.png());

        store.delete(kept.key());
        store.delete(kept.key());

        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void opensNothingOutsideItsFolder() {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> store.open("../secret")))
                .isNotNull();
    }

    private StoredFile put(byte[] bytes) {
        return files.put(district, new ByteArrayInputStream(bytes));
    }

    private RefusedFile.Reason refused(InputStream bytes) {
        return catchThrowableOfType(RefusedFile.class, () -> files.put(district, bytes))
                .reason();
    }
}
