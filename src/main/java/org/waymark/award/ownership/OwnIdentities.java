package org.waymark.award.ownership;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.Awards;
import org.waymark.award.EarnerIdentities;
import org.waymark.award.ownership.OwnershipRefused.Problem;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.MinorProtected;
import org.waymark.people.earners.Minors;
import org.waymark.people.guests.AddressRemoved;
import org.waymark.people.guests.OwnAddresses;

/**
 * By what earners wish to be known in their badges. Each change has all that they hold signed anew some time later. Nobody is
 * known by anything that they did not choose, and a minor who is protected by nothing.
 */
@Service
@Transactional
public class OwnIdentities implements EarnerIdentities {

    private static final String THEIRS = " where person_id = :person and district_id = :district";

    private final JdbcClient jdbc;
    private final OwnAddresses addresses;
    private final Minors minors;
    private final Awards awards;
    private final AuditLog audit;
    private final Clock clock;

    OwnIdentities(JdbcClient jdbc, OwnAddresses addresses, Minors minors, Awards awards, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.minors = minors;
        this.awards = awards;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an identity is. */
    enum Kind {
        EMAIL,
        DID
    }

    /** What is kept. */
    record Kept(Kind kind, String identity, Instant addedAt) {}

    /** A confirmed address, and whether badges name it. */
    record Address(String address, boolean named) {}

    /** One's own, as one sees it. */
    record Own(List<Address> addresses, @Nullable String did) {}

    @Override
    @Transactional(readOnly = true)
    public Identity of(PersonId earner, DistrictId district) {
        if (minors.isProtected(earner, district)) {
            return Identity.OPAQUE;
        }
        Own own = own(earner, district);
        return new Identity(
                own.did(),
                own.addresses().stream()
                        .filter(Address::named)
                        .map(Address::address)
                        .toList());
    }

    @Transactional(readOnly = true)
    public Own own(PersonId earner, DistrictId district) {
        List<Kept> kept = kept(earner, district);
        Set<String> named = kept.stream()
                .filter(each -> each.kind() == Kind.EMAIL)
                .map(Kept::identity)
                .collect(Collectors.toSet());
        return new Own(
                addresses.of(earner, district).stream()
                        .map(address -> new Address(address, named.contains(key(address))))
                        .toList(),
                // Two identities that turned out to be one person may bring one each.
                kept.stream()
                        .filter(each -> each.kind() == Kind.DID)
                        .map(Kept::identity)
                        .reduce((before, last) -> last)
                        .orElse(null));
    }

    /** @throws OwnershipRefused for an address that is not confirmed as theirs */
    public void name(String address, PersonId earner, DistrictId district) {
        requireNoMinor(earner, district);
        if (addresses.of(earner, district).stream().noneMatch(own -> key(own).equals(key(address)))) {
            throw new OwnershipRefused(Problem.NOT_CONFIRMED);
        }
        if (add(Kind.EMAIL, key(address), earner, district)) {
            audit.recordAbout(
                    district.id(),
                    earner.toString(),
                    AuditLog.SELF_ROLE,
                    "badge-address-named",
                    earner.toString(),
                    earner.toString());
            signAnew(earner, district);
        }
    }

    public void unname(String address, PersonId earner, DistrictId district) {
        if (remove(Kind.EMAIL, Optional.of(key(address)), earner, district)) {
            audit.recordAbout(
                    district.id(),
                    earner.toString(),
                    AuditLog.SELF_ROLE,
                    "badge-address-unnamed",
                    earner.toString(),
                    earner.toString());
            signAnew(earner, district);
        }
    }

    /**
     * The earner proved to hold this DID: their badges are made out to it from now on, and to no other.
     *
     * @throws RuntimeException for a minor who is protected
     */
    public void proved(PersonId earner, DistrictId district, String did) {
        requireNoMinor(earner, district);
        if (did.equals(own(earner, district).did())) {
            return;
        }
        remove(Kind.DID, Optional.empty(), earner, district);
        add(Kind.DID, did, earner, district);
        audit.recordAbout(
                district.id(),
                earner.toString(),
                AuditLog.SELF_ROLE,
                "badge-did-named",
                earner.toString(),
                earner.toString());
        signAnew(earner, district);
    }

    public void forgetDid(PersonId earner, DistrictId district) {
        if (remove(Kind.DID, Optional.empty(), earner, district)) {
            audit.recordAbout(
                    district.id(),
                    earner.toString(),
                    AuditLog.SELF_ROLE,
                    "badge-did-unnamed",
                    earner.toString(),
                    earner.toString());
            signAnew(earner, district);
        }
    }

    @EventListener
    void on(AddressRemoved address) {
        unname(address.address(), address.person(), address.district());
    }

    @EventListener
    void on(MinorProtected minor) {
        boolean named = remove(Kind.EMAIL, Optional.empty(), minor.person(), minor.district());
        if (remove(Kind.DID, Optional.empty(), minor.person(), minor.district()) || named) {
            signAnew(minor.person(), minor.district());
        }
    }

    /** Has what two identities hold signed anew, where either is known by anything. */
    void reunited(PersonId main, PersonId other, DistrictId district) {
        if (!kept(main, district).isEmpty() || !kept(other, district).isEmpty()) {
            signAnew(main, district);
            signAnew(other, district);
        }
    }

    @Transactional(readOnly = true)
    public List<Kept> kept(PersonId earner, DistrictId district) {
        return jdbc.sql("select kind, identity, added_at from earner_identity" + THEIRS + " order by added_at, id")
                .param("person", earner.id())
                .param("district", district.id())
                .query((row, n) -> new Kept(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("identity"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public void forget(PersonId earner, DistrictId district) {
        jdbc.sql("delete from earner_identity" + THEIRS)
                .param("person", earner.id())
                .param("district", district.id())
                .update();
    }

    private boolean add(Kind kind, String identity, PersonId earner, DistrictId district) {
        return jdbc.sql("insert into earner_identity (id, district_id, person_id, kind, identity, added_at)"
                                + " values (:id, :district, :person, :kind, :identity, :now) on conflict do nothing")
                        .param("id", UuidCreator.getTimeOrderedEpoch())
                        .param("district", district.id())
                        .param("person", earner.id())
                        .param("kind", kind.name())
                        .param("identity", identity)
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private boolean remove(Kind kind, Optional<String> identity, PersonId earner, DistrictId district) {
        return jdbc.sql("delete from earner_identity" + THEIRS + " and kind = :kind"
                                + (identity.isPresent() ? " and identity = :identity" : ""))
                        .param("person", earner.id())
                        .param("district", district.id())
                        .param("kind", kind.name())
                        .param("identity", identity.orElse(""))
                        .update()
                > 0;
    }

    private void signAnew(PersonId earner, DistrictId district) {
        awards.of(earner, district).forEach(award -> awards.resign(award.id(), district));
    }

    private void requireNoMinor(PersonId earner, DistrictId district) {
        if (minors.isProtected(earner, district)) {
            throw new OwnershipRefused(Problem.MINOR);
        }
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
