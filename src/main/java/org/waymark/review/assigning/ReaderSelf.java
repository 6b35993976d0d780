package org.waymark.review.assigning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.review.assigning.ReaderFields.Reads;

/** What readers say of themselves: what they read, and when they are away. */
@Service
@Transactional
class ReaderSelf {

    private final ReaderFieldRepository rows;
    private final ReaderFields fields;
    private final ReaderAwayRepository away;
    private final Definitions definitions;
    private final People people;
    private final DistrictSettings settings;
    private final Hands hands;
    private final AuditLog audit;
    private final Clock clock;

    ReaderSelf(
            ReaderFieldRepository rows,
            ReaderFields fields,
            ReaderAwayRepository away,
            Definitions definitions,
            People people,
            DistrictSettings settings,
            Hands hands,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.fields = fields;
        this.away = away;
        this.definitions = definitions;
        this.people = people;
        this.settings = settings;
        this.hands = hands;
        this.audit = audit;
        this.clock = clock;
    }

    /** Something to choose. */
    record Choice(String value, String label, boolean chosen) {}

    /** Days on which they are away. */
    record Gone(UUID id, LocalDate from, LocalDate to) {}

    /** A reader's own page. */
    record Own(List<Choice> subjects, List<Choice> languages, List<Choice> definitions, List<Gone> away) {}

    /** @throws AssigningNotFound for whoever reads nothing here */
    @Transactional(readOnly = true)
    public Own of(SignedInPerson me) {
        requireReader(me);
        Reads reads = fields.of(me.id(), me.district());
        List<DefinitionVersion> all = definitions.published(me.district());
        TreeSet<String> areas = new TreeSet<>();
        TreeMap<String, String> tongues = new TreeMap<>();
        List<Choice> named = new ArrayList<>();
        for (DefinitionVersion each : all) {
            String area = each.content().about().area();
            if (!area.isEmpty()) {
                areas.add(area);
            }
            String language = each.content().about().language();
            tongues.put(
                    language, Locale.forLanguageTag(language).getDisplayLanguage(Locale.forLanguageTag(me.language())));
            String id = each.definition().toString();
            named.add(new Choice(id, each.title(), reads.isNamed(ReaderField.Kind.DEFINITION, id)));
        }
        return new Own(
                areas.stream()
                        .map(area -> new Choice(area, area, reads.isNamed(ReaderField.Kind.SUBJECT, area)))
                        .toList(),
                tongues.entrySet().stream()
                        .map(each -> new Choice(
                                each.getKey(),
                                each.getValue(),
                                reads.isNamed(ReaderField.Kind.LANGUAGE, each.getKey())))
                        .toList(),
                List.copyOf(named),
                away.from(today(me.district()), me.id(), me.district()).stream()
                        .map(each -> new Gone(each.id(), each.from(), each.to()))
                        .toList());
    }

    /** Takes over what they read; what is not on offer is left out, and of a kind without any they read all. */
    void reads(Collection<String> subjects, Collection<String> languages, Collection<String> some, SignedInPerson me) {
        Own offered = of(me);
        people.hold(me.id(), me.district());
        rows.remove(me.id(), me.district());
        keep(ReaderField.Kind.SUBJECT, offered.subjects(), subjects, me);
        keep(ReaderField.Kind.LANGUAGE, offered.languages(), languages, me);
        keep(ReaderField.Kind.DEFINITION, offered.definitions(), some, me);
        rows.flush();
        audit.record(
                me.district().id(),
                me.id().toString(),
                Role.REVIEWER.name(),
                "reviewing-fields-changed",
                me.id().toString());
        hands.fillWaiting(me.district());
    }

    private void keep(ReaderField.Kind kind, List<Choice> offered, Collection<String> chosen, SignedInPerson me) {
        offered.stream()
                .map(Choice::value)
                .filter(chosen::contains)
                .forEach(value -> rows.save(new ReaderField(kind, value, me.id(), me.district())));
    }

    void away(LocalDate from, LocalDate to, SignedInPerson me) {
        requireReader(me);
        ReaderAway added = away.save(new ReaderAway(from, to, me.id(), me.district()));
        audit.record(
                me.district().id(),
                me.id().toString(),
                Role.REVIEWER.name(),
                "reviewing-away-added",
                added.id().toString());
    }

    /** A second time changes nothing. */
    void here(UUID id, SignedInPerson me) {
        requireReader(me);
        away.findByIdAndReaderAndDistrict(id, me.id(), me.district()).ifPresent(found -> {
            away.delete(found);
            away.flush();
            audit.record(
                    me.district().id(),
                    me.id().toString(),
                    Role.REVIEWER.name(),
                    "reviewing-away-removed",
                    id.toString());
            hands.fillWaiting(me.district());
        });
    }

    /** What this reader holds and could give back. */
    @Transactional(readOnly = true)
    public Hands.Held held(UUID review, SignedInPerson me) {
        requireReader(me);
        return hands.held(review, me.id(), me.district()).orElseThrow(AssigningNotFound::new);
    }

    void giveBack(UUID review, GivenBackWhy why, SignedInPerson me) {
        requireReader(me);
        if (!hands.giveBack(review, me.id(), why, me.district())) {
            throw new AssigningNotFound();
        }
        audit.record(
                me.district().id(),
                me.id().toString(),
                Role.REVIEWER.name(),
                "reviewing-given-back",
                "review " + review);
    }

    @Transactional(readOnly = true)
    public String title(Hands.Held held, SignedInPerson me) {
        return definitions.titles(List.of(held.version()), me.district()).getOrDefault(held.version(), "");
    }

    @Transactional(readOnly = true)
    public LocalDate today(DistrictId district) {
        return settings.of(district).businessDays().day(clock.instant());
    }

    private void requireReader(SignedInPerson me) {
        if (!VisibilityRule.REVIEW_QUEUE.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new AssigningNotFound();
        }
    }
}
