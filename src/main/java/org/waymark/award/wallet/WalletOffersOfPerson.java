package org.waymark.award.wallet;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/** What somebody offered to their wallets of late. */
@Component
@Order(9)
@Transactional
class WalletOffersOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final WalletOffers offers;

    WalletOffersOfPerson(WalletOffers offers) {
        this.offers = offers;
    }

    @Override
    public String heading() {
        return "award.wallet.privacy.heading";
    }

    @Override
    public String name() {
        return "wallet-offers";
    }

    @Override
    public Set<String> tables() {
        return Set.of("wallet_offer");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.ofUnversioned("wallet_offer", "person_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int made = offers.copy(person, district).size();
        return made == 0
                ? List.of()
                : List.of(
                        new DefaultMessageSourceResolvable(new String[] {"award.wallet.privacy"}, new Object[] {made}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<WalletOffers.Copy> made = offers.copy(person, district);
        if (!made.isEmpty()) {
            archive.json("wallet-offers.json", made);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int made = offers.copy(erasure.person(), erasure.district()).size();
        return made == 0 ? List.of() : List.of(ErasureLine.erased("award.wallet.erasure", made));
    }

    @Override
    public void erase(Erasure erasure) {
        offers.forget(erasure.person(), erasure.district());
    }
}
