package org.waymark.notices;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * The address in a letter that ends all letters: sealed and authenticated under the installation's secret, so that it names
 * nobody and nobody makes one. It works for as long as the secret does, for an old letter may be the one at hand.
 */
@Component
class Unsubscribing {

    /** Other things are sealed under the same secret: this byte keeps them apart. */
    private static final byte PURPOSE = 'U';

    private static final int LENGTH = 2 + 4 * Long.BYTES;
    private static final int LONGEST = 300;

    private final BytesEncryptor sealer;

    Unsubscribing(BytesEncryptor sealer) {
        this.sealer = sealer;
    }

    /** Whose letters end. */
    record Subject(UUID district, UUID person, Locale language) {}

    String path(UUID district, UUID person, Locale language) {
        ByteBuffer plain = ByteBuffer.allocate(LENGTH)
                .put(PURPOSE)
                .put((byte) (language.getLanguage().equals("es") ? 's' : 'e'))
                .putLong(district.getMostSignificantBits())
                .putLong(district.getLeastSignificantBits())
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits());
        return "/notices/unsubscribe/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.encrypt(plain.array()));
    }

    /** Empty for whatever we have not made. */
    Optional<Subject> read(@Nullable String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] opened;
        try {
            opened = sealer.decrypt(Base64.getUrlDecoder().decode(token));
        } catch (RuntimeException e) {
            // The encryptor throws an IllegalStateException on a wrong seal and others on what is too short.
            return Optional.empty();
        }
        if (opened.length != LENGTH || opened[0] != PURPOSE) {
            return Optional.empty();
        }
        ByteBuffer plain = ByteBuffer.wrap(opened, 2, LENGTH - 2);
        return Optional.of(new Subject(
                new UUID(plain.getLong(), plain.getLong()),
                new UUID(plain.getLong(), plain.getLong()),
                opened[1] == 's' ? Locale.forLanguageTag("es") : Locale.ENGLISH));
    }
}
