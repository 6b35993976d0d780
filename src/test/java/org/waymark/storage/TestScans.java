package org.waymark.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.jobs.DueJobs;
import org.waymark.people.DistrictId;

/** An installation that has files looked at for viruses, by a daemon of the test. */
public final class TestScans implements AutoCloseable {

    /** A text that the daemon of the tests takes for a virus. */
    public static final byte[] VIRUS = "EICAR, or so this test says".getBytes(US_ASCII);

    private final FakeClamAv clamAv;
    private final VirusScan scan;
    private final EvidenceFiles files;

    public TestScans(ApplicationContext context) throws IOException {
        clamAv = new FakeClamAv();
        StorageSettings settings = TestStorage.settings(clamAv.settings());
        EvidenceStore store = context.getBean(EvidenceStore.class);
        scan = new VirusScan(
                store,
                new ClamAvDaemon(settings),
                context.getBean(FileDeletion.class),
                context.getBean(DueJobs.class),
                context.getBean(JdbcClient.class),
                context.getBean(TransactionTemplate.class),
                context,
                context.getBean(TestClock.class));
        files = new EvidenceFiles(
                store,
                context.getBean(FileCheck.class),
                settings,
                scan,
                context.getBean(FileDeletion.class),
                context.getBean(DueJobs.class),
                context.getBean(JdbcClient.class),
                context.getBean(TransactionTemplate.class),
                context.getBean(TestClock.class));
    }

    /** Keeps a file that is to be looked at; in the caller's transaction. */
    public StoredFile keep(DistrictId district, byte[] bytes) {
        return files.put(district.id(), "notes.txt", new ByteArrayInputStream(bytes));
    }

    /** As when the installation starts with the daemon, or without one; then it may be told to show what waits. */
    public static void start(boolean withDaemon, boolean release, ApplicationContext context) {
        new ScansAtStart(
                        TestStorage.settings(
                                new StorageSettings.ClamAv(withDaemon ? "127.0.0.1" : null, 3310, null, release)),
                        context.getBean(VirusScan.class),
                        context.getBean(DueJobs.class),
                        context.getBean(JdbcClient.class),
                        context.getBean(TransactionTemplate.class))
                .afterSingletonsInstantiated();
    }

    /** Has it looked at now. */
    public void look(StoredFile file) {
        scan.run(new VirusScan.Order(file.key()));
    }

    /** As when it was tried for days. */
    public void giveUp(StoredFile file) {
        scan.givenUp(new VirusScan.Order(file.key()), "no answer");
    }

    /** The daemon is away from now on. */
    @Override
    public void close() throws IOException {
        clamAv.close();
    }
}
