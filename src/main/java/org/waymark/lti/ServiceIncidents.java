package org.waymark.lti;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.LaunchDoctor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the Launch Doctor of answers of a platform's services that are none. Of an answer only its status and, for
 * tokens, the OAuth error code are told: its words may name someone.
 */
@Component
public class ServiceIncidents {

    private final LaunchDoctor doctor;
    private final JsonMapper json;

    ServiceIncidents(LaunchDoctor doctor, JsonMapper json) {
        this.doctor = doctor;
        this.json = json;
    }

    /**
     * A service answered; an answer in order is no incident, nor is 409, by which Moodle says that it holds a newer score.
     *
     * @param scope the scope it was asked with, which tells the service
     */
    public void answered(UUID registration, String deploymentId, String scope, URI address, int status) {
        if (status / 100 != 2 && status != 409) {
            doctor.serviceRefused(
                    registration, deploymentId, kind(scope), code(status), List.of(service(address), http(status)));
        }
    }

    /** The token endpoint answered; an answer in order is no incident. */
    public void tokenAnswered(
            UUID registration, String deploymentId, String scopes, URI address, int status, String body) {
        if (status / 100 == 2) {
            return;
        }
        List<Finding> findings = new ArrayList<>(List.of(
                Finding.hosts("token_endpoint", null, address.toString()),
                http(status),
                Finding.came("scope", shortScopes(scopes))));
        String error = oauthError(body);
        if (error != null) {
            findings.add(Finding.came("error", error));
        }
        String code = status >= 500 || status == 429 || status == 408 ? "service_token_busy" : "service_token_refused";
        doctor.serviceRefused(registration, deploymentId, IncidentKind.TOKEN, code, findings);
    }

    /** Why none came. */
    public enum NoAnswer {
        /** It is an address that we never call. */
        ADDRESS,
        /** Its certificate does not hold. */
        CERTIFICATE,
        SILENT
    }

    /**
     * No answer came.
     *
     * @param scope null for the token endpoint
     */
    public void unanswered(UUID registration, String deploymentId, @Nullable String scope, URI address, NoAnswer why) {
        String code = switch (why) {
            case ADDRESS -> "service_address_refused";
            case CERTIFICATE -> "service_certificate";
            case SILENT -> scope == null ? "service_token_busy" : "service_unreachable";
        };
        IncidentKind kind = scope == null ? IncidentKind.TOKEN : kind(scope);
        doctor.serviceRefused(registration, deploymentId, kind, code, List.of(service(address)));
    }

    /**
     * An answer under a good status was of no use: no JSON, no list, no token, or a next page that we do not follow.
     *
     * @param scope null for the token endpoint
     */
    public void useless(UUID registration, String deploymentId, @Nullable String scope, URI address, int status) {
        IncidentKind kind = scope == null ? IncidentKind.TOKEN : kind(scope);
        doctor.serviceRefused(
                registration, deploymentId, kind, "service_answer_useless", List.of(service(address), http(status)));
    }

    private static IncidentKind kind(String scope) {
        if (scope.contains("/lti-nrps/")) {
            return IncidentKind.ROSTER;
        }
        if (scope.contains("/lti-gs/")) {
            return IncidentKind.GROUPS;
        }
        return scope.contains("noticehandlers") ? IncidentKind.NOTICE : IncidentKind.GRADES;
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "service_unauthorized";
            case 403 -> "service_forbidden";
            case 404, 410 -> "service_gone";
            case 408, 429 -> "service_busy";
            default -> status >= 500 ? "service_busy" : "service_refused";
        };
    }

    private static Finding service(URI address) {
        return Finding.hosts("service", null, address.toString());
    }

    private static Finding http(int status) {
        return Finding.came("HTTP", Integer.toString(status));
    }

    /** OAuth 2.0, 5.2: a code of a list; the description beside it is free text. */
    @Nullable
    String oauthError(String body) {
        try {
            String error = json.readTree(body).path("error").asString("");
            return error.matches("[a-z_]{1,60}") ? error : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Scopes by their last part, as people know them. */
    static String shortScopes(String scopes) {
        return scopes.replaceAll("https://purl\\.imsglobal\\.org/spec/[^ ]*/scope/", "");
    }
}
