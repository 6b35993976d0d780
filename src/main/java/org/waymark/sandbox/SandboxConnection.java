package org.waymark.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.JsonNode;

/** Connects the tool and fills the course at the first start, over HTTP as an operator and an LMS administrator would together. */
@Component
@Profile("sandbox")
class SandboxConnection {

    private static final Logger log = LoggerFactory.getLogger(SandboxConnection.class);

    private final WaymarkSettings settings;
    private final Environment environment;
    private final SandboxTools tools;
    private final SandboxAddresses addresses;
    private final SandboxHttp http;
    private final SandboxJson json;
    private final SandboxFirstContent firstContent;

    SandboxConnection(
            WaymarkSettings settings,
            Environment environment,
            SandboxTools tools,
            SandboxAddresses addresses,
            SandboxHttp http,
            SandboxJson json,
            SandboxFirstContent firstContent) {
        this.settings = settings;
        this.environment = environment;
        this.tools = tools;
        this.addresses = addresses;
        this.http = http;
        this.json = json;
        this.firstContent = firstContent;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void connectOnce() {
        if (!environment.getProperty("waymark.sandbox.connect", Boolean.class, true) || connected()) {
            return;
        }
        try {
            connect();
        } catch (RestClientException | SandboxRefusal e) {
            log.warn("The sandbox LMS could not connect Waymark by itself", e);
        }
    }

    private boolean connected() {
        return tools.all().stream().anyMatch(tool -> tool.origin().equals(SandboxTool.originOf(settings.url("/"))));
    }

    /** Registers the tool with the LMS of the mode that is being served, and places what it offers. */
    void connect() {
        Optional<SandboxTool> before = newest();
        String link = registrationLink();
        String address = tools.registrationAddress(link, tools.openRegistration(null));
        SandboxBrowser browser = new SandboxBrowser(http.client());
        SandboxBrowser.Page page = browser.open(URI.create(address));
        if (newest().equals(before) && page.html().contains("name=\"confirmation\"")) {
            // The issuer is not the host that was asked: somebody has to say that both are theirs
            browser.submit(page.form("confirmation"));
        }
        SandboxTool tool =
                newest().filter(found -> !Optional.of(found).equals(before)).orElse(null);
        if (tool == null) {
            log.warn("Waymark took the sandbox LMS's registration request but did not register");
            return;
        }
        tools.activate(tool.clientId());
        log.info("The sandbox LMS is connected to Waymark");
        if (addresses.mode().answersDeployment()) {
            firstContent.place(tool);
        }
    }

    private Optional<SandboxTool> newest() {
        List<SandboxTool> all = tools.all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private String label() {
        SandboxMode mode = addresses.mode();
        return mode == SandboxMode.PLAIN ? "Sandbox LMS" : "Sandbox " + mode.title();
    }

    /** Each LMS has a district of its own: the same people are others there. */
    private String district() {
        SandboxMode mode = addresses.mode();
        return mode == SandboxMode.PLAIN ? "Sandbox District" : "Sandbox District, " + mode.title();
    }

    private String registrationLink() {
        String answer = http.client()
                .post()
                .uri(settings.url("/api/admin/registration-links"))
                .header("Authorization", "Bearer " + settings.adminToken())
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .body(json.text(Map.of("label", label(), "district", district(), "activate", true)))
                .retrieve()
                .body(String.class);
        JsonNode link = json.object(answer);
        @Nullable String url = SandboxJson.string(link, "url");
        if (url == null) {
            throw SandboxRefusal.badRequest("The answer holds no registration link");
        }
        return url;
    }
}
