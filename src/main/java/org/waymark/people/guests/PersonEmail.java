package org.waymark.people.guests;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** An address that a person gave as their own; of use only once a link sent there came back. */
@Entity
class PersonEmail {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Column
    private String address;

    @Column
    private String addressKey;

    @Column
    private Instant addedAt;

    @Column
    private @Nullable Instant verifiedAt;

    @SuppressWarnings("NullAway.Init")
    protected PersonEmail() {}

    PersonEmail(DistrictId district, PersonId person, MailAddress address, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.address = address.text();
        this.addressKey = address.key();
        this.addedAt = at;
    }

    /** The link came back: whoever reads that mailbox is this person. It counts as it was written to. */
    void verify(MailAddress writtenTo, Instant at) {
        if (verifiedAt == null) {
            address = writtenTo.text();
            verifiedAt = at;
        }
    }

    /** A minor has no address: what is left of a proved one opens nothing and tells nobody what it was. */
    void forget() {
        address = "";
        addressKey = Tokens.hash(addressKey);
        verifiedAt = null;
    }

    boolean isForgotten() {
        return address.isEmpty();
    }

    String addressKey() {
        return addressKey;
    }

    UUID id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PersonId person() {
        return person;
    }

    String address() {
        return address;
    }

    Instant addedAt() {
        return addedAt;
    }

    boolean isVerified() {
        return verifiedAt != null;
    }
}
