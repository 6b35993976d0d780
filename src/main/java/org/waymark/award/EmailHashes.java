package org.waymark.award;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * E-mail addresses as badges hold them (OB 3.0, IdentityObject): so that whoever knows the address can check that a badge is
 * its owner's, and whoever does not is told nothing to write to. The salt is public, so an address can still be guessed.
 */
@Component
public class EmailHashes {

    private final SecureRandom random;

    EmailHashes(SecureRandom random) {
        this.random = random;
    }

    /** An IdentityObject of this address, under a salt of its own. */
    JsonObject identity(String email) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return identity(email, HexFormat.of().formatHex(salt));
    }

    /** An IdentityObject of this address under this salt. */
    public static JsonObject identity(String email, String salt) {
        return JsonText.object()
                // A plain text, not an array, in this class alone with Image and IdentifierEntry.
                .add("type", "IdentityObject")
                .add("hashed", true)
                .add("identityHash", hash(email, salt))
                .add("identityType", "emailAddress")
                .add("salt", salt)
                .build();
    }

    /** The address without the case and the spaces in which somebody wrote it, which the standard leaves open. */
    private static String hash(String email, String salt) {
        String same = email.strip().toLowerCase(Locale.ROOT);
        return "sha256$" + HexFormat.of().formatHex(EddsaRdfc2022.sha256(same + salt));
    }
}
