/** What a programme adds up to: the way from hearing of it to an award, what stops people, goals; counts, never a person. */
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
            "people::earners",
            "people::guests",
            "people::identities",
            "people::privacy",
            "people::programmes",
            "people::staff",
            "catalog",
            "catalog::finding",
            "catalog::goals",
            "catalog::stacks",
            "submission",
            "submission::plan",
            "review",
            "review::agreement",
            "award",
            "placement",
            "recognition"
        })
package org.waymark.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
