package org.waymark.lti;

import java.security.Principal;

/** Knows where a launch leads; implemented by the module that places things in courses. */
public interface LtiLandings {

    /** The path of ours to which the browser is sent, beginning with "/"; it works for every launch. */
    String landing(LtiLaunch launch, Principal user);
}
