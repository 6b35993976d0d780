package org.waymark.lti;

import java.io.Serializable;
import java.security.Principal;

/** Knows who a launch's user is here; implemented by the module that knows people. */
public interface LtiUserService {

    /**
     * The principal of a validated launch, made at the first one.
     *
     * @param <P> a small serializable principal, since it lives in a session shared by all nodes
     */
    <P extends Principal & Serializable> P loadUser(LtiLaunch launch);
}
