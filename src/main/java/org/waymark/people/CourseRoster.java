package org.waymark.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A course whose LMS tells who is in it, and how the last reading went. */
@Entity
@DynamicUpdate
class CourseRoster {

    /** A list of differences may have lost something; a whole list each week has not. */
    private static final Duration WHOLE_LIST_AGE = Duration.ofDays(7);

    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_WORDS = 500;

    @EmbeddedId
    private CourseRosterId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private String deploymentId;

    @Column
    private String issuer;

    @Column
    private String contextId;

    @Column
    private @Nullable String title;

    @Column
    private String membershipsUrl;

    @Column
    private @Nullable String differencesUrl;

    @Column
    private @Nullable String groupsUrl;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column
    private @Nullable List<String> groupNames;

    @Column
    private Instant launchedAt;

    @Column
    private @Nullable Instant askedAt;

    @Column
    private Instant nextAt;

    @Column
    private long run;

    @Column
    private @Nullable Instant readAt;

    @Column
    private @Nullable Instant wholeReadAt;

    @Column
    private int members;

    @Enumerated(EnumType.STRING)
    private @Nullable RosterProblem problem;

    @Column
    private @Nullable String problemWords;

    @Column
    private @Nullable Instant problemAt;

    @SuppressWarnings("NullAway.Init")
    protected CourseRoster() {}

    /** A title as it is kept. */
    static @Nullable String titled(@Nullable String title) {
        return title != null && title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    boolean isNews(String memberships, @Nullable String groups, @Nullable String courseTitle) {
        return !membershipsUrl.equals(memberships)
                || !Objects.equals(groupsUrl, groups)
                || !Objects.equals(title, titled(courseTitle));
    }

    boolean wasAskedAfter(Instant moment) {
        return askedAt != null && askedAt.isAfter(moment);
    }

    /** Begins to read; a reading that is still under way is overtaken by this one. */
    RosterReading begin(Instant now) {
        run++;
        boolean whole = wholeReadAt == null || wholeReadAt.plus(WHOLE_LIST_AGE).isBefore(now);
        return new RosterReading(
                id,
                district,
                registration,
                deploymentId,
                issuer,
                membershipsUrl,
                whole ? null : differencesUrl,
                groupsUrl,
                run);
    }

    boolean isReadBy(RosterReading reading) {
        return run == reading.run();
    }

    /** The list was read to its end. */
    void read(boolean whole, @Nullable String differences, int active, Instant now) {
        if (whole) {
            wholeReadAt = now;
            differencesUrl = differences;
        } else if (differences != null) {
            differencesUrl = differences;
        }
        readAt = now;
        members = active;
        problem = null;
        problemWords = null;
        problemAt = null;
    }

    /** The LMS does not keep its differences any more: the whole list is read from now on, until it offers new ones. */
    void forgetDifferences() {
        differencesUrl = null;
    }

    void hasGroups(List<String> names) {
        groupNames = List.copyOf(names);
    }

    void couldNotBeRead(RosterProblem why, @Nullable String words, Instant now) {
        problem = why;
        problemWords = words != null && words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        problemAt = now;
    }

    CourseRosterId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    boolean isOf(UUID connection) {
        return registration.equals(connection);
    }

    RosterView view() {
        return new RosterView(
                id,
                title,
                contextId,
                issuer,
                launchedAt,
                readAt,
                nextAt,
                members,
                groupsUrl == null || groupNames == null ? List.of() : groupNames,
                problem,
                problemWords,
                problemAt);
    }
}
