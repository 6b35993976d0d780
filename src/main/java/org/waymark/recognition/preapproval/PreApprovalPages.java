package org.waymark.recognition.preapproval;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Benefits;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.earners.Minors;
import org.waymark.people.guests.Guests;

/** The pages on which approval is asked for and answered. */
@Service
@Transactional
class PreApprovalPages {

    private final PreApprovals requests;
    private final Definitions definitions;
    private final ObjectProvider<Benefits> benefits;
    private final Guests guests;
    private final People people;
    private final Minors minors;
    private final AuditLog audit;

    PreApprovalPages(
            PreApprovals requests,
            Definitions definitions,
            ObjectProvider<Benefits> benefits,
            Guests guests,
            People people,
            Minors minors,
            AuditLog audit) {
        this.requests = requests;
        this.definitions = definitions;
        this.benefits = benefits;
        this.guests = guests;
        this.people = people;
        this.minors = minors;
        this.audit = audit;
    }

    /**
     * Asking for one micro-credential.
     *
     * @param needed whether approval is needed and missing
     * @param last what was asked last; null before anything was
     */
    record AskPage(
            DefinitionVersion credential,
            boolean needed,
            @Nullable Request last,
            List<MessageSourceResolvable> brings) {}

    record Row(Request request, String name, String title) {}

    record ListPage(List<Row> rows, long count, int number, int pages) {}

    record AnswerPage(
            Request request,
            String name,
            String title,
            @Nullable String by,
            boolean own) {}

    /** As what somebody answers. */
    Role deskOf(@Nullable SignedInPerson me) {
        Set<Role> roles = me == null ? Set.of() : people.rolesOf(me.id(), me.district());
        if (!VisibilityRule.PRE_APPROVALS.isOpenTo(roles)) {
            throw new PreApprovalNotFound();
        }
        return roles.contains(Role.PAYROLL) ? Role.PAYROLL : Role.LEAD;
    }

    /** Whoever may begin nothing asks for nothing. */
    AskPage ask(String slug, @Nullable SignedInPerson me) {
        if (me == null || me.onlyMentor()) {
            throw new PreApprovalNotFound();
        }
        DefinitionVersion credential = definitions.current(slug, me.district()).orElseThrow(PreApprovalNotFound::new);
        DefinitionId id = credential.definition();
        if (!guests.mayBegin(me).test(id.id())) {
            throw new PreApprovalNotFound();
        }
        return new AskPage(
                credential,
                requests.isMissing(id, me.id(), me.district()),
                requests.last(id, me.id(), me.district()).orElse(null),
                benefits.stream()
                        .flatMap(each -> each.forEarner(id, me).stream())
                        .toList());
    }

    ListPage list(SignedInPerson me, Role role, int page) {
        long count = requests.count(me.district());
        int pages = (int) Math.max(1, (count + PreApprovals.PAGE - 1) / PreApprovals.PAGE);
        int number = Math.min(Math.max(page, 1), pages);
        List<Request> all = requests.all(me.district(), number - 1);
        Set<PersonId> persons = all.stream().map(Request::person).collect(Collectors.toSet());
        looked(persons, me, role);
        Map<PersonId, String> names = minors.names(persons, me.district(), me.id());
        Map<DefinitionId, NamedDefinition> titles =
                definitions.named(all.stream().map(Request::definition).collect(Collectors.toSet()), me.district());
        return new ListPage(
                all.stream()
                        .map(each -> new Row(
                                each, names.getOrDefault(each.person(), ""), title(titles.get(each.definition()))))
                        .toList(),
                count,
                number,
                pages);
    }

    AnswerPage one(PreApprovalId id, SignedInPerson me, Role role) {
        Request request = requests.one(id, me.district());
        looked(Set.of(request.person()), me, role);
        PersonId by = request.answeredBy();
        Set<PersonId> named = new HashSet<>(Set.of(request.person()));
        if (by != null) {
            named.add(by);
        }
        Map<PersonId, String> names = minors.names(named, me.district(), me.id());
        return new AnswerPage(
                request,
                names.getOrDefault(request.person(), ""),
                title(definitions
                        .named(List.of(request.definition()), me.district())
                        .get(request.definition())),
                by == null ? null : names.get(by),
                request.person().equals(me.id()));
    }

    private void looked(Set<PersonId> persons, SignedInPerson me, Role role) {
        audit.looked(
                me.district().id(),
                me.id().toString(),
                role.name(),
                persons.stream().map(PersonId::toString).toList(),
                "pre-approval");
    }

    private static String title(@Nullable NamedDefinition named) {
        return named == null ? "" : named.title();
    }
}
