package org.waymark.award;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** What a person was awarded, with the signed badges. */
@Component
@Order(40)
@Transactional(readOnly = true)
class AwardsOfPerson implements PersonalData {

    private final AwardRepository awards;
    private final ReleasedEvidence released;

    AwardsOfPerson(AwardRepository awards, ReleasedEvidence released) {
        this.awards = awards;
        this.released = released;
    }

    @Override
    public Set<String> tables() {
        return Set.of("award", "released_evidence");
    }

    @Override
    public String heading() {
        return "award.privacy.heading";
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = awards.findByEarnerAndDistrictOrderByAwardedAtDesc(person, district)
                .size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"award.privacy.awards"}, new Object[] {count}));
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Award> all = awards.findByEarnerAndDistrictOrderByAwardedAtDesc(person, district);
        if (!all.isEmpty()) {
            archive.json("awards.json", all.stream().map(AwardsOfPerson::facts).toList());
        }
        List<ReleasedEvidence.Released> shown = released.by(person, district);
        if (!shown.isEmpty()) {
            archive.json("released-evidence.json", shown);
        }
        for (Award award : all) {
            String credential = award.credential();
            if (credential != null) {
                archive.text("badges/" + award.id() + ".json", credential);
            }
            String jwt = award.jwt();
            if (jwt != null) {
                archive.text("badges/" + award.id() + ".jwt", jwt);
            }
        }
    }

    private static Map<String, Object> facts(Award award) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("award", award.id().toString());
        all.put("microCredential", award.title());
        all.put("awardedAt", award.awardedAt());
        all.put("shared", award.isShared());
        all.put("foundBySearching", award.isIndexed());
        if (award.isRevoked()) {
            all.put("revokedBecause", String.valueOf(award.revokedWhy()));
        }
        if (award.isSuspended()) {
            all.put("suspendedBecause", String.valueOf(award.suspendedWhy()));
        }
        if (award.validUntil() != null) {
            all.put("validUntil", award.validUntil());
        }
        return all;
    }
}
