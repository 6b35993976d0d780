/** Awards and the Open Badges that say so. */
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
            "lti::deeplinking",
            "lti::registration",
            "people",
            "people::earners",
            "people::guests",
            "people::identities",
            "catalog",
            "catalog::finding",
            "catalog::stacks",
            "submission",
            "review"
        })
package org.waymark.award;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
