package org.waymark.award.hosts;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeNotFound;
import org.waymark.award.BadgeStanding;
import org.waymark.award.CarriedCredentials;
import org.waymark.award.HeldAward;
import org.waymark.jobs.DueJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.MinorProtected;
import org.waymark.people.earners.Minors;

/** What is kept of the hosts that earners use, and of what was sent to them. No other machine is called from here. */
@Service
@Transactional
class BadgeHosts {

    static final int MOST = 5;

    /** A token that ends so soon is not sent any more. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final CarriedCredentials credentials;
    private final BytesEncryptor encryptor;
    private final DueJobs due;
    private final Minors minors;
    private final AuditLog audit;
    private final Clock clock;

    BadgeHosts(
            JdbcClient jdbc,
            CarriedCredentials credentials,
            BytesEncryptor encryptor,
            DueJobs due,
            Minors minors,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.encryptor = encryptor;
        this.due = due;
        this.minors = minors;
        this.audit = audit;
        this.clock = clock;
    }

    /** A host, as its user sees it. */
    record Host(
            UUID id,
            String name,
            String address,
            boolean connected,
            @Nullable Instant since) {}

    /** How a copy fares. */
    enum State {
        WAITING,
        SENT,
        /** The host does not take this badge. */
        NOT_TAKEN,
        /** The host does not let Waymark in any more. */
        LAPSED,
        /** It stayed silent to the last. */
        GIVEN_UP
    }

    /**
     * A badge and a host.
     *
     * @param state null where it was never sent there
     */
    record Copy(Host host, @Nullable State state, @Nullable Instant at) {

        public boolean isWaiting() {
            return state == State.WAITING;
        }
    }

    @Transactional(readOnly = true)
    public List<Host> of(SignedInPerson me) {
        requireGrown(me.id(), me.district());
        return hosts(me.id(), me.district());
    }

    private List<Host> hosts(PersonId person, DistrictId district) {
        return jdbc
                .sql("select * from badge_host where person_id = :person and district_id = :district"
                        + " order by added_at")
                .param("person", person.id())
                .param("district", district.id())
                .query(BadgeHosts::row)
                .list()
                .stream()
                .map(Kept::host)
                .toList();
    }

    /** Where a badge is or could be. */
    @Transactional(readOnly = true)
    public List<Copy> copies(AwardId award, SignedInPerson me) {
        return hosts(me.id(), me.district()).stream()
                .filter(Host::connected)
                .map(host -> jdbc.sql("select state, at from badge_host_copy where host_id = :host"
                                + " and award_id = :award and district_id = :district")
                        .param("host", host.id())
                        .param("award", award.id())
                        .param("district", me.district().id())
                        .query((row, n) -> new Copy(host, State.valueOf(row.getString(1)), instant(row, "at")))
                        .optional()
                        .orElse(new Copy(host, null, null)))
                .toList();
    }

    /** @throws BadgeNotFound for who has no such badge, for one not signed yet, and for a minor who is protected */
    @Transactional(readOnly = true)
    public HeldAward badge(AwardId award, SignedInPerson me) {
        return credentials
                .kept(award, me.district())
                .map(CarriedCredentials.Kept::award)
                .filter(found -> found.earner().equals(me.id()))
                .filter(found -> !minors.isProtected(me.id(), me.district()))
                .orElseThrow(BadgeNotFound::new);
    }

    /** Whether one more may be added. */
    @Transactional(readOnly = true)
    public boolean mayAdd(String address, SignedInPerson me) {
        List<Host> known = of(me);
        return known.size() < MOST
                || known.stream().anyMatch(host -> host.address().equals(address));
    }

    /** Keeps a host that Waymark registered with; what was known of it before gives way. */
    public void add(UUID id, String address, HostApi.Description host, HostApi.Client client, SignedInPerson me) {
        requireGrown(me.id(), me.district());
        jdbc.sql("delete from badge_host where person_id = :person and district_id = :district and address = :address")
                .param("person", me.id().id())
                .param("district", me.district().id())
                .param("address", address)
                .update();
        jdbc.sql("insert into badge_host (id, district_id, person_id, address, name, authorization_url, token_url,"
                        + " refresh_url, revocation_url, client_id, client_secret, secret_in_body, added_at) values (:id, :district,"
                        + " :person, :address, :name, :authorization, :token, :refresh, :revocation, :client, :secret, :inBody,"
                        + " :now)")
                .param("id", id)
                .param("district", me.district().id())
                .param("person", me.id().id())
                .param("address", address)
                .param("name", host.name())
                .param("authorization", host.authorization())
                .param("token", host.token())
                .param("refresh", host.refresh())
                .param("revocation", host.revocation())
                .param("client", client.id())
                .param("secret", sealed(client.secret()))
                .param("inBody", client.secretInBody())
                .param("now", at(clock.instant()))
                .update();
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "badge-host-added", id.toString());
    }

    /**
     * All that is needed to speak with a host.
     *
     * @param access null while it is not connected
     */
    record Kept(
            UUID id,
            DistrictId district,
            String address,
            String name,
            String authorization,
            String token,
            @Nullable String refreshing,
            @Nullable String revocation,
            String client,
            @Nullable String secret,
            boolean secretInBody,
            @Nullable String access,
            @Nullable String refresh,
            @Nullable Instant accessExpires,
            @Nullable Instant connected) {

        /** Where fresh tokens are had. */
        String refreshAddress() {
            return refreshing == null ? token : refreshing;
        }

        Host host() {
            return new Host(id, name, address, connected != null, connected);
        }
    }

    /** @throws HostNotFound for one of somebody else's */
    @Transactional(readOnly = true)
    public Kept own(UUID host, SignedInPerson me) {
        requireGrown(me.id(), me.district());
        return jdbc.sql("select * from badge_host where id = :id and person_id = :person and district_id = :district")
                .param("id", host)
                .param("person", me.id().id())
                .param("district", me.district().id())
                .query(BadgeHosts::row)
                .optional()
                .map(this::unsealed)
                .orElseThrow(HostNotFound::new);
    }

    /** Keeps what lets Waymark in. */
    public void connected(UUID host, HostApi.Tokens tokens, SignedInPerson me) {
        own(host, me);
        keep(host, me.district(), tokens);
        jdbc.sql("update badge_host set connected_at = :now where id = :id and district_id = :district")
                .param("now", at(clock.instant()))
                .param("id", host)
                .param("district", me.district().id())
                .update();
        audit.record(
                me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "badge-host-connected", host.toString());
    }

    public void keep(UUID host, DistrictId district, HostApi.Tokens tokens) {
        Long seconds = tokens.seconds();
        jdbc.sql("update badge_host set access_token = :access, refresh_token = coalesce(:refresh, refresh_token),"
                        + " access_expires_at = :expires, connected_at = coalesce(connected_at, :now)"
                        + " where id = :id and district_id = :district")
                .param("now", at(clock.instant()))
                .param("access", sealed(tokens.access()))
                .param("refresh", sealed(tokens.refresh()))
                .param(
                        "expires",
                        seconds == null ? null : at(clock.instant().plusSeconds(Math.min(seconds, 315_360_000L))))
                .param("id", host)
                .param("district", district.id())
                .update();
    }

    /**
     * The host lets Waymark in no more: its user has to say so anew.
     *
     * @return false where there are newer tokens than those that were refused, as when two badges were sent at once
     */
    public boolean lapsed(Kept host) {
        Instant expires = host.accessExpires();
        return jdbc.sql("update badge_host set access_token = null, refresh_token = null, connected_at = null"
                                + " where id = :id and district_id = :district and access_expires_at is not distinct"
                                + " from cast(:expires as timestamp with time zone)")
                        .param("id", host.id())
                        .param("district", host.district().id())
                        .param("expires", expires == null ? null : at(expires))
                        .update()
                > 0;
    }

    /** Whether its token may be sent as it is. */
    boolean isFresh(Kept host) {
        Instant expires = host.accessExpires();
        return host.access() != null
                && (expires == null || clock.instant().plus(MARGIN).isBefore(expires));
    }

    /** Forgets a host with its tokens; badges that are there stay there. */
    public void remove(UUID host, SignedInPerson me) {
        own(host, me);
        jdbc.sql("delete from badge_host where id = :id and person_id = :person and district_id = :district")
                .param("id", host)
                .param("person", me.id().id())
                .param("district", me.district().id())
                .update();
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "badge-host-removed", host.toString());
    }

    /**
     * Has a badge sent to a host, some time after this.
     *
     * @throws BadgeNotFound for who has no such badge, and for one that does not hold
     */
    public void send(AwardId award, UUID host, HostPush push, SignedInPerson me) {
        if (own(host, me).connected() == null) {
            throw new HostNotFound();
        }
        if (badge(award, me).standing() != BadgeStanding.VALID) {
            throw new BadgeNotFound();
        }
        UUID district = me.district().id();
        jdbc.sql("insert into badge_host_copy (id, district_id, host_id, award_id, turn, state, at)"
                        + " values (:id, :district, :host, :award, 0, 'SENT', :now) on conflict do nothing")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("district", district)
                .param("host", host)
                .param("award", award.id())
                .param("now", at(clock.instant()))
                .update();
        jdbc.sql("update badge_host_copy set turn = turn + 1, state = 'WAITING', at = :now"
                        + " where host_id = :host and award_id = :award and district_id = :district"
                        + " and (state <> 'WAITING' or turn = 0)")
                .param("now", at(clock.instant()))
                .param("host", host)
                .param("award", award.id())
                .param("district", district)
                .update();
        HostPush.Waiting copy = jdbc.sql("select id, turn from badge_host_copy"
                        + " where host_id = :host and award_id = :award and district_id = :district")
                .param("host", host)
                .param("award", award.id())
                .param("district", district)
                .query((row, n) -> new HostPush.Waiting(
                        row.getObject("id", UUID.class), row.getInt("turn"), host, award, me.district()))
                .single();
        due.schedule(push, copy.copy() + "|" + copy.turn(), copy);
        audit.record(district, me.id().toString(), AuditLog.SELF_ROLE, "badge-sent-to-host", award.toString());
    }

    /** What is to be sent. */
    record Parcel(Kept host, String credential, @Nullable String jwt) {}

    /** Empty where there is nothing to send any more: the host or the badge is gone, or does not hold. */
    @Transactional(readOnly = true)
    public Optional<Parcel> parcel(HostPush.Waiting copy) {
        Optional<Kept> host = jdbc.sql("select * from badge_host where id = :id and district_id = :district")
                .param("id", copy.host())
                .param("district", copy.district().id())
                .query(BadgeHosts::row)
                .optional()
                .map(this::unsealed);
        return host.flatMap(known -> credentials
                .kept(copy.award(), copy.district())
                .filter(kept -> holds(kept.award()))
                .map(kept -> new Parcel(known, kept.credential(), kept.jwt())));
    }

    private boolean holds(HeldAward award) {
        return award.standing() == BadgeStanding.VALID && !minors.isProtected(award.earner(), award.district());
    }

    public void fared(HostPush.Waiting copy, State state) {
        jdbc.sql("update badge_host_copy set state = :state, at = :now"
                        + " where id = :id and turn = :turn and district_id = :district")
                .param("state", state.name())
                .param("now", at(clock.instant()))
                .param("id", copy.copy())
                .param("turn", copy.turn())
                .param("district", copy.district().id())
                .update();
    }

    /** One's own, for oneself: no token. */
    record OwnHost(
            String name,
            String address,
            Instant added,
            @Nullable Instant connected,
            List<Sent> badges) {}

    record Sent(String badge, String state, Instant at) {}

    @Transactional(readOnly = true)
    public List<OwnHost> copy(PersonId person, DistrictId district) {
        return jdbc.sql("select id, name, address, added_at, connected_at from badge_host"
                        + " where person_id = :person and district_id = :district order by added_at")
                .param("person", person.id())
                .param("district", district.id())
                .query((row, n) -> new OwnHost(
                        row.getString("name"),
                        row.getString("address"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        instant(row, "connected_at"),
                        sent(row.getObject("id", UUID.class), district)))
                .list();
    }

    private List<Sent> sent(UUID host, DistrictId district) {
        return jdbc.sql("select award_id, state, at from badge_host_copy"
                        + " where host_id = :host and district_id = :district order by at")
                .param("host", host)
                .param("district", district.id())
                .query((row, n) -> new Sent(
                        row.getObject("award_id", UUID.class).toString(),
                        row.getString("state"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What lets Waymark in elsewhere is not kept of a minor: nobody could take it away again. */
    @EventListener
    void on(MinorProtected minor) {
        forget(minor.person(), minor.district());
    }

    public void forget(PersonId person, DistrictId district) {
        jdbc.sql("delete from badge_host where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
    }

    /** Nothing of a minor who is protected leaves. */
    private void requireGrown(PersonId person, DistrictId district) {
        if (minors.isProtected(person, district)) {
            throw new HostNotFound();
        }
    }

    /** As it lies in the table, sealed. */
    private static Kept row(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new DistrictId(row.getObject("district_id", UUID.class)),
                row.getString("address"),
                row.getString("name"),
                row.getString("authorization_url"),
                row.getString("token_url"),
                row.getString("refresh_url"),
                row.getString("revocation_url"),
                row.getString("client_id"),
                row.getString("client_secret"),
                row.getBoolean("secret_in_body"),
                row.getString("access_token"),
                row.getString("refresh_token"),
                instant(row, "access_expires_at"),
                instant(row, "connected_at"));
    }

    private Kept unsealed(Kept sealed) {
        return new Kept(
                sealed.id(),
                sealed.district(),
                sealed.address(),
                sealed.name(),
                sealed.authorization(),
                sealed.token(),
                sealed.refreshing(),
                sealed.revocation(),
                sealed.client(),
                opened(sealed.secret()),
                sealed.secretInBody(),
                opened(sealed.access()),
                opened(sealed.refresh()),
                sealed.accessExpires(),
                sealed.connected());
    }

    private @Nullable String sealed(@Nullable String secret) {
        return secret == null
                ? null
                : Base64.getEncoder().encodeToString(encryptor.encrypt(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable String opened(@Nullable String sealed) {
        return sealed == null
                ? null
                : new String(encryptor.decrypt(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
