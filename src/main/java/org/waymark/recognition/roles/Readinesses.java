package org.waymark.recognition.roles;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.SignedInPerson;

/** How somebody stands with the positions of their district, in as many reads as for one. */
@Service
@Transactional(readOnly = true)
class Readinesses {

    private final RoleProfileRepository profiles;
    private final EligibilityRepository eligibilities;
    private final PoolEntryRepository entries;
    private final Holdings holdings;
    private final Definitions definitions;
    private final Clock clock;

    Readinesses(
            RoleProfileRepository profiles,
            EligibilityRepository eligibilities,
            PoolEntryRepository entries,
            Holdings holdings,
            Definitions definitions,
            Clock clock) {
        this.profiles = profiles;
        this.eligibilities = eligibilities;
        this.entries = entries;
        this.holdings = holdings;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** With each that is open, by title, and with closed ones whose pool has their name. */
    List<Readiness> of(SignedInPerson me) {
        List<RoleProfile> roles = profiles.findByDistrictOrderByTitleAscSlugAsc(me.district());
        if (roles.isEmpty()) {
            return List.of();
        }
        List<Eligibility> mine = eligibilities.findByPersonAndDistrictOrderBySinceDescTurnDesc(me.id(), me.district());
        List<PoolEntry> entered = entries.findByPersonAndDistrictOrderByEnteredAtDesc(me.id(), me.district());
        Facts facts = facts(roles, mine, entered, me);
        return roles.stream()
                .filter(role -> role.isOpen() || facts.isIn(role))
                .map(facts::readiness)
                .toList();
    }

    Readiness of(String slug, SignedInPerson me) {
        return of(me).stream()
                .filter(each -> each.role().plan().slug().equals(slug))
                .findFirst()
                .orElseThrow(RoleNotFound::new);
    }

    private Facts facts(List<RoleProfile> roles, List<Eligibility> mine, List<PoolEntry> entered, SignedInPerson me) {
        Held held = holdings.of(me.id(), me.district(), mine);
        Set<DefinitionId> named = new HashSet<>();
        roles.forEach(role ->
                role.requirements().forEach(each -> held.about(each).forEach(id -> named.add(new DefinitionId(id)))));
        return new Facts(
                held,
                definitions.named(named, me.district()),
                roles.stream().collect(Collectors.toMap(RoleProfile::id, role -> role)),
                mine,
                entered,
                LocalDate.ofInstant(clock.instant(), ZoneId.of(me.zone())));
    }

    private record Facts(
            Held held,
            Map<DefinitionId, NamedDefinition> names,
            Map<RoleProfileId, RoleProfile> roles,
            List<Eligibility> mine,
            List<PoolEntry> entered,
            LocalDate today) {

        boolean isIn(RoleProfile role) {
            return entered.stream()
                    .anyMatch(entry -> entry.isIn() && entry.role().equals(role.id()));
        }

        Readiness readiness(RoleProfile role) {
            Optional<Eligibility> last =
                    mine.stream().filter(each -> each.role().equals(role.id())).findFirst();
            RoleView view = role.view();
            ApplicationWindow window = role.isOpen() ? view.window(today).orElse(null) : null;
            boolean in = window != null
                    && entered.stream()
                            .anyMatch(entry -> entry.isIn()
                                    && entry.role().equals(role.id())
                                    && entry.window().from().equals(window.from()));
            return new Readiness(
                    view,
                    needs(role),
                    last.filter(Eligibility::isInForce).map(Eligibility::since).orElse(null),
                    last.map(Eligibility::endedWhy).orElse(null),
                    window,
                    window != null && window.isOpen(today),
                    in,
                    !in && isIn(role));
        }

        private List<Readiness.Need> needs(RoleProfile role) {
            List<Readiness.Need> needs = new ArrayList<>();
            role.requirements().forEach(each -> needs.add(need(each)));
            RoleProfileId prior = role.prior();
            if (prior != null) {
                boolean met = held.qualified().contains(prior);
                needs.add(new Readiness.Need(
                        Readiness.Kind.PRIOR, link(roles.get(prior)), met, met ? 1 : 0, 1, List.of()));
            }
            Integer years = role.priorYears();
            if (years != null) {
                Integer recorded = held.years();
                needs.add(new Readiness.Need(
                        Readiness.Kind.YEARS,
                        new Readiness.Link(years.toString(), null),
                        held.meetsYears(years),
                        recorded == null ? -1 : recorded,
                        years,
                        List.of()));
            }
            return needs;
        }

        private Readiness.Need need(RoleRequirement requirement) {
            boolean met = held.meets(requirement);
            if (requirement.kind() == RoleRequirement.Kind.CREDENTIAL) {
                return new Readiness.Need(
                        Readiness.Kind.CREDENTIAL, link(requirement.of()), met, met ? 1 : 0, 1, List.of());
            }
            Stacks.Stood stood = held.stood(requirement);
            Set<UUID> about = held.about(requirement);
            boolean any = requirement.kind() == RoleRequirement.Kind.ANY;
            int have = any
                    ? held.heldOf(requirement).size()
                    : stood == null ? 0 : stood.progress().have();
            int enough = any
                    ? requirement.need()
                    : stood == null ? 1 : stood.progress().enough();
            return new Readiness.Need(
                    any ? Readiness.Kind.ANY : Readiness.Kind.STACK,
                    stood == null
                            ? new Readiness.Link("", null)
                            : new Readiness.Link(stood.title(), "/stacks/" + stood.id()),
                    met,
                    Math.min(have, enough),
                    enough,
                    met ? List.of() : missing(about));
        }

        private List<Readiness.Link> missing(Collection<UUID> about) {
            return about.stream()
                    .filter(id -> !held.earned().contains(id))
                    .map(this::link)
                    .toList();
        }

        private Readiness.Link link(UUID id) {
            NamedDefinition named = names.get(new DefinitionId(id));
            return named == null
                    ? new Readiness.Link("", null)
                    : new Readiness.Link(named.title(), "/credentials/" + named.slug());
        }

        private static Readiness.Link link(@Nullable RoleProfile role) {
            return role == null
                    ? new Readiness.Link("", null)
                    : new Readiness.Link(role.title(), role.isOpen() ? "/roles/" + role.slug() : null);
        }
    }
}
