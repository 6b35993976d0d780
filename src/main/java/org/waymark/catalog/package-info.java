/** Micro-credentials: definitions, their immutable versions, rubrics and evidence requirements. */
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
            "people::districts",
            "people::guests",
            "people::identities",
            "people::programmes"
        })
package org.waymark.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
