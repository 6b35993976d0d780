package org.waymark.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.waymark.lti.ClientNetwork;
import org.waymark.people.SignedInPerson;

/**
 * Slows down whoever asks more than people do. Who is signed in is counted as a person, since a whole school may come from one
 * address; only strangers are counted by theirs, and their launches apart: whoever floods what anybody may read does not close the
 * way in. A refusal costs next to nothing: it is counted, not logged, and its page is made once.
 */
class PaceFilter extends OncePerRequestFilter {

    /** A browser keeps them for good, and they cost nothing; nor does what tells a proxy that this node is alive. */
    private static final Pattern FREE =
            Pattern.compile("/[^/]+\\.(css|js|svg|ico)|/actuator/health/(liveness|readiness)");

    private final Paces persons;
    private final Paces addresses;
    private final Paces launches;
    private final SlowedPage page;
    private final Counter slowedPersons;
    private final Counter slowedAddresses;
    private final Counter slowedLaunches;

    PaceFilter(LimitSettings settings, SlowedPage page, MeterRegistry registry) {
        LongSupplier nanos = () -> registry.config().clock().monotonicTime();
        this.persons = new Paces(settings.person(), nanos);
        this.addresses = new Paces(settings.address(), nanos);
        this.launches = new Paces(settings.address(), nanos);
        this.page = page;
        this.slowedPersons = counter(registry, "person");
        this.slowedAddresses = counter(registry, "address");
        this.slowedLaunches = counter(registry, "launch");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        int wait;
        if (Operator.is(who)) {
            wait = 0;
        } else if (who != null && who.getPrincipal() instanceof SignedInPerson person) {
            wait = counted(persons.take(person.id().toString()), slowedPersons);
        } else if (request.getRequestURI().startsWith("/lti/")) {
            wait = counted(launches.take(ClientNetwork.of(request.getRemoteAddr())), slowedLaunches);
        } else {
            wait = counted(addresses.take(ClientNetwork.of(request.getRemoteAddr())), slowedAddresses);
        }
        if (wait > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
            page.write(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isFree(request);
    }

    static boolean isFree(HttpServletRequest request) {
        return FREE.matcher(request.getRequestURI()).matches();
    }

    private static int counted(int wait, Counter slowed) {
        if (wait > 0) {
            slowed.increment();
        }
        return wait;
    }

    private static Counter counter(MeterRegistry registry, String door) {
        return Counter.builder("waymark.slowed")
                .tag("door", door)
                .description("Requests that came faster than the limit, by what is counted")
                .register(registry);
    }
}
