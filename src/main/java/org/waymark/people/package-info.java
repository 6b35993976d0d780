/** Districts, the persons behind LMS users, and their roles. */
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
            "lti::nrps",
            "lti::services",
            "lti::deeplinking",
            "lti::doctor",
            "lti::registration"
        })
package org.waymark.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
