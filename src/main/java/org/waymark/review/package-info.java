/** Blind double review, adjudication and the decision. */
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
            "people::districts",
            "people::programmes",
            "people::identities",
            "people::staff",
            "catalog",
            "catalog::stacks",
            "submission",
            "submission::coaching"
        })
package org.waymark.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
