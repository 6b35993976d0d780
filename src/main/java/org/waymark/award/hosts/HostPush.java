package org.waymark.award.hosts;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.AwardId;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;

/** Sends a badge to a host: as JSON with its proof, or as a JWT where the host reads no other. */
@Component
class HostPush implements DueWork<HostPush.Waiting> {

    /**
     * A badge that is to be sent.
     *
     * @param turn which time it is sent; of an earlier one nothing is noted any more
     */
    record Waiting(UUID copy, int turn, UUID host, AwardId award, DistrictId district) {}

    private final BadgeHosts hosts;
    private final HostApi api;

    HostPush(BadgeHosts hosts, HostApi api) {
        this.hosts = hosts;
        this.api = api;
    }

    @Override
    public String name() {
        return "send-badge-to-host";
    }

    @Override
    public Class<Waiting> dataType() {
        return Waiting.class;
    }

    @Override
    public int attempts() {
        return 8;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run(Waiting copy) {
        Optional<BadgeHosts.Parcel> parcel = hosts.parcel(copy);
        if (parcel.isEmpty()) {
            hosts.fared(copy, BadgeHosts.State.NOT_TAKEN);
            return;
        }
        try {
            hosts.fared(copy, sent(parcel.get()));
        } catch (HostTrouble e) {
            if (e.kind() == HostTrouble.Kind.SILENT) {
                throw new TryLater(String.valueOf(e.getMessage()), e.waitAtLeast());
            }
            hosts.fared(copy, BadgeHosts.State.NOT_TAKEN);
        }
    }

    @Override
    public void givenUp(Waiting copy, String why) {
        hosts.fared(copy, BadgeHosts.State.GIVEN_UP);
    }

    private BadgeHosts.State sent(BadgeHosts.Parcel parcel) {
        BadgeHosts.Kept host = parcel.host();
        String token = hosts.isFresh(host) ? host.access() : refreshed(host);
        if (token == null) {
            return BadgeHosts.State.LAPSED;
        }
        HostApi.Taken taken = offered(parcel, token);
        if (taken == HostApi.Taken.NOT_LET_IN && token.equals(host.access())) {
            // It may have ended before its time.
            token = refreshed(host);
            if (token == null) {
                return BadgeHosts.State.LAPSED;
            }
            taken = offered(parcel, token);
        }
        return switch (taken) {
            case YES -> BadgeHosts.State.SENT;
            case NOT_SO -> BadgeHosts.State.NOT_TAKEN;
            case NOT_LET_IN -> lapsed(host);
        };
    }

    private HostApi.Taken offered(BadgeHosts.Parcel parcel, String token) {
        HostApi.Taken taken = api.upsert(parcel.host().address(), token, "application/json", parcel.credential());
        String jwt = parcel.jwt();
        return taken == HostApi.Taken.NOT_SO && jwt != null
                ? api.upsert(parcel.host().address(), token, "text/plain", jwt)
                : taken;
    }

    /** A new token; null where the host gives none any more. */
    private @Nullable String refreshed(BadgeHosts.Kept host) {
        String refresh = host.refresh();
        if (refresh == null) {
            lapsed(host);
            return null;
        }
        try {
            HostApi.Tokens tokens = api.refreshed(
                    host.refreshAddress(),
                    new HostApi.Client(host.client(), host.secret(), host.secretInBody()),
                    refresh);
            hosts.keep(host.id(), host.district(), tokens);
            return tokens.access();
        } catch (HostTrouble e) {
            if (e.kind() == HostTrouble.Kind.SILENT) {
                throw e;
            }
            lapsed(host);
            return null;
        }
    }

    private BadgeHosts.State lapsed(BadgeHosts.Kept host) {
        if (!hosts.lapsed(host)) {
            throw new HostTrouble(HostTrouble.Kind.SILENT, "The token was renewed meanwhile");
        }
        return BadgeHosts.State.LAPSED;
    }
}
