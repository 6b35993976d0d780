/** The home page, the record and what leaders can and cannot see. */
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
            "catalog",
            "submission",
            "submission::coaching",
            "review",
            "award",
            "recognition::payroll",
            "recognition::preapproval",
            "placement"
        })
package org.waymark.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
