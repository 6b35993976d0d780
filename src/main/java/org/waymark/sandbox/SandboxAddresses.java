package org.waymark.sandbox;

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

    /** The issuer, and the address a person opens. */
    public String base() {
        return origin() + "/sandbox";
    }

    public String lti(String path) {
        return base() + "/lti/" + path;
    }

    String courseReturn() {
        return base() + "?course=" + SandboxCourse.LABEL;
    }

    public String tokenEndpoint() {
        return lti("token");
    }

    String lineItems(SandboxTool tool) {
        return lti("ags/" + SandboxCourse.ID + "/lineitems") + "?type_id=" + tool.deploymentId();
    }

    String lineItem(SandboxTool tool, long item) {
        return lti("ags/" + SandboxCourse.ID + "/lineitems/" + item + "/lineitem") + "?type_id=" + tool.deploymentId();
    }

    String memberships(SandboxTool tool) {
        return lti("nrps/" + SandboxCourse.ID + "/bindings/" + tool.deploymentId() + "/memberships");
    }
}
