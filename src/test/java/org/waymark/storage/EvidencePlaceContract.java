package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.settings.BadSetting;
import org.waymark.settings.WaymarkSettings;

/** Nodes of one database keep evidence in one store, or do not start. */
abstract class EvidencePlaceContract {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WaymarkSettings settings;

    @TempDir
    Path one;

    @TempDir
    Path other;

    @BeforeEach
    void forget() {
        jdbc.sql("delete from evidence_place").update();
    }

    /** As the application of these tests was started. */
    @AfterEach
    void asItWas() throws IOException {
        forget();
        Files.deleteIfExists(settings.dataDir().resolve("evidence").resolve(EvidenceStore.MARK));
        start(settings.dataDir().resolve("evidence"));
    }

    @Test
    void aPlaceFromBeforeThereWereMarksIsMarkedAndStartsAgain() throws IOException {
        start(one);

        assertThat(Files.readString(one.resolve(EvidenceStore.MARK)))
                .isEqualTo(jdbc.sql("select mark from evidence_place")
                        .query(String.class)
                        .single());
        start(one);
    }

    @Test
    void aNodeWithAFolderOfItsOwnIsRefused() throws IOException {
        start(one);

        assertThatThrownBy(() -> start(other))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("is not in the folder " + other)
                .hasMessageContaining("has no mark")
                .hasMessageContaining("write " + Files.readString(one.resolve(EvidenceStore.MARK)));
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void whatTheSentenceSaysHelps() throws IOException {
        start(one);
        Files.copy(one.resolve(EvidenceStore.MARK), other.resolve(EvidenceStore.MARK));

        start(other);
    }

    @Test
    void theStoreOfAnotherDatabaseIsRefused() throws IOException {
        Files.writeString(one.resolve(EvidenceStore.MARK), "of another");

        assertThatThrownBy(() -> start(one))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("has the mark of another database")
                .hasMessageContaining("delete " + EvidenceStore.MARK);
        assertThat(jdbc.sql("select count(*) from evidence_place")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aStartThatEndedInTheMiddleIsTakenUp() throws IOException {
        start(one);
        jdbc.sql("update evidence_place set confirmed = false").update();
        start(one);
        jdbc.sql("update evidence_place set confirmed = false").update();
        Files.delete(one.resolve(EvidenceStore.MARK));

        start(one);

        assertThatThrownBy(() -> start(other)).isInstanceOf(BadSetting.class);
    }

    @Test
    void ofNodesThatBeginAtOnceNoneIsRefused() {
        List<CompletableFuture<Void>> nodes = Stream.generate(() -> CompletableFuture.runAsync(() -> start(one)))
                .limit(4)
                .toList();

        assertThat(nodes).allSatisfy(node -> assertThat(node).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void whatWasRestoredIsAPlaceOfItsOwn() throws IOException {
        start(one);
        Path data = other.resolve("data");
        Files.createDirectories(data.resolve("evidence"));
        Files.writeString(data.resolve("evidence").resolve(EvidenceStore.MARK), "of a node that was started too soon");

        KeptFiles.inFolder(data).belongTo(dataSource);

        start(data.resolve("evidence"));
        assertThatThrownBy(() -> start(one)).isInstanceOf(BadSetting.class);
    }

    @Test
    void aStoreThatIsExchangedUnderARunningNodeAnswersNoMore() throws IOException {
        EvidencePlace place = start(one);
        assertThat(place.answers()).isTrue();

        Files.delete(one.resolve(EvidenceStore.MARK));

        assertThat(place.answers()).isFalse();
    }

    private EvidencePlace start(Path folder) {
        EvidencePlace place = new EvidencePlace(new DiskEvidenceStore(folder), jdbc, transaction);
        place.afterSingletonsInstantiated();
        return place;
    }
}
