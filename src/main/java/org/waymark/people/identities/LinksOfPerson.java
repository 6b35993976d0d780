package org.waymark.people.identities;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureHold;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** Which LMS identities were said to be one person, and why. */
@Component
@Order(80)
@Transactional
class LinksOfPerson implements PersonalData, ErasurePart {

    private final PersonLinkRepository links;

    LinksOfPerson(PersonLinkRepository links) {
        this.links = links;
    }

    @Override
    public String heading() {
        return "people.identities.section";
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Set<String> tables() {
        return Set.of("person_link", "person_link_row");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = links.ever(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"people.identities.privacy.count"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<PersonLink> ever = links.ever(person, district);
        if (!ever.isEmpty()) {
            archive.json(
                    "linked-identities.json",
                    ever.stream()
                            .map(link -> Map.of(
                                    "person", link.main().toString(),
                                    "linkedTo", link.other().toString(),
                                    "linkedAt", link.linkedAt(),
                                    "reason", link.reason(),
                                    "undone", link.isUndone()))
                            .toList());
        }
    }

    /** What is set aside under the other identity would be left behind. */
    @Override
    @Transactional(readOnly = true)
    public Optional<ErasureHold> hold(Erasure erasure) {
        return links.open(List.of(erasure.person()), erasure.district()).isEmpty()
                ? Optional.empty()
                : Optional.of(new ErasureHold("people.identities.privacy.hold", null));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = (int) links.ever(erasure.person(), erasure.district()).stream()
                .filter(link -> link.saysWhy())
                .count();
        return count == 0 ? List.of() : List.of(ErasureLine.pseudonymised("people.identities.privacy.count", count));
    }

    /** That there was a link is the other's history, too: it stays under ids, without the words that were written on it. */
    @Override
    public void erase(Erasure erasure) {
        links.forgetRows(erasure.person().id(), erasure.district().id());
        links.ever(erasure.person(), erasure.district()).forEach(PersonLink::forgetReasons);
    }
}
