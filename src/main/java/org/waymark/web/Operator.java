package org.waymark.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Whoever holds the admin token. */
final class Operator {

    private static final String AUTHORITY = "ROLE_OPERATOR";

    private Operator() {}

    static Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                "operator", null, List.of(new SimpleGrantedAuthority(AUTHORITY)));
    }

    static boolean is(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> AUTHORITY.equals(authority.getAuthority()));
    }
}
