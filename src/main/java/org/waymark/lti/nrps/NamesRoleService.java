package org.waymark.lti.nrps;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.Query;
import org.waymark.lti.services.ServiceProblem;
import tools.jackson.databind.JsonNode;

/**
 * The members of a course (NRPS 2.0), given one by one however many they are. Every method throws a
 * {@link ServiceProblem}: {@link PlatformBusy} to come again later, {@link PlatformRefused} for a person to look; what was
 * given before that is no whole list. Call it outside a transaction: it waits for another machine.
 */
@Service
public class NamesRoleService {

    /** NRPS 2.0, 2.3. */
    public static final String SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    // NRPS 2.0, 2.3: the exact media type; Moodle takes no other.
    static final MediaType MEMBERS = MediaType.valueOf("application/vnd.ims.lti-nrps.v2.membershipcontainer+json");

    private static final int LONGEST_ID = 255;

    private final PagedList pages;

    NamesRoleService(PagedList pages) {
        this.pages = pages;
    }

    /**
     * Everyone who is in the course now; whoever was and is not named any more has left it.
     *
     * @param memberships the {@code context_memberships_url} of the launch
     */
    public MembersRead members(RosterAccess access, URI memberships, MemberFilter filter, Consumer<Member> each) {
        return read(access, memberships, Query.added(memberships, filter.query()), filter, each);
    }

    /**
     * What has changed since a list was read; of those whom it does not name it says nothing (NRPS 2.0, 2.4.3).
     *
     * @param differences as a list read before told
     */
    public MembersRead changes(RosterAccess access, URI memberships, URI differences, Consumer<Member> each) {
        return read(access, memberships, differences, MemberFilter.EVERYONE, each);
    }

    private MembersRead read(
            RosterAccess access, URI memberships, URI first, MemberFilter filter, Consumer<Member> each) {
        AtomicLong given = new AtomicLong();
        PagedList.Asked asked = new PagedList.Asked(access, SCOPE, MEMBERS, "members", memberships);
        URI differences = pages.read(asked, first, entry -> {
            Member member = member(entry);
            if (member != null && filter.takes(member)) {
                given.incrementAndGet();
                each.accept(member);
            }
        });
        return new MembersRead(given.get(), differences);
    }

    /** Null for an entry that names nobody. */
    private static @Nullable Member member(JsonNode entry) {
        String id = text(entry, "user_id");
        if (id == null || id.length() > LONGEST_ID) {
            return null;
        }
        List<String> roles = new ArrayList<>();
        entry.path("roles").forEach(role -> {
            if (role.isString()) {
                roles.add(role.asString());
            }
        });
        return new Member(id, roles, MemberStatus.of(text(entry, "status")), name(entry));
    }

    private static @Nullable String name(JsonNode entry) {
        String name = text(entry, "name");
        if (name != null) {
            return name;
        }
        String given = text(entry, "given_name");
        String family = text(entry, "family_name");
        if (given == null || family == null) {
            return given == null ? family : given;
        }
        return given + " " + family;
    }

    static @Nullable String text(JsonNode entry, String name) {
        JsonNode member = entry.path(name);
        String text = member.isString() || member.isNumber() ? member.asString() : "";
        return text.isBlank() ? null : text;
    }
}
