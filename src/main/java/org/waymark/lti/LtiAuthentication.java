package org.waymark.lti;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Someone whom a launch signed in; what sessions keep is the principal alone. */
class LtiAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final Principal user;

    /** The launch and where it leads; of no meaning to later requests. */
    private final transient @Nullable LtiLaunch launch;

    private final transient @Nullable String landing;

    LtiAuthentication(Principal user, LtiLaunch launch, String landing) {
        super(List.<GrantedAuthority>of());
        this.user = user;
        this.launch = launch;
        this.landing = landing;
        setAuthenticated(true);
    }

    @Nullable
    LtiLaunch launch() {
        return launch;
    }

    @Nullable
    String landing() {
        return landing;
    }

    @Override
    public Object getPrincipal() {
        return user;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
