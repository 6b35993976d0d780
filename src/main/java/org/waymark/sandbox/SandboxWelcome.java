package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last words of the start: the one address to open. On the terminal, since a token has no place in a log. */
@Component
@Profile("sandbox")
class SandboxWelcome {

    private final SandboxAddresses addresses;
    private final Environment environment;

    SandboxWelcome(SandboxAddresses addresses, Environment environment) {
        this.addresses = addresses;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void say() {
        String token = environment.getProperty(SandboxAdminToken.MADE);
        System.out.println(words(token));
    }

    private String words(@Nullable String token) {
        String admin = token == null ? "" : "\n  Admin token for this run: " + token;
        return "\n" + admin + "\n\n  Waymark is ready. Open " + addresses.base() + "\n";
    }
}
