package org.waymark.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A folder of files that each hold one setting and are named after it, such as {@code waymark.secret}; they are read before
 * this (spring.config.import in application.yaml).
 *
 * @param dir where they are; if it is named it must be there, or a secret would be missing without a word
 */
@ConfigurationProperties("waymark.secrets")
record SecretFiles(@Nullable Path dir) {

    SecretFiles {
        if (dir != null && !dir.toString().isBlank() && !Files.isDirectory(dir)) {
            throw new BadSetting("WAYMARK_SECRETS_DIR must be a folder; \"" + dir + "\" is none.");
        }
    }
}
