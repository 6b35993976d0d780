package org.waymark.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

@Entity
class Person {

    private static final int LONGEST_NAME = 255;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** No LMS: an issuer is an address. */
    private static final String ERASED = "erased";

    @EmbeddedId
    private PersonId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String issuer;

    @Column
    private String sub;

    @Column
    private @Nullable String displayName;

    @Column
    private @Nullable String rosterName;

    @Column
    private @Nullable Instant accessClosedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String launchedFrom;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant launchedFromAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String language;

    @Column(insertable = false, updatable = false)
    private @Nullable String sourcedid;

    /** The day on which the protection of a minor ends; null for everyone else. */
    @Column(insertable = false, updatable = false)
    private @Nullable LocalDate protectedUntil;

    @Column
    private @Nullable Instant erasedAt;

    @Column
    private String searchName;

    @Column
    private Instant firstSeenAt;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    PersonId id() {
        return id;
    }

    String issuer() {
        return issuer;
    }

    String sub() {
        return sub;
    }

    /** The language of the last launch. */
    @Nullable
    String language() {
        return language;
    }

    /** The name of the last launch; where that had none, the one a course's roster gives. */
    @Nullable
    String name() {
        return displayName != null ? displayName : rosterName;
    }

    /** Whether this is a minor whom only their own school's staff see. */
    boolean isProtected() {
        return protectedUntil != null;
    }

    Instant firstSeenAt() {
        return firstSeenAt;
    }

    /** Opens access that was closed; answers whether it was. */
    boolean isLetInAgain() {
        boolean wasClosed = accessClosedAt != null;
        accessClosedAt = null;
        return wasClosed;
    }

    /** Takes the name the LMS gives today; where it gives none any more, the old one is forgotten. */
    void isCalled(@Nullable String name) {
        String given = tidy(name);
        if (!Objects.equals(displayName, given)) {
            displayName = given;
            searchName = searchable(name());
        }
    }

    /** Forgets who it is; the row stays for what others' records rest on. The same LMS user begins anew. */
    void erase(Instant at) {
        issuer = ERASED;
        sub = id.toString();
        displayName = null;
        rosterName = null;
        searchName = "";
        accessClosedAt = at;
        erasedAt = at;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    /** What texts of others may call this person. */
    Set<String> words() {
        return Stream.of(displayName, rosterName, isErased() ? null : sub)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** A name as it is stored: one line, no edges, null where nothing is left. */
    static @Nullable String tidy(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String oneLine = SPACES.matcher(name).replaceAll(" ").strip();
        if (oneLine.isEmpty()) {
            return null;
        }
        return oneLine.length() > LONGEST_NAME ? oneLine.substring(0, LONGEST_NAME) : oneLine;
    }

    /** A name as it is searched: lower case, without accents. */
    static String searchable(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        String lower = plain.toLowerCase(Locale.ROOT).strip();
        return lower.length() > LONGEST_NAME ? lower.substring(0, LONGEST_NAME) : lower;
    }
}
