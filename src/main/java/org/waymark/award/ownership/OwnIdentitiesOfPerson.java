package org.waymark.award.ownership;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/** Gone before the badges are signed anew without it; of two identities that are one person, the badges name both's. */
@Component
@Order(9)
@Transactional
class OwnIdentitiesOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final OwnIdentities identities;

    OwnIdentitiesOfPerson(OwnIdentities identities) {
        this.identities = identities;
    }

    @Override
    public String heading() {
        return "award.ownership.title";
    }

    @Override
    public String name() {
        return "badge-identities";
    }

    @Override
    public Set<String> tables() {
        return Set.of("earner_identity");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.ofUnversioned("earner_identity", "person_id", "identity"));
    }

    @Override
    public void linking(PersonId main, PersonId other, DistrictId district) {
        identities.reunited(main, other, district);
    }

    @Override
    public void undone(PersonId main, PersonId other, People.LmsIdentity identity, DistrictId district) {
        identities.reunited(main, other, district);
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        return identities.kept(person, district).stream()
                .<MessageSourceResolvable>map(kept -> new DefaultMessageSourceResolvable(
                        new String[] {"award.ownership.privacy." + kept.kind()}, new Object[] {kept.identity()}))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<OwnIdentities.Kept> kept = identities.kept(person, district);
        if (!kept.isEmpty()) {
            archive.json("badge-identities.json", kept);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> words(PersonId person, DistrictId district) {
        return identities.kept(person, district).stream()
                .map(OwnIdentities.Kept::identity)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = identities.kept(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("award.ownership.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        identities.forget(erasure.person(), erasure.district());
    }
}
