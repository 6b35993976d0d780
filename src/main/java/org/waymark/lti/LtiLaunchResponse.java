package org.waymark.lti;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** An authentication response that came back to the browser it was asked for; its token is not checked yet. */
class LtiLaunchResponse extends AbstractAuthenticationToken {

    private final transient OpenedLaunch opened;
    private final String idToken;

    LtiLaunchResponse(OpenedLaunch opened, String idToken) {
        super(List.<GrantedAuthority>of());
        this.opened = opened;
        this.idToken = idToken;
    }

    OpenedLaunch opened() {
        return opened;
    }

    String idToken() {
        return idToken;
    }

    @Override
    public @Nullable Object getPrincipal() {
        return null;
    }

    @Override
    public Object getCredentials() {
        return idToken;
    }
}
