package org.waymark.people;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
class District {

    /** What a district has until someone says otherwise. */
    static final String DEFAULT_ZONE = "America/New_York";

    static final String DEFAULT_LANGUAGES = "en";

    @EmbeddedId
    private DistrictId id;

    @Version
    private int version;

    @Column
    private String name;

    @Column
    private String zone;

    @Column
    private String languages;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected District() {}

    void isDescribed(String name, String zone, String languages) {
        this.name = name;
        this.zone = zone;
        this.languages = languages;
    }

    DistrictCard card() {
        return new DistrictCard(id, name, zone, languages);
    }
}
