package org.waymark.award.wallet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * Nonces that wallets sign to show that their proof is fresh. Anyone may ask for one, so none is kept: each is the moment
 * at which it was made, sealed, so that no other server could have made it and none is guessed.
 */
@Component
class Nonces {

    static final Duration FRESH = Duration.ofMinutes(5);

    private static final int LONGEST = 500;

    private final BytesEncryptor encryptor;
    private final Clock clock;

    Nonces(BytesEncryptor encryptor, Clock clock) {
        this.encryptor = encryptor;
        this.clock = clock;
    }

    /** @param issuer for whom alone it holds */
    String fresh(String issuer) {
        byte[] name = issuer.getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(clock.instant().getEpochSecond())
                .put(name)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(encryptor.encrypt(plain));
    }

    boolean isFresh(String nonce, String issuer) {
        if (nonce.length() > LONGEST) {
            return false;
        }
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(encryptor.decrypt(Base64.getUrlDecoder().decode(nonce)));
            Instant made = Instant.ofEpochSecond(plain.getLong());
            byte[] name = new byte[plain.remaining()];
            plain.get(name);
            Instant now = clock.instant();
            return new String(name, StandardCharsets.UTF_8).equals(issuer)
                    && !now.isBefore(made)
                    && now.isBefore(made.plus(FRESH));
        } catch (RuntimeException e) {
            // Not base64url, or not sealed by us.
            return false;
        }
    }
}
