package org.waymark.notices;

import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reads notices, and how they are reached; the module that knows people answers. */
public interface Addressees {

    /** How a person is reached; empty where this district has no such person. */
    Optional<Addressee> find(UUID district, UUID person);

    /** Who is signed in as this principal; empty for an operator and for nobody. */
    Optional<Reader> reader(@Nullable Principal principal);

    /**
     * How someone is reached.
     *
     * @param zone of the district, for quiet hours
     * @param email an address that the person has proved to be their own; null for none
     */
    record Addressee(Locale language, ZoneId zone, @Nullable String email) {}

    /** Whose notices are read. */
    record Reader(UUID district, UUID person) {}
}
