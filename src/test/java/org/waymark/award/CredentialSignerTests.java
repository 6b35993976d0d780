package org.waymark.award;

import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.transaction.PlatformTransactionManager;
import org.waymark.people.DistrictId;

class CredentialSignerTests {

    private final AwardRepository awards = mock(AwardRepository.class);
    private final KnownOfAwards known = mock(KnownOfAwards.class);
    private final CredentialSigner signer = new CredentialSigner(
            awards,
            mock(Issuers.class),
            known,
            mock(CredentialBuilder.class),
            mock(CredentialRules.class),
            mock(EddsaRdfc2022.class),
            Clock.systemUTC(),
            mock(PlatformTransactionManager.class));

    @Test
    void readsWhatSeveralSayAlikeOnlyAfterTheyAreHeld() {
        DistrictId district = DistrictId.fresh();
        List<AwardId> some = List.of(AwardId.fresh());

        signer.runTogether(some, district);

        InOrder order = inOrder(awards, known);
        order.verify(awards).findFreeForChange(some, district);
        order.verify(known).alike(district);
    }
}
