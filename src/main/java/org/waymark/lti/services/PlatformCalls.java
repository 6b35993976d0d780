package org.waymark.lti.services;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.PlatformUnreachable;

/** One HTTP exchange with a platform service, its headers exactly as given. */
@Component
class PlatformCalls {

    private final PlatformHttp http;
    private final Clock clock;

    PlatformCalls(PlatformHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * An answer of any status.
     *
     * @throws PlatformBusy when none came
     * @throws PlatformRefused when the address is one that we never call
     */
    Answer send(Call call, @Nullable String token) {
        try {
            PlatformResponse response = http.exchange(call.method(), call.address(), call.headers(token), call.body());
            return answer(response);
        } catch (PlatformUnreachable e) {
            throw problem(e);
        }
    }

    /**
     * The same for a long answer: one that is ok is read as it comes, and its body is empty here.
     *
     * @throws PlatformBusy when none came, or it broke off
     * @throws PlatformRefused when the address is one that we never call, or the reader cannot make sense of it
     */
    Answer read(Call call, @Nullable String token, PlatformServices.LongAnswer reader) {
        try {
            return answer(http.read(call.address(), call.headers(token), reader::read));
        } catch (PlatformUnreachable e) {
            throw problem(e);
        }
    }

    private Answer answer(PlatformResponse response) {
        return new Answer(response.status(), response.text(), response.headers(), clock.instant());
    }

    private static ServiceProblem problem(PlatformUnreachable e) {
        if (e.isForItsCertificate()) {
            return PlatformBusy.forItsCertificate();
        }
        return e.isForbidden()
                ? new PlatformRefused(0, "The LMS named an address that Waymark does not call.")
                : new PlatformBusy("The LMS did not answer.", null);
    }
}
