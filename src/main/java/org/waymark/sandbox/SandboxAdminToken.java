package org.waymark.sandbox;

import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Makes an admin token for this run where the operator has set none, so that a newcomer can see every page. */
class SandboxAdminToken implements EnvironmentPostProcessor {

    static final String MADE = "waymark.sandbox.made-admin-token";
    private static final String TOKEN = "waymark.admin-token";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean wanted = environment.acceptsProfiles(Profiles.of("sandbox"))
                && environment.getProperty(TOKEN, "").isBlank();
        if (wanted) {
            String token =
                    HexFormat.of().formatHex(KeyGenerators.secureRandom(16).generateKey());
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("sandbox admin token", Map.of(TOKEN, token, MADE, token)));
        }
    }
}
