package org.waymark.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.guests.Guests;

/** What the page of a micro-credential shows someone, read in one go: most launches end there. */
@Service
@Transactional(readOnly = true)
class CredentialPages {

    /** Who may read how it came about. */
    private static final Set<Audience> STAFF = EnumSet.of(Audience.EDUCATOR, Audience.PRINCIPAL);

    private final Definitions definitions;
    private final CourseGrades grades;
    private final AlignedStandards standards;
    private final Beginnings beginnings;
    private final NeededReaders readers;
    private final ServedGoals goals;
    private final OpenRubrics rubrics;
    private final Audiences audiences;
    private final DistrictSettings settings;
    private final Guests guests;
    // Implemented by modules above, which use this one.
    private final ModulesAbove<Benefits> benefits;
    private final ModulesAbove<MeasuredHours> measured;
    private final ModulesAbove<RunningCourses> running;
    private final ModulesAbove<StartingPoint> starting;

    CredentialPages(
            Definitions definitions,
            CourseGrades grades,
            AlignedStandards standards,
            Beginnings beginnings,
            NeededReaders readers,
            ServedGoals goals,
            OpenRubrics rubrics,
            Audiences audiences,
            DistrictSettings settings,
            Guests guests,
            ObjectProvider<Benefits> benefits,
            ObjectProvider<MeasuredHours> measured,
            ObjectProvider<RunningCourses> running,
            ObjectProvider<StartingPoint> starting) {
        this.definitions = definitions;
        this.grades = grades;
        this.standards = standards;
        this.beginnings = beginnings;
        this.readers = readers;
        this.goals = goals;
        this.rubrics = rubrics;
        this.audiences = audiences;
        this.settings = settings;
        this.guests = guests;
        this.benefits = new ModulesAbove<>(benefits);
        this.measured = new ModulesAbove<>(measured);
        this.running = new ModulesAbove<>(running);
        this.starting = new ModulesAbove<>(starting);
    }

    /**
     * A micro-credential as it stands for one person.
     *
     * @param grades how it stands with the person's grade for it
     * @param standing who may start it
     * @param mayStart whether this person may
     * @param start what is said before they do; null for who has begun and may not begin anew
     * @param readers how many read each submission
     * @param benefits what it brings this person here
     * @param measured what it took others; null where too few told
     * @param courses titles of the person's own courses in which it is placed; empty where the LMS told none
     * @param staff whether the person may read how it came about
     * @param open where anyone reads it; null where nobody does
     */
    record CredentialPage(
            DefinitionVersion credential,
            List<CourseGrades.Outlook> grades,
            Map<String, List<AlignedStandards.Aligned>> standards,
            Beginnings.Standing standing,
            boolean mayStart,
            StartingPoint.@Nullable Said start,
            int readers,
            List<MessageSourceResolvable> benefits,
            MeasuredHours.@Nullable Measured measured,
            List<String> courses,
            List<ServedGoals.Served> goals,
            boolean staff,
            @Nullable String open) {

        /** Whether the person begins it once more here. */
        boolean anew() {
            return start != null && start.anew();
        }
    }

    Optional<CredentialPage> of(String slug, SignedInPerson me) {
        return definitions.current(slug, me.district()).map(credential -> page(credential, me));
    }

    private CredentialPage page(DefinitionVersion credential, SignedInPerson me) {
        DefinitionId id = credential.definition();
        Audience audience = audiences.of(me.id(), me.district());
        Beginnings.Standing standing = beginnings.standing(credential, me.id(), me.district());
        boolean mayStart = !me.onlyMentor()
                && standing.door().isOpen()
                && guests.mayBegin(me).test(id.id());
        return new CredentialPage(
                credential,
                grades.outlook(id, me),
                standards.of(credential.content().alignment(), me.district()),
                standing,
                mayStart,
                mayStart ? start(credential, me) : null,
                readers.of(credential, me.district()),
                benefits.stream()
                        .flatMap(each -> each.forEarner(id, me).stream())
                        .toList(),
                measured(id, me),
                running.stream()
                        .flatMap(each -> each.of(List.of(id), me).getOrDefault(id, List.of()).stream())
                        .toList(),
                goals.of(credential.content(), audience, me.district()),
                !me.isGuest() && !me.onlyMentor() && STAFF.contains(audience),
                rubrics.address(credential, me.district()).orElse(null));
    }

    private StartingPoint.@Nullable Said start(DefinitionVersion credential, SignedInPerson me) {
        return starting.stream()
                .flatMap(each -> each.before(credential, me).stream())
                .findFirst()
                .orElse(null);
    }

    /** Of fewer than five, or than the district shows anything of, nothing is said. */
    private MeasuredHours.@Nullable Measured measured(DefinitionId id, SignedInPerson me) {
        return measured.stream()
                .flatMap(each -> each.of(id, me.district()).stream())
                .filter(MeasuredHours.Measured::mayBeShown)
                .filter(hours ->
                        hours.earners() >= settings.of(me.district()).policies().smallGroup())
                .findFirst()
                .orElse(null);
    }
}
