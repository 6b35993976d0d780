package org.waymark.lti.nrps;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.waymark.lti.services.ServiceProblem;

/**
 * The groups of a course (Course Groups Service 1.0), where a launch offers them; who is in which is not asked. Call it
 * outside a transaction.
 */
@Service
public class CourseGroupsService {

    public static final String SCOPE = "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";

    static final MediaType GROUPS = MediaType.valueOf("application/vnd.ims.lti-gs.v1.contextgroupcontainer+json");

    private final PagedList pages;

    CourseGroupsService(PagedList pages) {
        this.pages = pages;
    }

    /**
     * All groups, all pages of them.
     *
     * @param contextGroups the {@code context_groups_url} of the launch
     * @throws ServiceProblem when the list cannot be had
     */
    public List<CourseGroup> groups(RosterAccess access, URI contextGroups) {
        List<CourseGroup> groups = new ArrayList<>();
        PagedList.Asked asked = new PagedList.Asked(access, SCOPE, GROUPS, "groups", contextGroups);
        pages.read(asked, contextGroups, entry -> {
            String id = NamesRoleService.text(entry, "id");
            String name = NamesRoleService.text(entry, "name");
            if (id != null) {
                groups.add(new CourseGroup(id, name == null ? id : name, NamesRoleService.text(entry, "set_id")));
            }
        });
        return groups;
    }
}
