package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/** The secret that Waymark makes where none is set. */
class SecretsTests {

    @TempDir
    Path folder;

    @Test
    void isItsOwnersAlone() throws IOException {
        encryptor();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void opensAfterwardsWhatItSealed() {
        byte[] sealed = encryptor().encrypt(new byte[] {1, 2, 3});
        assertThat(encryptor().decrypt(sealed)).containsExactly(1, 2, 3);
    }

    @Test
    void thatAFullDiskCutOffStopsTheStart() throws IOException {
        Files.createFile(folder.resolve("secret"));
        assertThatThrownBy(this::encryptor).isInstanceOf(BadSetting.class).hasMessageContaining("is not whole");
    }

    private BytesEncryptor encryptor() {
        WaymarkSettings settings = new Binder(
                        new MapConfigurationPropertySource(Map.of("waymark.data-dir", folder.toString())))
                .bindOrCreate("waymark", WaymarkSettings.class);
        return new Secrets().keyEncryptor(settings, new SecureRandom());
    }
}
