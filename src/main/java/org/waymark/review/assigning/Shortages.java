package org.waymark.review.assigning;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NeededReaders;
import org.waymark.catalog.VersionPublished;
import org.waymark.jobs.DueJobs;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.RoleEnded;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.review.assigning.ReaderShortage.Place;
import org.waymark.submission.EnrolmentBegun;

/**
 * For what there are too few readers. Leads are told once, before anybody waits: when a micro-credential is published, when
 * somebody begins it, when readers go, and twice a day.
 */
@Service
@Transactional
class Shortages {

    /** What is about one earner is looked at anew when they hand in; until then it stands so long. */
    private static final Duration STANDS = Duration.ofDays(14);

    private final ReaderShortageRepository shortages;
    private final OpenReadings open;
    private final AbleReaders able;
    private final NeededReaders needed;
    private final Definitions definitions;
    private final People people;
    private final DistrictSettings settings;
    private final Notices notices;
    private final ShortageLook look;
    private final DueJobs jobs;
    private final Clock clock;

    Shortages(
            ReaderShortageRepository shortages,
            OpenReadings open,
            AbleReaders able,
            NeededReaders needed,
            Definitions definitions,
            People people,
            DistrictSettings settings,
            Notices notices,
            ShortageLook look,
            DueJobs jobs,
            Clock clock) {
        this.shortages = shortages;
        this.open = open;
        this.able = able;
        this.needed = needed;
        this.definitions = definitions;
        this.people = people;
        this.settings = settings;
        this.notices = notices;
        this.look = look;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void on(VersionPublished published) {
        later(ShortageLook.of(published.district()));
    }

    @EventListener
    void on(RoleEnded ended) {
        if (ended.role() == Role.REVIEWER || ended.role() == Role.THIRD_READER) {
            later(ShortageLook.of(ended.district()));
        }
    }

    /** Whoever stands too near to this earner is not there for them. */
    @EventListener
    void on(EnrolmentBegun begun) {
        later(ShortageLook.of(begun.version().id(), begun.earner(), begun.district()));
    }

    /** Something waits already. */
    @EventListener
    void on(ReadersMissing missing) {
        later(ShortageLook.of(missing.version(), missing.earner(), missing.district()));
    }

    /** Looks at all that is live. */
    void look(DistrictId district) {
        int found = 0;
        Map<DefinitionId, Set<Place>> empty = open.empty(district);
        Set<DefinitionId> live = new HashSet<>(empty.keySet());
        for (DefinitionVersion version : definitions.published(district)) {
            live.add(version.definition());
            found += look(version, null, empty, district);
        }
        shortages.findByDistrictOrderBySinceAscIdAsc(district).stream()
                .filter(each -> !live.contains(each.definition()))
                .forEach(shortages::delete);
        tell(found, null, district);
    }

    @Transactional(readOnly = true)
    List<ReaderShortage> of(DistrictId district) {
        return shortages.findByDistrictOrderBySinceAscIdAsc(district);
    }

    /** Looks at what one earner has begun. */
    void lookFor(PersonId earner, DefinitionVersionId version, DistrictId district) {
        tell(look(definitions.version(version, district), earner, open.empty(district), district), earner, district);
    }

    private void later(ShortageLook.Order order) {
        jobs.schedule(look, ShortageLook.key(order), order);
    }

    /**
     * Where a place of what is handed in is nobody's there are too few, however many there seem to be: who had it, brought it
     * too or reads it already is no help.
     *
     * @return how many shortages are new
     */
    private int look(
            DefinitionVersion version,
            @Nullable PersonId earner,
            Map<DefinitionId, Set<Place>> empty,
            DistrictId district) {
        Set<Place> nobodys = empty.getOrDefault(version.definition(), Set.of());
        Set<PersonId> near =
                earner == null ? Set.of() : able.near(earner, version.definition(), settings.of(district), district);
        int readers = needed.of(version, district);
        AbleReaders.Standing blind = standing(Role.REVIEWER, version, near, district);
        AbleReaders.Standing third = standing(Role.THIRD_READER, version, near, district);
        Set<PersonId> all = new HashSet<>(blind.able());
        all.addAll(third.able());
        boolean noThird =
                nobodys.contains(Place.THIRD) || readers > 1 && (third.able().isEmpty() || all.size() <= readers);
        boolean few = nobodys.contains(Place.BLIND) || blind.able().size() < readers;
        return stands(Place.BLIND, few, readers, blind, version, earner, district)
                + stands(Place.THIRD, noThird, 1, third, version, earner, district);
    }

    private AbleReaders.Standing standing(
            Role role, DefinitionVersion version, Set<PersonId> near, DistrictId district) {
        return able.standing(new ArrayList<>(people.inRole(role, district)), version, near, district);
    }

    private int stands(
            Place place,
            boolean few,
            int readers,
            AbleReaders.Standing standing,
            DefinitionVersion version,
            @Nullable PersonId earner,
            DistrictId district) {
        Instant now = clock.instant();
        // Two looks at the same instant find one shortage, of which leads are told once.
        int found = few
                ? shortages.add(
                        UuidCreator.getTimeOrderedEpoch(),
                        district.id(),
                        version.definition().id(),
                        place.name(),
                        now)
                : 0;
        Optional<ReaderShortage> known =
                shortages.findByDefinitionAndPlaceAndDistrict(version.definition(), place, district);
        if (few) {
            known.orElseThrow().stands(readers, standing);
            return found;
        }
        // That there are enough for one earner, or for most, does not yet mean that there are for another.
        known.filter(each -> earner == null
                        && (each.apart() == 0 || each.since().plus(STANDS).isBefore(now)))
                .ifPresent(shortages::delete);
        return 0;
    }

    private void tell(int found, @Nullable PersonId earner, DistrictId district) {
        if (found == 0) {
            return;
        }
        people.inRole(Role.LEAD, district).stream()
                .filter(lead -> !lead.equals(earner))
                .forEach(lead -> notices.send(
                        new Notice(district.id(), lead.id(), "readers-missing", List.of(), "/admin/reviews")));
    }
}
