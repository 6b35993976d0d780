package org.waymark.lti;

import java.security.Principal;

/** Knows who a launch's user is here; implemented by the module that knows people. */
public interface LtiUserService {

    /** The principal of a validated launch: small and serializable, since it lives in a session shared by all nodes. */
    Principal loadUser(LtiLaunch launch);
}
