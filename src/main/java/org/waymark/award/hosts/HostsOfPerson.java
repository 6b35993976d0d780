package org.waymark.award.hosts;

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

/** The hosts that somebody connected, and what was sent there. */
@Component
@Order(9)
@Transactional
class HostsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final BadgeHosts hosts;

    HostsOfPerson(BadgeHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public String heading() {
        return "award.hosts.title";
    }

    @Override
    public String name() {
        return "badge-hosts";
    }

    @Override
    public Set<String> tables() {
        return Set.of("badge_host", "badge_host_copy");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.ofUnversioned("badge_host", "person_id", "address"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int known = hosts.copy(person, district).size();
        return known == 0
                ? List.of()
                : List.of(
                        new DefaultMessageSourceResolvable(new String[] {"award.hosts.privacy"}, new Object[] {known}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<BadgeHosts.OwnHost> known = hosts.copy(person, district);
        if (!known.isEmpty()) {
            archive.json("wallet-hosts.json", known);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int known = hosts.copy(erasure.person(), erasure.district()).size();
        return known == 0 ? List.of() : List.of(ErasureLine.erased("award.hosts.erasure", known));
    }

    @Override
    public void erase(Erasure erasure) {
        hosts.forget(erasure.person(), erasure.district());
    }
}
