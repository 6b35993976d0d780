package org.waymark.people.oversight;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLine;
import org.waymark.audit.AuditLog;
import org.waymark.audit.AuditPlace;
import org.waymark.audit.AuditSearch;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.earners.Minors;

/** The audit in words: who did or looked at what, never what a decision said. */
@Service
@Transactional
class Oversight {

    private static final int PAGE = 50;
    private static final int MOST_PEOPLE = 50;

    /** Actors that are no persons have shorter names. */
    private static final int ID_LENGTH = 36;

    private final AuditLog audit;
    private final People people;
    private final Minors minors;
    private final MessageSource messages;

    Oversight(AuditLog audit, People people, Minors minors, MessageSource messages) {
        this.audit = audit;
        this.people = people;
        this.minors = minors;
        this.messages = messages;
    }

    /**
     * The role by which somebody reads the audit of their district.
     *
     * @throws AuditNotFound for whoever may not
     */
    @Transactional(readOnly = true)
    Role overseer(@Nullable SignedInPerson me) {
        Set<Role> roles = me == null ? Set.of() : people.rolesOf(me.id(), me.district());
        return Stream.of(Role.values())
                .filter(role -> roles.contains(role) && VisibilityRule.AUDIT.isOpenTo(Set.of(role)))
                .findFirst()
                .orElseThrow(AuditNotFound::new);
    }

    /** A page for who oversees the district. Looking for people is itself a look at each of them. */
    AuditPage page(AuditForm form, SignedInPerson me) {
        Role as = overseer(me);
        List<PersonId> persons = named(form, me);
        if (persons == null) {
            return page(form.search(null, ZoneId.of(me.zone())), me, false);
        }
        boolean tooMany = persons.size() > MOST_PEOPLE;
        if (!tooMany) {
            audit.looked(
                    me.district().id(),
                    me.id().toString(),
                    as.name(),
                    persons.stream().map(PersonId::toString).toList(),
                    "audit");
        }
        return page(form.search(tooMany ? List.of() : allIds(persons, me), ZoneId.of(me.zone())), me, tooMany);
    }

    /** Who looked at one's own work. */
    @Transactional(readOnly = true)
    AuditPage looks(SignedInPerson me, @Nullable AuditPlace after) {
        return page(AuditSearch.looksAt(allIds(List.of(me.id()), me), after), me, false);
    }

    /** That somebody takes the audit with them. */
    void exported(SignedInPerson me) {
        audit.record(me.district().id(), me.id().toString(), overseer(me).name(), "audit-exported", "csv");
    }

    /** Each person once, by the words of any of their identities; minors are found by no search. */
    private @Nullable List<PersonId> named(AuditForm form, SignedInPerson me) {
        if (form.words().isEmpty()) {
            return null;
        }
        List<PersonId> found = people.named(form.words(), me.district(), MOST_PEOPLE + 1);
        Set<PersonId> unfound = minors.protectedAmong(found, me.district());
        return found.stream().filter(person -> !unfound.contains(person)).toList();
    }

    /** The audit keeps as whom somebody did something: of linked identities that is one or the other. */
    private List<String> allIds(List<PersonId> persons, SignedInPerson me) {
        return people.ids(persons, me.district()).stream()
                .map(PersonId::toString)
                .toList();
    }

    private AuditPage page(AuditSearch search, SignedInPerson me, boolean tooMany) {
        List<AuditLine> lines = audit.find(me.district().id(), search, PAGE + 1);
        List<AuditLine> shown = lines.subList(0, Math.min(lines.size(), PAGE));
        return new AuditPage(
                rows(shown, me), lines.size() > PAGE ? shown.get(PAGE - 1).place() : null, tooMany);
    }

    private List<AuditRow> rows(List<AuditLine> lines, SignedInPerson me) {
        Set<PersonId> persons = new HashSet<>();
        for (AuditLine line : lines) {
            add(line.actor(), persons);
            add(line.about(), persons);
        }
        Map<PersonId, String> names = minors.names(persons, me.district(), me.id());
        List<AuditRow> rows = new ArrayList<>();
        for (AuditLine line : lines) {
            rows.add(new AuditRow(
                    line.at(),
                    who(line.actor(), names),
                    line.role() == null ? null : text("audit.role." + line.role(), line.role()),
                    what(line),
                    line.about() == null ? null : who(line.about(), names)));
        }
        return rows;
    }

    private static void add(@Nullable String person, Set<PersonId> persons) {
        if (person != null && person.length() == ID_LENGTH) {
            persons.add(PersonId.valueOf(person));
        }
    }

    private String who(@Nullable String person, Map<PersonId, String> names) {
        if (person == null) {
            return text("audit.who.reader", "");
        }
        if (person.length() != ID_LENGTH) {
            return text("audit.who." + person, person);
        }
        String name = names.get(PersonId.valueOf(person));
        return name != null ? name : text("audit.who.gone", "");
    }

    /** A role is told by its name; of anything else only that it was. */
    private String what(AuditLine line) {
        String verb = text("audit.verb." + line.verb(), line.verb());
        String first = line.subject().split(" ", 2)[0];
        return line.verb().startsWith("role-") ? verb + ": " + text("people.role." + first, first) : verb;
    }

    private String text(String key, String otherwise) {
        Locale locale = LocaleContextHolder.getLocale();
        String text = messages.getMessage(key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }
}
