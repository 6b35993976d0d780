package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the platform lives: the tool's server under another host name, so that browsers see two sites. */
@Component
@Profile("sandbox")
class SandboxAddresses {

    static final String HOST = "127.0.0.1";

    private final Environment environment;

    SandboxAddresses(Environment environment) {
        this.environment = environment;
    }

    String port() {
        String configured = environment.getProperty("server.port", "8080");
        return environment.getProperty("local.server.port", configured);
    }

    String origin() {
        return "http://" + HOST + ":" + port();
    }

    /** The address a person opens, different for each mode; also what a platform is kept under. */
    public String base() {
        return origin() + mode().path();
    }

    /** Who the platform says it is. */
    public String issuer() {
        return mode().issuer(base());
    }

    public SandboxMode mode() {
        return SandboxMode.now();
    }

    public String lti(String path) {
        return base() + "/lti/" + path;
    }

    /** Where a tool registers. */
    String registration(@Nullable String token) {
        return mode().putsTokenIntoAddress() && token != null
                ? lti("register") + "?registrationToken=" + token
                : lti("register");
    }

    String courseReturn() {
        return base() + "?course=" + SandboxCourse.LABEL;
    }

    public String tokenEndpoint() {
        return lti("token");
    }

    String lineItems(SandboxTool tool) {
        return lti("ags/" + SandboxCourse.ID + "/lineitems") + query(tool);
    }

    String lineItem(SandboxTool tool, long item) {
        return lti("ags/" + SandboxCourse.ID + "/lineitems/" + item + "/lineitem") + query(tool);
    }

    /** The address of a result, which is a page of the column's results for one user. */
    String result(SandboxTool tool, long item, String user) {
        String query = query(tool);
        return lti("ags/" + SandboxCourse.ID + "/lineitems/" + item + "/lineitem/results") + query
                + (query.isEmpty() ? "?" : "&") + "user_id=" + user;
    }

    private String query(SandboxTool tool) {
        return mode().hasLineItemQuery() ? "?type_id=" + tool.deploymentId() : "";
    }

    String memberships(SandboxTool tool) {
        return lti("nrps/" + SandboxCourse.ID + "/bindings/" + tool.deploymentId() + "/memberships");
    }
}
