/** Enrolments, drafts, evidence and frozen submissions. */
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
            "people::earners",
            "people::guests",
            "people::identities",
            "catalog"
        })
package org.waymark.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
