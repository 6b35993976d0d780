package org.waymark.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;

/** The clock, the random source, and the encryption of private keys at rest. */
@Configuration(proxyBeanMethods = false)
class Secrets {

    /** Not secret: the salt only separates this use of the secret from others. */
    private static final String SALT = "7761796d61726b2d6b657973";

    /** What a secret that is set has to have, too. */
    private static final int LENGTH = 32;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    /** AES-256-GCM under a key derived from {@code WAYMARK_SECRET}. */
    @Bean
    BytesEncryptor keyEncryptor(WaymarkSettings settings, SecureRandom random) {
        String secret = settings.secret();
        return Encryptors.stronger(secret != null ? secret : kept(settings.dataDir(), random), SALT);
    }

    private static String kept(Path dataDir, SecureRandom random) {
        Path file = dataDir.resolve("secret");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                random.nextBytes(fresh);
                Files.createDirectories(dataDir);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(fresh));
            }
            return whole(Files.readString(file).trim(), file);
        } catch (IOException | UnsupportedOperationException e) {
            throw new BadSetting("Waymark cannot keep its secret in " + file + " (" + e.getMessage()
                    + "). Make the folder writable or set WAYMARK_SECRET.");
        }
    }

    /** A disk that was full when it was written leaves a file with nothing in it, under which anybody could unseal. */
    private static String whole(String secret, Path file) {
        if (secret.length() < LENGTH) {
            throw new BadSetting(
                    "The secret in " + file + " is not whole. Put back the one that was there, or delete the file"
                            + " where Waymark never ran with it.");
        }
        return secret;
    }
}
