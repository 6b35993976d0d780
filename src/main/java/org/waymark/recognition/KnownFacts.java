package org.waymark.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardsInForce;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.earners.Minors;
import org.waymark.people.guests.Guests;
import org.waymark.people.staff.StaffRecords;
import org.waymark.review.RecordedReviews;

/** What other modules know that rules ask for, of many people in as many reads as of one. */
@Component
@Transactional(readOnly = true)
class KnownFacts {

    private final AwardsInForce awards;
    private final RecordedReviews reviews;
    private final People people;
    private final StaffRecords staff;
    private final Stacks stacks;
    private final DistrictSettings settings;
    private final Minors minors;
    private final Guests guests;

    KnownFacts(
            AwardsInForce awards,
            RecordedReviews reviews,
            People people,
            StaffRecords staff,
            Stacks stacks,
            DistrictSettings settings,
            Minors minors,
            Guests guests) {
        this.awards = awards;
        this.reviews = reviews;
        this.people = people;
        this.staff = staff;
        this.stacks = stacks;
        this.settings = settings;
        this.minors = minors;
        this.guests = guests;
    }

    /** Everyone's, of all who are asked for. */
    Map<PersonId, Facts> of(Collection<PersonId> some, DistrictId district, List<RuledVersion> asking) {
        ZoneId zone = settings.of(district).zone();
        Map<PersonId, List<AwardsInForce.Earned>> earned = awards.of(district, some);
        Map<PersonId, List<Instant>> recorded =
                ask(asking, Condition.ReviewsDone.class) ? reviews.of(district, some) : Map.of();
        Map<PersonId, Map<Role, People.RoleHeld>> roles =
                ask(asking, Condition.RoleHeld.class) ? people.rolesEver(some, district) : Map.of();
        Map<PersonId, StaffRecords.Place> places =
                asking.stream().allMatch(version -> version.content().who().equals(Who.EVERYBODY))
                        ? Map.of()
                        : staff.places(district, some);
        Map<PersonId, List<StaffRecords.FormerPlace>> before =
                places.isEmpty() ? Map.of() : staff.formerPlaces(district, places.keySet());
        Set<PersonId> left =
                asking.stream().anyMatch(version -> version.content().paysYearly())
                        ? staff.left(district, some)
                        : Set.of();
        Map<PersonId, Facts> facts = new LinkedHashMap<>();
        for (PersonId person : some) {
            StaffRecords.Place place = places.get(person);
            Map<Role, Facts.Held> held = new EnumMap<>(Role.class);
            roles.getOrDefault(person, Map.of())
                    .forEach((role, each) -> held.put(role, new Facts.Held(day(each.since(), zone), each.still())));
            facts.put(
                    person,
                    new Facts(
                            earned.getOrDefault(person, List.of()).stream()
                                    .map(each -> new Facts.Earned(
                                            each.award(), each.definition(), day(each.at(), zone), each.suspended()))
                                    .toList(),
                            recorded.getOrDefault(person, List.of()).stream()
                                    .map(at -> day(at, zone))
                                    .toList(),
                            held,
                            place == null ? null : place.school(),
                            place == null ? null : place.contractGroup(),
                            place == null
                                    ? Facts.Since.EVER
                                    : new Facts.Since(
                                            since(place.schoolSince(), zone),
                                            since(place.groupSince(), zone),
                                            before.getOrDefault(person, List.of()).stream()
                                                    .map(was -> new Facts.Stay(
                                                            was.school(), was.contractGroup(), day(was.until(), zone)))
                                                    .toList()),
                            left.contains(person)));
        }
        return facts;
    }

    /** Those of these who are here as guests or are protected as minors: no rule pays them. */
    Set<PersonId> unpaid(Collection<PersonId> some, DistrictId district) {
        Set<PersonId> unpaid = new HashSet<>(minors.protectedAmong(some, district));
        unpaid.addAll(guests.among(some, district));
        return unpaid;
    }

    Stackbook stacks(DistrictId district, List<RuledVersion> asking) {
        Set<StackId> some =
                asking.stream().flatMap(version -> version.content().stacks()).collect(Collectors.toSet());
        ZoneId zone = settings.of(district).zone();
        Map<StackId, List<Stackbook.Version>> versions = new HashMap<>();
        stacks.said(some, district)
                .forEach(said -> versions.computeIfAbsent(said.stack(), any -> new ArrayList<>())
                        .add(new Stackbook.Version(said.rule(), day(said.since(), zone))));
        return new Stackbook(versions);
    }

    private static boolean ask(List<RuledVersion> asking, Class<? extends Condition> kind) {
        return asking.stream()
                .anyMatch(version -> version.content().when().stream().anyMatch(kind::isInstance));
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private static @Nullable LocalDate since(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : day(at, zone);
    }
}
