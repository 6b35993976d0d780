package org.waymark.award.portfolio;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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

/** A portfolio follows its owner; where two identities are one person, the main one's stays. */
@Component
@Order(9)
@Transactional
class PortfolioOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final Portfolios portfolios;

    PortfolioOfPerson(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @Override
    public String heading() {
        return "award.portfolio.own";
    }

    @Override
    public String name() {
        return "portfolio";
    }

    @Override
    public Set<String> tables() {
        return Set.of("portfolio", "portfolio_badge");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.ofUnversioned("portfolio", "person_id", "district_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        return portfolios.copy(person, district).isEmpty()
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable("award.portfolio.privacy"));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        Optional<Portfolios.Copy> copy = portfolios.copy(person, district);
        if (copy.isPresent()) {
            archive.json("portfolio.json", copy.get());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        return portfolios.copy(erasure.person(), erasure.district()).isEmpty()
                ? List.of()
                : List.of(ErasureLine.erased("award.portfolio.erasure", 1));
    }

    @Override
    public void erase(Erasure erasure) {
        portfolios.forget(erasure.person(), erasure.district());
    }
}
