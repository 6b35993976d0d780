/** What awards bring here: reward rules, the ledger of entitlements, roles that they open. */
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
            "catalog::stacks",
            "submission",
            "review",
            "review::certification",
            "award"
        })
package org.waymark.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
