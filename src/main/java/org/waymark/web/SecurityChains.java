package org.waymark.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.waymark.lti.LtiLaunchConfigurer;
import org.waymark.people.ClosedAccess;
import org.waymark.people.guests.Guests;
import tools.jackson.databind.json.JsonMapper;

/** Who may reach what: the operator's API, the operator's pages, the sandbox LMS, and everything a launch opens. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    /** Named in the configuration: all but what is counted for the operator. */
    private static final String OPEN_HEALTH = "open";

    /**
     * Where no form of ours with its token is wanted: what takes no session, or comes from elsewhere on purpose. That is an
     * LMS, the picker, whose request has a code of its own, a mail program's button, a program and a wallet.
     */
    static final String[] FROM_ELSEWHERE = {
        "/lti/**", "/pick/**", "/notices/unsubscribe/*", "/verify", "/api/verify", "/issuers/*/wallet/*"
    };

    /** Those who ask there show the operator's token with each request, and have no session that a form could use. */
    static final String[] OF_THE_OPERATORS_PROGRAMS = {
        "/api/admin/**", "/api/catalogue/**", "/api/badges", "/api/insights/**"
    };

    static final String[] SANDBOX = {"/sandbox", "/sandbox/**", "/sandbox.css", "/sandbox.js"};

    private static final Pattern FAR_INDEX = Pattern.compile("\\[-?\\d{3,}]");

    /** Nobody reads a span for each security filter, and making them costs a tenth of a launch. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * No text that a person or an LMS writes has the character NUL in it, and PostgreSQL keeps none that has; nor has a form of
     * ours a hundred fields of one name that are counted.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> name.chars().noneMatch(Character::isISOControl)
                && !FAR_INDEX.matcher(name).find());
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    PaceFilter pace(LimitSettings settings, SlowedPage page, MeterRegistry registry) {
        return new PaceFilter(settings, page, registry);
    }

    /** It stands in the chains below, behind what knows who asks; the server shall not run it once more before them. */
    @Bean
    FilterRegistrationBean<PaceFilter> noPaceOutsideTheChains(PaceFilter pace) {
        FilterRegistrationBean<PaceFilter> registration = new FilterRegistrationBean<>(pace);
        registration.setEnabled(false);
        return registration;
    }

    /** The operator's API: the bearer token and nothing else. */
    @Bean
    @Order(1)
    SecurityFilterChain operatorApi(HttpSecurity http, AdminToken token, JsonMapper json) {
        return http.securityMatcher(OF_THE_OPERATORS_PROGRAMS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecurityChains::headers)
                .addFilterBefore(new AdminApiFilter(token, json), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("OPERATOR"))
                .build();
    }

    /**
     * How the node is: whether it is well, for everyone and without asking anew for each; figures for whoever holds the metrics token or the admin token; what
     * is in it, and what is wrong with it, for the admin token alone.
     */
    @Bean
    @Order(2)
    SecurityFilterChain watching(
            HttpSecurity http,
            AdminToken token,
            MetricsSettings metrics,
            PaceFilter pace,
            ObjectProvider<HealthEndpoint> health) {
        return http.securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecurityChains::headers)
                .addFilterBefore(new WatcherFilter(token, metrics), AuthorizationFilter.class)
                .addFilterBefore(pace, AuthorizationFilter.class)
                .addFilterBefore(new AnonymousUploadFilter(), AuthorizationFilter.class)
                .addFilterAfter(
                        new OpenHealth(() -> openStatus(health.getObject()), System::nanoTime),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .hasAnyRole("OPERATOR", WatcherFilter.METRICS)
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, problem) -> {
                            if (token.isSet() || metrics.token() != null) {
                                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                                response.sendError(HttpStatus.UNAUTHORIZED.value());
                            } else {
                                response.sendError(HttpStatus.NOT_FOUND.value());
                            }
                        })
                        .accessDeniedHandler(
                                (request, response, problem) -> response.sendError(HttpStatus.NOT_FOUND.value())))
                .build();
    }

    /** Pages of an administrator: for the operator's own session, and for leads and LMS administrators by launch. */
    @Bean
    @Order(3)
    SecurityFilterChain administratorPages(
            HttpSecurity http,
            AdminToken token,
            OperatorSessions sessions,
            PaceFilter pace,
            ClosedAccess closed,
            Guests guests) {
        return http.securityMatcher("/admin", "/admin/**")
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecurityChains::headers)
                // Who is the operator is known before the first look into a body.
                .addFilterBefore(new OperatorSessionFilter(sessions), CsrfFilter.class)
                .addFilterBefore(pace, CsrfFilter.class)
                .addFilterBefore(new AnonymousUploadFilter(), CsrfFilter.class)
                .addFilterAfter(new ClosedAccessFilter(closed), AuthorizationFilter.class)
                .addFilterAfter(new GuestFilter(guests), ClosedAccessFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/admin")
                        .permitAll()
                        .requestMatchers(
                                "/admin/today", "/admin/jobs", "/admin/jobs/**", "/admin/keys", "/admin/keys/**")
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, problem) -> {
                            if (token.isSet()) {
                                response.sendRedirect("/admin");
                            } else {
                                response.sendError(HttpStatus.NOT_FOUND.value());
                            }
                        })
                        // Not theirs is not there; a form without its CSRF token is told so.
                        .accessDeniedHandler((request, response, problem) -> response.sendError(
                                problem instanceof CsrfException && token.isSet()
                                        ? HttpStatus.FORBIDDEN.value()
                                        : HttpStatus.NOT_FOUND.value())))
                .build();
    }

    /** The sandbox LMS is another site that happens to live in the same process: none of our rules are its. */
    @Bean
    @Order(4)
    @Profile("sandbox")
    SecurityFilterChain sandboxLms(HttpSecurity http) {
        return http.securityMatcher(SANDBOX)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Everything else: opened by a launch; badges, issuers and keys are for everyone. */
    @Bean
    @Order(5)
    SecurityFilterChain pages(
            HttpSecurity http, LtiLaunchConfigurer launches, PaceFilter pace, ClosedAccess closed, Guests guests) {
        return http.with(launches, Customizer.withDefaults())
                .addFilterBefore(pace, CsrfFilter.class)
                .addFilterBefore(new AnonymousUploadFilter(), CsrfFilter.class)
                .addFilterAfter(new ClosedAccessFilter(closed), AuthorizationFilter.class)
                .addFilterAfter(new GuestFilter(guests), ClosedAccessFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(FROM_ELSEWHERE))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecurityChains::headers)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/lti/**",
                                "/.well-known/**",
                                "/pick/**",
                                "/badges/**",
                                "/issuers/**",
                                "/portfolio/*",
                                "/records/*",
                                "/open/**",
                                "/openapi.yaml",
                                "/verify",
                                "/api/verify",
                                "/privacy/certificate/**",
                                "/invitations/*",
                                "/notices/go/*",
                                "/notices/unsubscribe/*",
                                "/sign-in",
                                "/sign-in/**",
                                "/join/*",
                                "/*.css",
                                "/*.js",
                                "/icon.svg",
                                "/favicon.ico",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, problem) -> response.sendError(HttpStatus.UNAUTHORIZED.value()))
                        // A form of a session that has ended has lost its token with it: that is the reason to give.
                        .accessDeniedHandler((request, response, problem) -> response.sendError(
                                problem instanceof CsrfException
                                                && SecurityContextHolder.getContext()
                                                                .getAuthentication()
                                                        == null
                                        ? HttpStatus.UNAUTHORIZED.value()
                                        : HttpStatus.FORBIDDEN.value())))
                .build();
    }

    private static Status openStatus(HealthEndpoint health) {
        HealthDescriptor found = health.healthForPath(OPEN_HEALTH);
        return found == null ? Status.UNKNOWN : found.getStatus();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .addHeaderWriter(new FrameHeaders())
                .permissionsPolicyHeader(permissions -> permissions.policy(SafeHeaders.NO_DEVICES))
                .referrerPolicy(referrer -> referrer.policy(SafeHeaders.REFERRER));
    }
}
