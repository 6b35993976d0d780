package org.waymark.recognition.roles;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** For which positions somebody was eligible, and into which pools they put their name. */
@Component
@Order(8)
@Transactional
class RolesOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final EligibilityRepository eligibilities;
    private final PoolEntryRepository entries;
    private final RoleProfileRepository profiles;

    RolesOfPerson(EligibilityRepository eligibilities, PoolEntryRepository entries, RoleProfileRepository profiles) {
        this.eligibilities = eligibilities;
        this.entries = entries;
        this.profiles = profiles;
    }

    @Override
    public String heading() {
        return "roles.title";
    }

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public Set<String> tables() {
        return Set.of("eligibility", "pool_entry");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("eligibility", "person_id", "role_id", "turn"), Column.of("pool_entry", "person_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int known = eligibilities
                .findByPersonAndDistrictOrderBySinceDescTurnDesc(person, district)
                .size();
        return known == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(new String[] {"roles.privacy"}, new Object[] {known}));
    }

    private record Eligible(
            String role,
            Instant since,
            @Nullable Instant endedAt,
            @Nullable EndReason endedWhy) {}

    private record Entered(
            String role,
            String from,
            String until,
            Instant enteredAt,
            @Nullable Instant withdrawnAt) {}

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Eligibility> known = eligibilities.findByPersonAndDistrictOrderBySinceDescTurnDesc(person, district);
        if (known.isEmpty()) {
            return;
        }
        Map<RoleProfileId, String> titles = new LinkedHashMap<>();
        profiles.findByDistrictOrderByTitleAscSlugAsc(district).forEach(role -> titles.put(role.id(), role.title()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "eligible",
                known.stream()
                        .map(each -> new Eligible(
                                titles.getOrDefault(each.role(), ""), each.since(), each.endedAt(), each.endedWhy()))
                        .toList());
        all.put(
                "pools",
                entries.findByPersonAndDistrictOrderByEnteredAtDesc(person, district).stream()
                        .map(each -> new Entered(
                                titles.getOrDefault(each.role(), ""),
                                each.window().from().toString(),
                                each.window().until().toString(),
                                each.enteredAt(),
                                each.withdrawnAt()))
                        .toList());
        archive.json("eligibility.json", all);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int known = eligibilities
                .findByPersonAndDistrictOrderBySinceDescTurnDesc(erasure.person(), erasure.district())
                .size();
        return known == 0 ? List.of() : List.of(ErasureLine.erased("roles.erasure", known));
    }

    @Override
    public void erase(Erasure erasure) {
        entries.deleteByPersonAndDistrict(erasure.person(), erasure.district());
        entries.flush();
        eligibilities.deleteByPersonAndDistrict(erasure.person(), erasure.district());
    }
}
