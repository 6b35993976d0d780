package org.waymark.recognition.roles;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.CatalogDesk;
import org.waymark.people.DistrictId;

/** The positions of a district that are open to those who earned for them. */
@Service
@Transactional
public class RoleProfiles {

    private final RoleProfileRepository profiles;
    private final RoleLook look;
    private final AuditLog audit;
    private final Clock clock;

    RoleProfiles(RoleProfileRepository profiles, RoleLook look, AuditLog audit, Clock clock) {
        this.profiles = profiles;
        this.look = look;
        this.audit = audit;
        this.clock = clock;
    }

    /** Titles of all that are open, by title; for those who name one, such as a rule. */
    @Transactional(readOnly = true)
    public Map<RoleProfileId, String> titlesOf(DistrictId district) {
        Map<RoleProfileId, String> titles = new LinkedHashMap<>();
        profiles.findByDistrictOrderByTitleAscSlugAsc(district).stream()
                .filter(RoleProfile::isOpen)
                .forEach(role -> titles.put(role.id(), role.title()));
        return titles;
    }

    /** All of them by title. */
    @Transactional(readOnly = true)
    public List<RoleView> of(DistrictId district) {
        return profiles.findByDistrictOrderByTitleAscSlugAsc(district).stream()
                .map(RoleProfile::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<RoleView> bySlug(String slug, DistrictId district) {
        return profiles.findBySlugAndDistrict(slug, district).map(RoleProfile::view);
    }

    @Transactional(readOnly = true)
    RoleView one(RoleProfileId id, DistrictId district) {
        return profiles.findByIdAndDistrict(id, district).map(RoleProfile::view).orElseThrow(RoleNotFound::new);
    }

    /** Makes a new one; empty where the address is taken. Whoever has all of it is eligible soon after. */
    public Optional<RoleProfileId> make(RolePlan plan, DistrictId district, String actor, String role) {
        if (profiles.findBySlugAndDistrict(plan.slug(), district).isPresent()) {
            return Optional.empty();
        }
        RoleProfile made = profiles.save(new RoleProfile(district, plan, clock.instant()));
        audit.record(district.id(), actor, role, "position-made", plan.slug());
        look.schedule(district);
        return Optional.of(made.id());
    }

    /**
     * Changes one; false where somebody else did meanwhile. Who is eligible stays so.
     *
     * @param edition what the lead had before them
     */
    boolean change(RoleProfileId id, RolePlan plan, int edition, CatalogDesk desk) {
        RoleProfile role = found(id, desk.district());
        if (role.plan().equals(plan)) {
            return true;
        }
        if (role.edition() != edition) {
            return false;
        }
        role.follow(plan, clock.instant());
        audit.record(desk.district().id(), desk.actor(), desk.role().name(), "position-changed", plan.slug());
        look.schedule(desk.district());
        return true;
    }

    void close(RoleProfileId id, CatalogDesk desk) {
        RoleProfile role = found(id, desk.district());
        if (role.isOpen()) {
            role.close(clock.instant());
            audit.record(desk.district().id(), desk.actor(), desk.role().name(), "position-closed", role.slug());
        }
    }

    void reopen(RoleProfileId id, CatalogDesk desk) {
        RoleProfile role = found(id, desk.district());
        if (!role.isOpen()) {
            role.reopen();
            audit.record(desk.district().id(), desk.actor(), desk.role().name(), "position-reopened", role.slug());
            look.schedule(desk.district());
        }
    }

    /** Whether nobody could ever meet it: each of some waits for the qualification of another of them. */
    @Transactional(readOnly = true)
    boolean isCircle(@Nullable RoleProfileId id, @Nullable RoleProfileId prior, DistrictId district) {
        Map<RoleProfileId, RoleProfileId> priors = new HashMap<>();
        profiles.findByDistrictOrderByTitleAscSlugAsc(district).forEach(role -> {
            if (role.prior() != null) {
                priors.put(role.id(), role.prior());
            }
        });
        Set<RoleProfileId> seen = new HashSet<>();
        RoleProfileId at = prior;
        while (at != null && seen.add(at)) {
            if (at.equals(id)) {
                return true;
            }
            at = priors.get(at);
        }
        return false;
    }

    private RoleProfile found(RoleProfileId id, DistrictId district) {
        return profiles.findByIdAndDistrict(id, district).orElseThrow(RoleNotFound::new);
    }
}
