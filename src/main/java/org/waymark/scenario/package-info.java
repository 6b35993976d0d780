/** Drives the services through time to make districts with something to show. */
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
            "people::programmes",
            "people::staff",
            "catalog",
            "catalog::exchange",
            "catalog::stacks",
            "submission",
            "submission::coaching",
            "review",
            "review::appeals",
            "review::certification",
            "award",
            "placement",
            "recognition",
            "recognition::roles",
            "insights",
            "insights::counting",
            "insights::questions",
            "insights::views"
        })
package org.waymark.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
