package org.waymark.sandbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.waymark.settings.BadSetting;

/**
 * Keeps the sandbox where it is harmless, beside no {@code prod} and on loopback, since anyone may become anyone in it;
 * and lets the tool call it and send its e-mails there.
 */
class SandboxGuard implements EnvironmentPostProcessor {

    private static final String PRIVATE_HOSTS = "waymark.lti-private-hosts";
    private static final String MAIL_HOST = "waymark.mail.host";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("sandbox"))) {
            return;
        }
        require(
                !environment.acceptsProfiles(Profiles.of("prod")),
                "The profile sandbox, in which anyone may become anyone, must not run beside the profile prod.");
        String address = environment.getProperty("server.address", "");
        require(
                isLoopback(address),
                "With the profile sandbox Waymark listens on loopback only; SERVER_ADDRESS=" + address
                        + " would let others in.");
        Map<String, Object> settings = new HashMap<>(Map.of(PRIVATE_HOSTS, hosts(environment)));
        if (environment.getProperty(MAIL_HOST, "").isBlank()) {
            settings.putAll(SandboxMailbox.settings());
        }
        environment.getPropertySources().addFirst(new MapPropertySource("sandbox", settings));
    }

    /** What the operator named, and the sandbox's own host. */
    private static String hosts(ConfigurableEnvironment environment) {
        List<String> hosts = new ArrayList<>(Binder.get(environment)
                .bind(PRIVATE_HOSTS, Bindable.listOf(String.class))
                .orElse(List.of()));
        hosts.add(SandboxAddresses.HOST);
        return String.join(",", hosts);
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadSetting(sentence);
        }
    }
}
