package org.waymark.lti;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A launch that was checked in full in a frame and now has a tab of its own. */
class HandedOverLaunch extends AbstractAuthenticationToken {

    private final transient LtiLaunch launch;

    HandedOverLaunch(LtiLaunch launch) {
        super(List.<GrantedAuthority>of());
        this.launch = launch;
    }

    LtiLaunch launch() {
        return launch;
    }

    @Override
    public @Nullable Object getPrincipal() {
        return null;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
