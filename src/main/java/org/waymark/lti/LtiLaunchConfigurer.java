package org.waymark.lti;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.stereotype.Component;

/** Adds the launch to a security filter chain that lets everyone reach {@code /lti/**}, without CSRF tokens. */
@Component
public class LtiLaunchConfigurer extends AbstractHttpConfigurer<LtiLaunchConfigurer, HttpSecurity> {

    static final String LAUNCH = "/lti/launch";

    /** Where a launch goes on in a tab of its own. */
    static final String OPEN = "/lti/open";

    private final LtiLaunchConverter converter;
    private final LtiLaunchAuthenticationProvider provider;
    private final LaunchCounts counts;

    LtiLaunchConfigurer(LtiLaunchConverter converter, LtiLaunchAuthenticationProvider provider, LaunchCounts counts) {
        this.counts = counts;
        this.converter = converter;
        this.provider = provider;
    }

    @Override
    public void configure(HttpSecurity http) {
        // The filter only catches refusals; whatever else goes wrong becomes one, so that no launch ends in a bare
        // error.
        AuthenticationManagerResolver<HttpServletRequest> managers =
                request -> response -> refusing(() -> signedIn(request, response));
        AuthenticationFilter filter = new AuthenticationFilter(managers, this::refusingOrNone);
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        filter.setRequestMatcher(
                new OrRequestMatcher(paths.matcher(HttpMethod.POST, LAUNCH), paths.matcher(HttpMethod.POST, OPEN)));
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSuccessHandler(new Landing(counts));
        filter.setFailureHandler(LtiLaunchConfigurer::explain);
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private Authentication signedIn(HttpServletRequest request, Authentication response) {
        Authentication signedIn = provider.authenticate(response);
        LaunchSessions.endThatOfAnother(request, signedIn);
        return signedIn;
    }

    private @Nullable Authentication refusingOrNone(HttpServletRequest request) {
        try {
            return converter.convert(request);
        } catch (LaunchRefused refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw LaunchProblem.behind(e);
        }
    }

    private static Authentication refusing(Supplier<Authentication> step) {
        try {
            return step.get();
        } catch (LaunchRefused refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw LaunchProblem.behind(e);
        }
    }

    private static void explain(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        request.setAttribute(LaunchRefused.class.getName(), refused);
        request.getRequestDispatcher(LAUNCH).forward(request, response);
    }

    /** 303, so that a reload shows the page again and not the launch, which works once. */
    private static final class Landing implements AuthenticationSuccessHandler {

        private final LaunchCounts counts;

        Landing(LaunchCounts counts) {
            this.counts = counts;
        }

        /** Ends the request here; the inherited method would go on to the page for refused launches. */
        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request,
                HttpServletResponse response,
                FilterChain chain,
                Authentication authentication) {
            onAuthenticationSuccess(request, response, authentication);
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
            LtiAuthentication signedIn = (LtiAuthentication) authentication;
            counts.opened();
            String course = LaunchedCourses.remember(request, signedIn.launch());
            // The next page has forms: their token is stored with the session, not by a write of its own.
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                token.getToken();
            }
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + signedIn.landing() + course);
        }
    }
}
