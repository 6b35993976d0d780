/** Where a micro-credential stands in an LMS course, and what its gradebook is told. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "jobs",
            "storage",
            "audit",
            "notices",
            "lti",
            "lti::ags",
            "lti::services",
            "lti::deeplinking",
            "lti::registration",
            "people",
            "people::privacy",
            "people::identities",
            "people::earners",
            "catalog",
            "catalog::finding",
            "submission",
            "review",
            "award"
        })
package org.waymark.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
