package org.waymark.recognition.roles;

import java.util.List;
import org.springframework.stereotype.Component;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.PersonId;

/** Tells people where they are eligible, when a window opens, and when it has ended. */
@Component
class EligibilityNotices {

    private final Notices notices;

    EligibilityNotices(Notices notices) {
        this.notices = notices;
    }

    /** @param open whether the pool takes names now */
    void eligible(RoleProfile role, PersonId person, boolean open) {
        send(role, person, open ? "position-eligible.open" : "position-eligible.later", List.of(role.title()));
    }

    void windowIsOpen(RoleProfile role, PersonId person, ApplicationWindow window) {
        send(
                role,
                person,
                "position-window",
                List.of(role.title(), window.until().toString()));
    }

    void ended(RoleProfile role, PersonId person, EndReason why) {
        send(role, person, "position-ended." + why.code(), List.of(role.title()));
    }

    private void send(RoleProfile role, PersonId person, String kind, List<String> arguments) {
        notices.send(new Notice(role.district().id(), person.id(), kind, arguments, "/roles/" + role.slug()));
    }
}
