package org.waymark.catalog.cards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Beginnings;
import org.waymark.catalog.Benefits;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.MeasuredHours;
import org.waymark.catalog.RunningCourses;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.FoundCredential;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.catalog.finding.Shelf;
import org.waymark.catalog.finding.Wanted;
import org.waymark.catalog.goals.GoalView;
import org.waymark.catalog.goals.Goals;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;

/** The page on which people find a micro-credential: the same number of queries for twenty and for two thousand. */
@Service
@Transactional(readOnly = true)
class Finding {

    private final Catalogue catalogue;
    private final Goals goals;
    private final Beginnings beginnings;
    private final DistrictSettings settings;
    private final List<RunningCourses> running;
    private final List<Benefits> benefits;
    private final List<MeasuredHours> measured;

    Finding(
            Catalogue catalogue,
            Goals goals,
            Beginnings beginnings,
            DistrictSettings settings,
            ObjectProvider<RunningCourses> running,
            ObjectProvider<Benefits> benefits,
            ObjectProvider<MeasuredHours> measured) {
        this.catalogue = catalogue;
        this.goals = goals;
        this.beginnings = beginnings;
        this.settings = settings;
        this.running = running.stream().toList();
        this.benefits = benefits.stream().toList();
        this.measured = measured.stream().toList();
    }

    /**
     * What the page shows.
     *
     * @param areas to choose from
     * @param goals to choose from, by code
     * @param rewards whether there are rules of rewards to look for
     */
    record Found(List<Card> cards, FoundPage page, List<String> areas, Map<String, String> goals, boolean rewards) {}

    /** Only what the person may begin. */
    Found find(Wanted wanted, int number, SignedInPerson me) {
        Shelf shelf = catalogue.liveFor(me).withPilots(beginnings.pilotsFor(me.id(), me.district()));
        FoundPage page = catalogue.find(wanted, shelf, me.district(), number);
        Map<String, String> titles = new LinkedHashMap<>();
        for (GoalView goal : goals.of(me.district())) {
            titles.put(goal.code(), goal.title());
        }
        return new Found(
                cards(page.credentials(), me), page, catalogue.areas(me.district()), titles, !benefits.isEmpty());
    }

    private List<Card> cards(List<FoundCredential> found, SignedInPerson me) {
        List<DefinitionId> ids = found.stream().map(FoundCredential::definition).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<DefinitionId, List<String>> courses = new HashMap<>();
        running.forEach(each -> courses.putAll(each.of(ids, me)));
        Map<DefinitionId, List<MessageSourceResolvable>> brings = new HashMap<>();
        benefits.forEach(each -> brings.putAll(each.forEarner(ids, me)));
        Map<DefinitionId, MeasuredHours.Measured> took = took(ids, me);
        List<Card> cards = new ArrayList<>();
        for (FoundCredential each : found) {
            MeasuredHours.Measured hours = took.get(each.definition());
            cards.add(new Card(
                    each,
                    hours == null ? null : hours.median(),
                    hours == null ? 0 : hours.earners(),
                    brings.getOrDefault(each.definition(), List.of()),
                    courses.getOrDefault(each.definition(), List.of())));
        }
        return cards;
    }

    /** Of fewer than five, or than the district shows anything of, nothing is said. */
    private Map<DefinitionId, MeasuredHours.Measured> took(List<DefinitionId> ids, SignedInPerson me) {
        Map<DefinitionId, MeasuredHours.Measured> took = new HashMap<>();
        measured.forEach(each -> took.putAll(each.of(ids, me.district())));
        took.values().removeIf(hours -> !hours.mayBeShown());
        if (!took.isEmpty()) {
            int fewest = settings.of(me.district()).policies().smallGroup();
            took.values().removeIf(hours -> hours.earners() < fewest);
        }
        return took;
    }
}
