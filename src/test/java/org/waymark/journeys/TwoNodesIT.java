package org.waymark.journeys;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.TestDatabases;
import org.waymark.TestPorts;
import org.waymark.journeys.SandboxLms.Grade;
import org.waymark.storage.TestBucket;

/**
 * Two nodes on one PostgreSQL and one bucket, or one folder where no S3 server can be had, behind a proxy that asks them in
 * turn; one of them is lost in the middle. With {@code -Dwaymark.before=} and the jar of an earlier release, that one is of it:
 * the database is made by the earlier release and brought forward while it serves.
 */
class TwoNodesIT extends ConnectedJourney {

    private static final String TITLE = "Productive small-group work";
    private static int port;
    private static Waymark one;
    private static Waymark other;
    private static Balancer balancer;
    private static Waymark platform;

    @BeforeAll
    static void start() throws IOException {
        port = TestPorts.free();
        String database = TestDatabases.postgres();
        SharedEvidence evidence =
                TestBucket.isThere() ? SharedEvidence.in(TestBucket.fresh()) : SharedEvidence.inOneFolder();
        // The first node makes the tables of an empty database; the LMS has nothing to do with it.
        CompletableFuture<Waymark> starting = CompletableFuture.supplyAsync(() -> Waymark.onlyLms("lms-of-two-nodes"));
        Waymark.Start first = node(database, evidence);
        String before = System.getProperty("waymark.before");
        one = (before == null ? first : first.jar(before)).start("node-one");
        other = node(database, evidence).start("node-other");
        balancer = new Balancer(port, List.of(one.port(), other.port()));
        platform = starting.join();
    }

    @AfterAll
    static void stop() {
        balancer.close();
        one.kill();
        other.close();
        platform.close();
    }

    @Test
    void aLostNodeLosesNothing() {
        connect("Lakeside");
        place(TITLE);
        appoint();
        begin("teacher1", TITLE);
        doTheTasks();
        lms().beBusyFor(1);
        submit();

        one.kill();

        lms().awaitGrade("teacher1", TITLE, Grade.IN_REVIEW);
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher1", TITLE);
    }

    private static Waymark.Start node(String database, SharedEvidence evidence) {
        return evidence.in(Waymark.on(TestPorts.free()))
                .with("WAYMARK_BASE_URL", "http://localhost:" + port)
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "127.0.0.1")
                .with("WAYMARK_SCORES_FIRST_WAIT", "2s")
                .with("WAYMARK_SECRET", "a-secret-which-both-nodes-have-in-common")
                .with("SPRING_DATASOURCE_URL", database);
    }

    @Override
    protected Waymark platform() {
        return platform;
    }

    @Override
    protected String tools() {
        return "http://localhost:" + port;
    }
}
