package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

class EditionsTests {

    private static final UUID START = new UUID(0, 0);

    private final AwardRepository awards = mock(AwardRepository.class);
    private final CredentialSigner signer = mock(CredentialSigner.class);
    private final DueJobs due = mock(DueJobs.class);
    private final Editions editions = new Editions(
            awards,
            signer,
            mock(Issuers.class),
            mock(Districts.class),
            due,
            mock(AuditLog.class),
            new TransactionTemplate(mock(PlatformTransactionManager.class)));

    private final DistrictId district = DistrictId.fresh();
    private final AwardId one = AwardId.fresh();
    private final AwardId other = AwardId.fresh();

    @BeforeEach
    void twoThatWait() {
        when(awards.waiting(eq(district), eq(START), any())).thenReturn(List.of(one, other));
    }

    @Test
    void signsThoseAfterOneThatFails() {
        when(signer.runTogether(List.of(one, other), district))
                .thenThrow(new IllegalStateException("Something unforeseen"));
        doThrow(new IllegalStateException("Something unforeseen")).when(signer).run(unsigned(one));

        editions.run(new Editions.Outdated(district));

        verify(signer).run(unsigned(other));
        verify(due).schedule(signer, "again|" + district + "|" + one, unsigned(one));
    }

    @Test
    void signsSeveralAtOnceAndAloneOnlyWhatSomebodyElseHeld() {
        when(signer.runTogether(List.of(one, other), district)).thenReturn(Set.of(one));

        editions.run(new Editions.Outdated(district));

        verify(signer).run(unsigned(other));
        verify(signer, never()).run(unsigned(one));
    }

    @Test
    void beginsAgainWhereSomeWereOutdatedBehindIt() {
        when(awards.anyStale(district)).thenReturn(true, false);

        editions.run(new Editions.Outdated(district));

        verify(signer, times(2)).run(unsigned(one));
        verify(signer, times(2)).run(unsigned(other));
    }

    @Test
    void endsWhereNoneOfThoseThatWaitCanBeSigned() {
        when(awards.anyStale(district)).thenReturn(true);
        doNothing()
                .doThrow(new IllegalStateException("Something unforeseen"))
                .when(signer)
                .run(unsigned(one));
        doThrow(new IllegalStateException("Something unforeseen")).when(signer).run(unsigned(other));

        editions.run(new Editions.Outdated(district));

        verify(signer, times(2)).run(unsigned(one));
    }

    @Test
    void isTriedLaterWhereTheServerStopsMeanwhile() {
        Thread running = Thread.currentThread();
        when(signer.runTogether(List.of(one, other), district)).thenAnswer(call -> {
            running.interrupt();
            new CountDownLatch(1).await();
            return Set.of();
        });

        assertThatThrownBy(() -> editions.run(new Editions.Outdated(district))).isInstanceOf(TryLater.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private CredentialSigner.Unsigned unsigned(AwardId award) {
        return new CredentialSigner.Unsigned(award, district);
    }
}
