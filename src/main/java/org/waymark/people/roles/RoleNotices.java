package org.waymark.people.roles;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.RoleEnded;
import org.waymark.people.RoleEnding;
import org.waymark.people.RoleGiven;

/** Tells people of their roles: when one is given, when it ends soon, and when it has ended. */
@Component
@Transactional
class RoleNotices {

    private static final String HOME = "/home";

    private final Notices notices;
    private final Districts districts;

    RoleNotices(Notices notices, Districts districts) {
        this.notices = notices;
        this.districts = districts;
    }

    @EventListener
    void on(RoleGiven given) {
        send(given.district(), given.person(), "role-given." + code(given.role()), List.of(), opens(given.role()));
    }

    @EventListener
    void on(RoleEnding ending) {
        LocalDate lastDay = LocalDate.ofInstant(
                ending.until().minusSeconds(1),
                ZoneId.of(districts.card(ending.district()).zone()));
        String kind = ending.last() ? "role-ending.last-lead" : "role-ending." + code(ending.role());
        send(
                ending.district(),
                ending.person(),
                kind,
                List.of(lastDay.toString()),
                ending.last() ? "/admin/people" : HOME);
    }

    @EventListener
    void on(RoleEnded ended) {
        send(ended.district(), ended.person(), "role-ended." + code(ended.role()), List.of(), HOME);
    }

    private void send(DistrictId district, PersonId person, String kind, List<String> arguments, String path) {
        notices.send(new Notice(district.id(), person.id(), kind, arguments, path));
    }

    /** The page that a role opens. */
    private static String opens(Role role) {
        return switch (role) {
            case LEAD -> "/manage";
            case REVIEWER, THIRD_READER -> "/reviews";
            case UNION -> "/admin/audit";
            case COACH -> "/programmes";
            case DESIGNER -> "/credentials";
            case PRE_CHECKER -> "/pre-checks";
            case CONCERNS -> "/concerns";
            case COMMITTEE -> "/design/proposals";
            case PAYROLL -> "/recognition";
        };
    }

    private static String code(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
