package org.waymark.award.status;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;

/** What the operator does about status lists after a restore, or when a key was stolen. */
@RestController
class StatusListsApiController {

    private final StatusLists lists;

    StatusListsApiController(StatusLists lists) {
        this.lists = lists;
    }

    /**
     * A list that was begun.
     *
     * @param number at the end of its address
     */
    record Begun(UUID district, int number) {}

    @PostMapping("/api/admin/issuers/{district}/status-lists")
    Begun begin(@PathVariable DistrictId district) {
        return new Begun(district.id(), lists.beginAnew(district, AuditLog.OPERATOR));
    }
}
