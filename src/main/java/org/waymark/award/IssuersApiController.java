package org.waymark.award;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;

/** The operator's API for the keys of issuers. */
@RestController
class IssuersApiController {

    private final Issuers issuers;

    IssuersApiController(Issuers issuers) {
        this.issuers = issuers;
    }

    /** An issuer with every key it ever signed with. */
    record IssuerKeys(DistrictId district, List<IssuerKeyView> keys) {}

    @GetMapping("/api/admin/issuers")
    List<IssuerKeys> list() {
        return issuers.all().stream()
                .map(district -> new IssuerKeys(district, issuers.keys(district)))
                .toList();
    }

    /** From now on new keys sign; answers all keys as they are afterwards. */
    @PostMapping("/api/admin/issuers/{district}/key-rotation")
    IssuerKeys rotate(@PathVariable DistrictId district) {
        issuers.rotate(district, AuditLog.OPERATOR);
        return new IssuerKeys(district, issuers.keys(district));
    }
}
