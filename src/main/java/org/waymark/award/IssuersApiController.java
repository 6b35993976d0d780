package org.waymark.award;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;

/** The operator's API for the keys of issuers. */
@RestController
class IssuersApiController {

    private final Issuers issuers;
    private final Editions editions;

    IssuersApiController(Issuers issuers, Editions editions) {
        this.issuers = issuers;
        this.editions = editions;
    }

    /**
     * An issuer.
     *
     * @param district whose id is the issuer's too
     * @param keys every one it ever signed with
     */
    record IssuerLine(UUID district, Editions.Progress badges, List<IssuerKeyView> keys) {}

    @GetMapping("/api/admin/issuers")
    List<IssuerLine> list() {
        return issuers.all().stream().map(this::line).toList();
    }

    /**
     * From now on new keys sign; answers all keys as they are afterwards.
     *
     * @param again that it is meant, although they were changed less than a day ago
     */
    @PostMapping("/api/admin/issuers/{district}/key-rotation")
    IssuerLine rotate(@PathVariable DistrictId district, @RequestParam(defaultValue = "false") boolean again) {
        issuers.rotate(district, AuditLog.OPERATOR, again);
        return line(district);
    }

    /** Every badge is signed anew, from now until none waits. */
    @PostMapping("/api/admin/issuers/{district}/editions")
    IssuerLine renew(@PathVariable DistrictId district) {
        editions.renew(district, AuditLog.OPERATOR);
        return line(district);
    }

    private IssuerLine line(DistrictId district) {
        return new IssuerLine(district.id(), editions.progress(district), issuers.keys(district));
    }
}
