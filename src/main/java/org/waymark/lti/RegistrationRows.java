package org.waymark.lti;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

/** Registrations and deployments in plain SQL, for what each launch reads. */
final class RegistrationRows {

    /** Of a table "r". */
    static final String COLUMNS = """
            r.id as r_id, r.issuer, r.client_id, r.authorization_endpoint, r.token_endpoint, r.jwks_uri, r.token_audience,
            r.scopes, r.product, r.status as r_status, r.tenant as r_tenant, r.configured_from
            """;

    /** Of a table "d". */
    static final String DEPLOYMENT_COLUMNS = """
            d.registration_id as d_registration, d.deployment_id as d_id, d.tenant as d_tenant, d.status as d_status,
            d.first_seen_at, d.marks
            """;

    private RegistrationRows() {}

    static PlatformRegistration registration(ResultSet row) throws SQLException {
        String token = row.getString("token_endpoint");
        String audience = row.getString("token_audience");
        String scopes = row.getString("scopes");
        return new PlatformRegistration(
                row.getObject("r_id", UUID.class),
                row.getString("issuer"),
                row.getString("client_id"),
                URI.create(row.getString("authorization_endpoint")),
                URI.create(token),
                URI.create(row.getString("jwks_uri")),
                audience == null ? token : audience,
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
                row.getString("product"),
                PlatformRegistration.Status.valueOf(row.getString("r_status")),
                row.getObject("r_tenant", UUID.class),
                row.getString("configured_from"));
    }

    static PlatformDeployment deployment(ResultSet row) throws SQLException {
        return new PlatformDeployment(
                row.getObject("d_registration", UUID.class),
                row.getString("d_id"),
                row.getObject("d_tenant", UUID.class),
                PlatformDeployment.Status.valueOf(row.getString("d_status")),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                CopySighting.lines(row.getString("marks")));
    }
}
