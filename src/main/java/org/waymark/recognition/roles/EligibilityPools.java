package org.waymark.recognition.roles;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardMade;
import org.waymark.award.AwardResumed;
import org.waymark.award.AwardRevoked;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.ClosedAccess;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/**
 * Who is eligible for a position, never appointed to it. Nobody's name is in a pool but by their own act, and nothing is
 * counted or ranked.
 */
@Service
@Transactional
public class EligibilityPools {

    private static final Logger log = LoggerFactory.getLogger(EligibilityPools.class);
    private static final int AT_ONCE = 500;

    private final RoleProfileRepository profiles;
    private final EligibilityRepository eligibilities;
    private final PoolEntryRepository entries;
    private final Holdings holdings;
    private final EligibilityNotices notices;
    private final People people;
    private final ClosedAccess access;
    private final Districts districts;
    private final AuditLog audit;
    private final Clock clock;

    EligibilityPools(
            RoleProfileRepository profiles,
            EligibilityRepository eligibilities,
            PoolEntryRepository entries,
            Holdings holdings,
            EligibilityNotices notices,
            People people,
            ClosedAccess access,
            Districts districts,
            AuditLog audit,
            Clock clock) {
        this.profiles = profiles;
        this.eligibilities = eligibilities;
        this.entries = entries;
        this.holdings = holdings;
        this.notices = notices;
        this.people = people;
        this.access = access;
        this.districts = districts;
        this.audit = audit;
        this.clock = clock;
    }

    /** For which positions somebody is eligible now; one read. */
    @Transactional(readOnly = true)
    public Set<RoleProfileId> eligible(PersonId person, DistrictId district) {
        return inForce(person, district).stream().map(Eligibility::role).collect(Collectors.toSet());
    }

    /**
     * Somebody is eligible because a rule of the district says so, whatever the position asks for; once, until an award that
     * it rests on is taken back.
     *
     * @param restingOn the micro-credentials for which the rule says so
     */
    public void admit(RoleProfileId role, PersonId person, DistrictId district, Collection<DefinitionId> restingOn) {
        RoleProfile profile = profiles.findByIdAndDistrict(role, district).orElseThrow(RoleNotFound::new);
        if (profile.isOpen() && canBeEligible(person, district)) {
            grant(profile, person, restingOn.stream().map(DefinitionId::id).collect(Collectors.toSet()));
        }
    }

    @EventListener
    void on(AwardMade made) {
        look(made.earner(), made.district());
    }

    @EventListener
    void on(AwardResumed resumed) {
        look(resumed.earner(), resumed.district());
    }

    /** Ends what rested on the award, unless all that is asked for is still there. */
    @EventListener
    void on(AwardRevoked revoked) {
        UUID lost = revoked.definition().id();
        end(revoked.earner(), revoked.district(), eligibility -> eligibility.restsOn(lost), EndReason.AWARD);
    }

    /** Whoever has all that a position asks for is eligible. */
    public void look(PersonId person, DistrictId district) {
        List<RoleProfile> open = open(district);
        if (open.isEmpty() || !canBeEligible(person, district)) {
            return;
        }
        List<Eligibility> known = eligibilities.findByPersonAndDistrictOrderBySinceDescTurnDesc(person, district);
        Held held = holdings.of(person, district, known);
        boolean more = true;
        // One qualification may be what another position waited for.
        while (more) {
            more = false;
            for (RoleProfile role : open) {
                if (!held.qualified().contains(role.id()) && held.meets(role)) {
                    grant(role, person, held.counted(role));
                    Set<RoleProfileId> qualified = new HashSet<>(held.qualified());
                    qualified.add(role.id());
                    held = held.qualifiedFor(qualified);
                    more = true;
                }
            }
        }
    }

    /** Once: whoever else comes at the same moment waits, and finds it done. */
    private void grant(RoleProfile role, PersonId person, Set<UUID> counted) {
        people.hold(person, role.district());
        List<Eligibility> before =
                eligibilities.findByPersonAndDistrictOrderBySinceDescTurnDesc(person, role.district()).stream()
                        .filter(each -> each.role().equals(role.id()))
                        .toList();
        if (before.stream().anyMatch(Eligibility::isInForce)) {
            return;
        }
        int turn = before.stream().mapToInt(Eligibility::turn).max().orElse(0) + 1;
        Eligibility eligibility = eligibilities.save(new Eligibility(role, person, turn, counted, clock.instant()));
        LocalDate today = today(role.district());
        Optional<ApplicationWindow> window = role.window(today);
        window.ifPresent(eligibility::toldOf);
        notices.eligible(role, person, window.isPresent());
        log.info("Eligibility {} for position {} began", eligibility.id(), role.id());
    }

    private void end(PersonId person, DistrictId district, Predicate<Eligibility> touched, EndReason why) {
        List<Eligibility> inForce = inForce(person, district);
        List<Eligibility> some = inForce.stream().filter(touched).toList();
        if (some.isEmpty()) {
            return;
        }
        Held held = holdings.of(person, district, inForce).withEarned(holdings.suspended(person, district));
        for (Eligibility eligibility : some) {
            // What another waited for may have ended it already.
            if (!eligibility.isInForce()) {
                continue;
            }
            RoleProfile role = found(eligibility.role(), district);
            if (held.meets(role)) {
                eligibility.restOn(held.counted(role));
            } else {
                eligibility.end(why, clock.instant());
                notices.ended(role, person, why);
                log.info("Eligibility {} ended", eligibility.id());
                end(
                        person,
                        district,
                        other -> role.id().equals(found(other.role(), district).prior()),
                        EndReason.PRIOR);
            }
        }
    }

    /** They left the district: nothing of it is in force any more. */
    void left(List<PersonId> persons, DistrictId district) {
        Instant now = clock.instant();
        eligibilities.inForce(persons, district).forEach(eligibility -> eligibility.end(EndReason.LEFT, now));
    }

    /**
     * Puts one's own name into the pool of the window that is open.
     *
     * @return false where none is, or where they are not eligible any more
     */
    public boolean enter(RoleProfileId id, SignedInPerson me) {
        RoleProfile role = found(id, me.district());
        people.hold(me.id(), me.district());
        Optional<ApplicationWindow> window = role.window(today(me.district()));
        Optional<Eligibility> mine = inForce(me.id(), me.district()).stream()
                .filter(each -> each.role().equals(id))
                .findFirst();
        if (window.isEmpty() || mine.isEmpty()) {
            return false;
        }
        Optional<PoolEntry> before = entries(me).stream()
                .filter(entry -> entry.eligibility().equals(mine.get().id())
                        && entry.window().from().equals(window.get().from()))
                .findFirst();
        if (before.isPresent() && before.get().isIn()) {
            return true;
        }
        before.ifPresentOrElse(
                entry -> entry.enterAgain(clock.instant()),
                () -> entries.save(new PoolEntry(mine.get(), window.get(), clock.instant())));
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "position-entered", role.slug());
        return true;
    }

    /** Takes one's own name out of a position's pool, in whatever window it is. */
    void withdraw(RoleProfileId id, SignedInPerson me) {
        RoleProfile role = found(id, me.district());
        List<PoolEntry> in = entries(me).stream()
                .filter(entry -> entry.role().equals(id) && entry.isIn())
                .toList();
        if (!in.isEmpty()) {
            in.forEach(entry -> entry.withdraw(clock.instant()));
            audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "position-withdrawn", role.slug());
        }
    }

    /** Those who are eligible hear, once for each window, that it is open. */
    int tellOfWindows(DistrictId district) {
        LocalDate today = today(district);
        int told = 0;
        for (RoleProfile role : open(district)) {
            ApplicationWindow window = role.window(today).orElse(null);
            if (window != null) {
                for (Eligibility each : eligibilities.untold(role.id(), window.from(), district, Limit.of(AT_ONCE))) {
                    each.toldOf(window);
                    notices.windowIsOpen(role, each.person(), window);
                    told++;
                }
            }
        }
        return told;
    }

    private List<RoleProfile> open(DistrictId district) {
        return profiles.findByDistrictOrderByTitleAscSlugAsc(district).stream()
                .filter(RoleProfile::isOpen)
                .toList();
    }

    /** Nobody who is protected as a minor, or is not there any more. */
    private boolean canBeEligible(PersonId person, DistrictId district) {
        return !people.eligible(Set.of(person), district).isEmpty() && !access.isClosed(person, district);
    }

    private List<Eligibility> inForce(PersonId person, DistrictId district) {
        return eligibilities.findByPersonAndDistrictOrderBySinceDescTurnDesc(person, district).stream()
                .filter(Eligibility::isInForce)
                .toList();
    }

    private List<PoolEntry> entries(SignedInPerson me) {
        return entries.findByPersonAndDistrictOrderByEnteredAtDesc(me.id(), me.district());
    }

    private RoleProfile found(RoleProfileId id, DistrictId district) {
        return profiles.findByIdAndDistrict(id, district).orElseThrow(RoleNotFound::new);
    }

    private LocalDate today(DistrictId district) {
        return LocalDate.ofInstant(
                clock.instant(), ZoneId.of(districts.card(district).zone()));
    }
}
