package org.waymark.catalog.approval;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionNotFound;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.StageRefused;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.programmes.ChosenCohorts;

/** What a lead decides once a micro-credential is there: who tries it, when it is open to everyone, when it ends. */
@Service
@Transactional
class Stages {

    private final Definitions definitions;
    private final StepRepository steps;
    private final ProposalRepository proposals;
    private final Deciders deciders;
    private final ChosenCohorts cohorts;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Stages(
            Definitions definitions,
            StepRepository steps,
            ProposalRepository proposals,
            Deciders deciders,
            ChosenCohorts cohorts,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.definitions = definitions;
        this.steps = steps;
        this.proposals = proposals;
        this.deciders = deciders;
        this.cohorts = cohorts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an approved draft began as; the caller has seen to who may. */
    void opened(DefinitionId made, String title, @Nullable Pilot pilot, String reason, SignedInPerson lead) {
        if (pilot == null) {
            step(made, StepKind.LIVE, lead, reason, "");
            audit.record(
                    lead.district().id(), lead.id().toString(), Role.LEAD.name(), "definition-live", made.toString());
        } else {
            definitions.isTriedBy(pilot, made, lead.district());
            step(made, StepKind.PILOT, lead, reason, "");
            audit.record(
                    lead.district().id(), lead.id().toString(), Role.LEAD.name(), "definition-pilot", made.toString());
            invite(made, title, pilot, Set.of(), lead.district());
        }
    }

    /**
     * Says anew who tries a pilot; who is invited now and was not before is told.
     *
     * @throws StageRefused when it is no pilot any more
     */
    void isTriedBy(Pilot pilot, DefinitionId definition, String reason, SignedInPerson me) {
        deciders.require(Role.LEAD, me);
        Pilot before = definitions.pilot(definition, me.district()).orElseThrow(StageRefused::new);
        definitions.isTriedBy(pilot, definition, me.district());
        step(definition, StepKind.PILOT_CHANGED, me, reason, "");
        audit.record(
                me.district().id(),
                me.id().toString(),
                Role.LEAD.name(),
                "definition-pilot-changed",
                definition.toString());
        invite(
                definition,
                definitions.current(definition, me.district()).orElseThrow().title(),
                pilot,
                before.cohorts(),
                me.district());
    }

    /** @throws StageRefused when it is no pilot any more */
    void goLive(DefinitionId definition, String reason, SignedInPerson me) {
        deciders.require(Role.LEAD, me);
        definitions.goLive(definition, me.district());
        step(definition, StepKind.LIVE, me, reason, "");
        audit.record(
                me.district().id(), me.id().toString(), Role.LEAD.name(), "definition-live", definition.toString());
        tellAuthors("definition-live", definition, "", me.district());
    }

    /**
     * Ends it for those who have not begun.
     *
     * @param replacement what its page leads to, if anything
     * @throws StageRefused when it is retired already
     */
    void retire(DefinitionId definition, @Nullable DefinitionId replacement, String reason, SignedInPerson me) {
        deciders.require(Role.LEAD, me);
        DistrictId district = me.district();
        String leadsTo = replacement == null
                ? ""
                : definitions
                        .current(replacement, district)
                        .orElseThrow(DefinitionNotFound::new)
                        .title();
        definitions.retire(definition, district, replacement);
        step(definition, StepKind.RETIRED, me, reason, leadsTo);
        audit.record(
                district.id(),
                me.id().toString(),
                Role.LEAD.name(),
                "definition-retired",
                replacement == null ? definition.toString() : definition + " " + replacement);
        tellAuthors("definition-retired", definition, "/history", district);
    }

    private void tellAuthors(String kind, DefinitionId definition, String page, DistrictId district) {
        DefinitionVersion one = definitions.current(definition, district).orElseThrow(DefinitionNotFound::new);
        proposals
                .authorsOf(definition, district)
                .forEach(author -> notices.send(new Notice(
                        district.id(), author.id(), kind, List.of(one.title()), "/credentials/" + one.slug() + page)));
    }

    private void step(DefinitionId definition, StepKind kind, SignedInPerson me, String reason, String detail) {
        steps.save(new Step(me.district(), null, definition, kind, me.id(), reason, detail, clock.instant()));
    }

    /** Those who are in a cohort that was not invited before; how many may begin is told on its page. */
    private void invite(DefinitionId definition, String title, Pilot pilot, Set<UUID> before, DistrictId district) {
        List<UUID> invited = pilot.cohorts().stream()
                .filter(cohort -> !before.contains(cohort))
                .toList();
        Set<PersonId> told = new HashSet<>(cohorts.members(before, district));
        String path = definitions
                .slug(definition, district)
                .map(slug -> "/credentials/" + slug)
                .orElse("/credentials");
        cohorts.members(invited, district).stream()
                .filter(told::add)
                .forEach(person ->
                        notices.send(new Notice(district.id(), person.id(), "pilot-invited", List.of(title), path)));
    }
}
