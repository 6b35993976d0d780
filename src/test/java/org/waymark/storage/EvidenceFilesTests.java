package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;

@OnH2
class EvidenceFilesTests {

    @Autowired
    EvidenceFiles files;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private final DistrictId district = DistrictId.fresh();

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        StoredFile kept = put("tickets.png", TestFiles.png());

        try (InputStream bytes = files.open(kept.key())) {
            assertThat(bytes.readAllBytes()).isEqualTo(TestFiles.png());
        }
    }

    @Test
    void recordsTypeSizeAndHash() throws Exception {
        StoredFile kept = put("plan.doc", TestFiles.pdf());

        assertThat(kept)
                .isEqualTo(new StoredFile(
                        kept.key(),
                        "application/pdf",
                        TestFiles.pdf().length,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(TestFiles.pdf()))));
    }

    @Test
    void keepsNothingOfWhatIsRefused() {
        RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> put("plan.pdf", TestFiles.html()));

        assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.ACTIVE);
        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void keepsNothingWhenTheTransactionRollsBack() {
        transaction.executeWithoutResult(status -> {
            files.put(district.id(), "", new ByteArrayInputStream(TestFiles.png()));
            status.setRollbackOnly();
        });

        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void forgetsBytesAndRow() {
        StoredFile kept = put("", TestFiles.png());

        transaction.executeWithoutResult(status -> files.forget(kept.key()));
        TestJobs.runDue(context, clock.instant());

        assertThat(TestFiles.kept(district, context)).isZero();
        assertThat(files.states(Set.of(kept.key()), district.id())).isEmpty();
    }

    @Test
    void saysWhatIsUsedOfHowMuch() {
        long room = files.personQuota() - 100;

        RefusedFile refused =
                catchThrowableOfType(RefusedFile.class, () -> files.admit("plan.pdf", 101, room, district.id()));

        assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.PERSON_FULL);
        assertThat(refused.sizes()).containsExactly(room, files.personQuota());
    }

    @Test
    void aFileMayBeAsLargeAsSaidAndNoLarger() {
        files.admit("plan.pdf", files.largest(), 0, district.id());

        assertThat(catchThrowableOfType(
                                RefusedFile.class, () -> files.admit("plan.pdf", files.largest() + 1, 0, district.id()))
                        .reason())
                .isEqualTo(RefusedFile.Reason.TOO_LARGE);
    }

    private StoredFile put(String name, byte[] bytes) {
        return transaction.execute(status -> files.put(district.id(), name, new ByteArrayInputStream(bytes)));
    }
}
