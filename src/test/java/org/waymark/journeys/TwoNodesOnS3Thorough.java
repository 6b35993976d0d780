package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.TestDatabases;
import org.waymark.TestPorts;
import org.waymark.journeys.Faults.Fault;
import org.waymark.journeys.Middle.Step;
import org.waymark.storage.TestBucket;

/**
 * Two nodes that share a PostgreSQL and a bucket and nothing else: a badge is earned while they are killed, each reads what the
 * other took, a backup goes into an empty database and an empty bucket, and what is erased leaves the bucket.
 */
class TwoNodesOnS3Thorough {

    @TempDir
    static Path folder;

    private static TestBucket bucket;
    private static EarningUnderFaults earning;

    @BeforeAll
    static void start() throws IOException {
        assumeThat(TestBucket.isThere())
                .as("an S3 server; ./mvnw -f src/test/s3mock/pom.xml dependency:build-classpath fetches one")
                .isTrue();
        bucket = TestBucket.fresh();
        earning = new EarningUnderFaults(SharedEvidence.in(bucket));
    }

    @AfterAll
    static void stop() throws IOException {
        if (earning != null) {
            earning.close();
        }
    }

    @Test
    void nothingButTheDatabaseAndTheBucketIsNeeded() {
        UUID submission = earning.earn(
                "teacher1",
                0,
                Map.of(
                        Step.UPLOAD, Fault.NODE_KILLED,
                        Step.SUBMIT, Fault.NODE_KILLED,
                        Step.BADGE, Fault.NODE_KILLED));
        earning.nothingMoreBefalls();
        eachReadsWhatTheOtherTook(submission);
        aBackupGoesIntoAnEmptyPlace();
        earning.faults().lose("one");
        whatIsErasedLeavesTheBucket(submission);
    }

    private void eachReadsWhatTheOtherTook(UUID submission) {
        Visitor teacher = earning.comeIn("teacher1");
        List<UUID> pieces = pieces(submission);
        assertThat(pieces).isNotEmpty();
        for (Waymark node : earning.faults().nodes()) {
            for (UUID piece : pieces) {
                assertThat(teacher.text(node.url("/submissions/" + submission + "/evidence/items/" + piece + "/file")))
                        .as("a piece as the node at %s reads it", node.port())
                        .isEqualTo(new String(EarningJourney.onePagePdf(), StandardCharsets.US_ASCII));
            }
        }
    }

    private void aBackupGoesIntoAnEmptyPlace() {
        String archive = folder.resolve("backup.tar.gz").toString();
        assertThat(earning.faults().settings("one").command("backup", archive)).startsWith("0: ");
        TestBucket empty = TestBucket.fresh();

        String said = SharedEvidence.in(empty)
                .in(earning.faults().settings(TestPorts.free()))
                .with("SPRING_DATASOURCE_URL", TestDatabases.postgres())
                .command("restore", archive);

        assertThat(said).startsWith("0: ").contains("The signature of the newest badge holds.");
        assertThat(empty.files()).isNotEmpty().isEqualTo(bucket.files());
    }

    private void whatIsErasedLeavesTheBucket(UUID submission) {
        List<String> keys = keys(submission);
        assertThat(bucket.files().keySet()).containsAll(keys);
        Visitor teacher = earning.comeIn("teacher1");
        Document mine = teacher.open(earning.url("/privacy"));
        mine.select("#sure").attr("checked", "checked");
        teacher.send(Visitor.form(mine, "form[action$=/privacy/deletion]"));
        Visitor lead = earning.comeIn("admin1");
        Element request = lead.open(earning.url("/admin/privacy")).selectFirst("article a.btn");
        assertThat(request).as("the request, before the lead").isNotNull();
        Document look = lead.open(request.absUrl("href"));
        look.select("#seen").attr("checked", "checked");
        lead.send(Visitor.form(look, "form[action$=/approve]"));
        teacher.send(Visitor.form(teacher.open(earning.url("/privacy")), "form[action$=/deletion/now]"));

        // What a node that was killed had put there without a row stays until the daily look.
        earning.eventually(
                "the bucket to have none of them",
                () -> Collections.disjoint(bucket.files().keySet(), keys));
        assertThat(keys(submission)).isEmpty();
    }

    private static List<UUID> pieces(UUID submission) {
        return ofPieces("id", submission, UUID.class);
    }

    private static List<String> keys(UUID submission) {
        return ofPieces("storage_key", submission, String.class);
    }

    private static <T> List<T> ofPieces(String column, UUID submission, Class<T> type) {
        return earning.faults()
                .database()
                .sql("select " + column + " from evidence_item where submission_id = ? and storage_key is not null")
                .param(submission)
                .query(type)
                .list();
    }
}
