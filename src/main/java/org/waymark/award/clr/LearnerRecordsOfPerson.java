package org.waymark.award.clr;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardId;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/** A record follows its earner; where two identities are one person, the main one's of the same stays. */
@Component
@Order(9)
@Transactional
class LearnerRecordsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final LearnerRecords records;

    LearnerRecordsOfPerson(LearnerRecords records) {
        this.records = records;
    }

    @Override
    public String heading() {
        return "award.clr.title";
    }

    @Override
    public String name() {
        return "learner-records";
    }

    @Override
    public Set<String> tables() {
        return Set.of("learner_record", "learner_record_badge");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.ofUnversioned("learner_record", "person_id", "kind", "of_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = records.of(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(new String[] {"award.clr.privacy"}, new Object[] {count}));
    }

    /** What a copy says of one; what is signed is made of the badges, which are in the copy too. */
    record Copy(UUID id, RecordKind kind, UUID of, boolean shared, Instant madeAt, List<String> badges) {}

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (LearnerRecord record : records.of(person, district)) {
            copies.add(new Copy(
                    record.id(),
                    record.kind(),
                    record.of(),
                    record.shared(),
                    record.madeAt(),
                    records.chosen(record).stream()
                            .map(AwardId::toString)
                            .sorted()
                            .toList()));
        }
        if (!copies.isEmpty()) {
            archive.json("learner-records.json", copies);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = records.of(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("award.clr.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        records.forget(erasure.person(), erasure.district());
    }
}
