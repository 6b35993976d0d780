package org.waymark.award.ownership;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * What somebody signs to prove that a DID is theirs: sealed by us, for them alone, for a day. Nothing is kept of it. Whoever
 * sends the same proof again says again what holds already.
 */
@Component
class Challenges {

    static final Duration FRESH = Duration.ofDays(1);

    /** Tells it from whatever else is sealed under the same secret. */
    private static final int PURPOSE = 0x64696431;

    private static final int LONGEST = 200;
    private static final int SIZE = Integer.BYTES + 5 * Long.BYTES;

    private final BytesEncryptor encryptor;
    private final Clock clock;

    Challenges(BytesEncryptor encryptor, Clock clock) {
        this.encryptor = encryptor;
        this.clock = clock;
    }

    String fresh(PersonId person, DistrictId district) {
        ByteBuffer plain = ByteBuffer.allocate(SIZE).putInt(PURPOSE);
        put(plain, person.id());
        put(plain, district.id());
        plain.putLong(clock.instant().plus(FRESH).getEpochSecond());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(encryptor.encrypt(plain.array()));
    }

    boolean isFresh(String challenge, PersonId person, DistrictId district) {
        if (challenge.length() > LONGEST) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = encryptor.decrypt(Base64.getUrlDecoder().decode(challenge));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
        if (bytes.length != SIZE) {
            return false;
        }
        ByteBuffer plain = ByteBuffer.wrap(bytes);
        return plain.getInt() == PURPOSE
                && uuid(plain).equals(person.id())
                && uuid(plain).equals(district.id())
                && clock.instant().isBefore(Instant.ofEpochSecond(plain.getLong()));
    }

    private static void put(ByteBuffer plain, UUID id) {
        plain.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer plain) {
        return new UUID(plain.getLong(), plain.getLong());
    }
}
