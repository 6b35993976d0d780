package org.waymark.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The districts (tenants) of this installation. */
@Service
@Transactional
public class Districts {

    private static final Logger log = LoggerFactory.getLogger(Districts.class);

    private final DistrictRepository districts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Districts(DistrictRepository districts, ApplicationEventPublisher events, Clock clock) {
        this.districts = districts;
        this.events = events;
        this.clock = clock;
    }

    /** A district by name, made if absent. */
    public DistrictId named(String name) {
        return named(name, false);
    }

    /** The same, but one that is made has nothing in it. */
    public DistrictId bare(String name) {
        return named(name, true);
    }

    /** A district by name, if there is one. */
    @Transactional(readOnly = true)
    public Optional<DistrictId> known(String name) {
        return districts.findByName(name.strip()).map(District::card).map(DistrictCard::id);
    }

    /** The one that a name or an id means; every district where nothing is asked for; none where there is no such. */
    @Transactional(readOnly = true)
    public List<DistrictId> meant(@Nullable String nameOrId) {
        List<DistrictId> all = ids();
        if (nameOrId == null || nameOrId.isBlank()) {
            return all;
        }
        String meant = nameOrId.strip();
        return known(meant)
                .map(List::of)
                .orElseGet(() ->
                        all.stream().filter(id -> id.toString().equals(meant)).toList());
    }

    private DistrictId named(String name, boolean bare) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("A district has a name");
        }
        return districts
                .findByName(wanted)
                .map(District::card)
                .map(DistrictCard::id)
                .orElseGet(() -> made(wanted, bare));
    }

    @Transactional(readOnly = true)
    public DistrictCard card(DistrictId id) {
        return districts.findById(id).map(District::card).orElseThrow(DistrictNotFound::new);
    }

    /** Holds a district until the transaction ends, so that of two changes at once the second sees the first. */
    public DistrictCard hold(DistrictId id) {
        return districts.hold(id).map(District::card).orElseThrow(DistrictNotFound::new);
    }

    /** Whether a district other than this one has that name. */
    @Transactional(readOnly = true)
    public boolean isTaken(String name, DistrictId by) {
        return districts
                .findByName(name)
                .filter(found -> !found.card().id().equals(by))
                .isPresent();
    }

    /**
     * Names and describes a district anew.
     *
     * @param zone an IANA time zone
     * @param languages their tags, the preferred first, with commas between
     */
    public void describe(DistrictId id, String name, String zone, String languages) {
        districts.hold(id).orElseThrow(DistrictNotFound::new).isDescribed(name, zone, languages);
    }

    /** All districts by name; for the operator only. */
    @Transactional(readOnly = true)
    public List<DistrictCard> all() {
        return districts.findAllByOrderByName().stream().map(District::card).toList();
    }

    /** The same, for what is looked after in each. */
    @Transactional(readOnly = true)
    public List<DistrictId> ids() {
        return all().stream().map(DistrictCard::id).toList();
    }

    private DistrictId made(String name, boolean bare) {
        DistrictId id = DistrictId.fresh();
        Instant now = clock.instant();
        if (districts.add(id.id(), name, District.DEFAULT_ZONE, District.DEFAULT_LANGUAGES, now) == 0) {
            // Another made it while we looked: theirs is the one.
            return districts.findByName(name).orElseThrow().card().id();
        }
        log.info("District {} created", id);
        events.publishEvent(new DistrictCreated(id, now, bare));
        return id;
    }
}
