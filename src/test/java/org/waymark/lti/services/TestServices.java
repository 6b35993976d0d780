package org.waymark.lti.services;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.waymark.lti.ServiceIncidents;
import org.waymark.lti.TestHttp;

/** Calls to platforms by somebody who has less patience than the program. */
public final class TestServices {

    private TestServices() {}

    public static PlatformServices waiting(Duration patience, ApplicationContext context) {
        return new PlatformServices(
                context.getBean(ServiceTokens.class),
                new PlatformCalls(TestHttp.local(patience), context.getBean(Clock.class)),
                context.getBean(ServiceIncidents.class));
    }
}
