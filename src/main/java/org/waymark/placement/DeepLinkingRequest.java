package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/**
 * An LMS asks what to put into a course. Its page has no session, since a frame may have no cookie: the one-time code,
 * of which only the hash is kept, is all that leads here.
 */
@Entity
class DeepLinkingRequest {

    @EmbeddedId
    private DeepLinkingRequestId id;

    @Version
    private int version;

    @Column
    private String codeHash;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Column
    private UUID registrationId;

    @Column
    private String deploymentId;

    @Column
    private String platformOrigin;

    @Column
    private String language;

    @Column
    private boolean mayAuthor;

    @JdbcTypeCode(SqlTypes.JSON)
    private LtiLaunch.DeepLinkingSettings settings;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Picked answer;

    @Column
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected DeepLinkingRequest() {}

    DeepLinkingRequest(
            String codeHash,
            LtiLaunch launch,
            LtiLaunch.DeepLinkingSettings settings,
            SignedInPerson person,
            boolean mayAuthor,
            Instant expiresAt) {
        this.id = DeepLinkingRequestId.fresh();
        this.codeHash = codeHash;
        this.district = person.district();
        this.person = person.id();
        this.registrationId = launch.registration();
        this.deploymentId = launch.deploymentId();
        this.platformOrigin = launch.platformOrigin();
        this.language = person.language();
        this.mayAuthor = mayAuthor;
        this.settings = settings;
        this.expiresAt = expiresAt;
    }

    /**
     * Answers it, once. A second click that says the same is the same answer.
     *
     * @throws PickAnswered when something else was answered before
     */
    void answer(Picked picked) {
        if (answer == null) {
            answer = picked;
        } else if (!answer.equals(picked)) {
            throw new PickAnswered();
        }
    }

    boolean openAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    PickObstacle obstacle() {
        if (!mayAuthor) {
            return PickObstacle.NOT_AN_AUTHOR;
        }
        return takesLaunches() || asWebLinks() ? PickObstacle.NONE : PickObstacle.NO_LINKS_TAKEN;
    }

    /** Whether only plain links may be placed: they open a page for everyone, not a launch. */
    boolean asWebLinks() {
        return !takesLaunches() && settings.acceptTypes().contains("link");
    }

    private boolean takesLaunches() {
        return settings.acceptTypes().contains("ltiResourceLink");
    }

    PersonId person() {
        return person;
    }

    DistrictId district() {
        return district;
    }

    UUID registration() {
        return registrationId;
    }

    String deploymentId() {
        return deploymentId;
    }

    String platformOrigin() {
        return platformOrigin;
    }

    String language() {
        return language;
    }

    LtiLaunch.DeepLinkingSettings settings() {
        return settings;
    }
}
