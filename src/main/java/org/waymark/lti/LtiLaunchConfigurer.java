package org.waymark.lti;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
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
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** Adds the launch to a security filter chain that lets everyone reach {@code /lti/**}, without CSRF tokens. */
@Component
public class LtiLaunchConfigurer extends AbstractHttpConfigurer<LtiLaunchConfigurer, HttpSecurity> {

    static final String LAUNCH = "/lti/launch";

    private final LtiLaunchConverter converter;
    private final LtiLaunchAuthenticationProvider provider;

    LtiLaunchConfigurer(LtiLaunchConverter converter, LtiLaunchAuthenticationProvider provider) {
        this.converter = converter;
        this.provider = provider;
    }

    @Override
    public void configure(HttpSecurity http) {
        // The filter only catches refusals; whatever else goes wrong becomes one, so that no launch ends in a bare
        // error.
        AuthenticationManagerResolver<HttpServletRequest> managers = request -> response -> refusing(() -> {
            Authentication signedIn = provider.authenticate(response);
            LaunchSessions.endThatOfAnother(request, signedIn);
            return signedIn;
        });
        AuthenticationFilter filter =
                new AuthenticationFilter(managers, request -> refusing(() -> converter.convert(request)));
        filter.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, LAUNCH));
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSuccessHandler(new Landing());
        filter.setFailureHandler(LtiLaunchConfigurer::explain);
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private static Authentication refusing(Supplier<Authentication> step) {
        try {
            return step.get();
        } catch (LaunchRefused refused) {
            throw refused;
        } catch (RuntimeException e) {
            throw LaunchProblem.UNEXPECTED.on("").causedBy(e);
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
            String landing = ((LtiAuthentication) authentication).landing();
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + landing);
        }
    }
}
