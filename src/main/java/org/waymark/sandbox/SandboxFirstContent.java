package org.waymark.sandbox;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Places what the tool offers in the course, going through the tool's picker as the course designer would. */
@Component
@Profile("sandbox")
class SandboxFirstContent {

    private static final Logger log = LoggerFactory.getLogger(SandboxFirstContent.class);

    private final SandboxHttp http;
    private final SandboxAddresses addresses;
    private final SandboxLinks links;

    SandboxFirstContent(SandboxHttp http, SandboxAddresses addresses, SandboxLinks links) {
        this.http = http;
        this.addresses = addresses;
        this.links = links;
    }

    void place() {
        SandboxBrowser browser = new SandboxBrowser(http.client());
        browser.remember(SandboxAddresses.HOST, SandboxPages.USER, "designer1");
        SandboxBrowser.Page begun = browser.open(URI.create(addresses.base() + "/content/launch"));
        SandboxBrowser.Page authorized = browser.submit(begun.form("login_hint"));
        SandboxBrowser.Page picker = browser.submit(authorized.form("id_token"));
        SandboxBrowser.Page answered = browser.submit(
                picker.form("definition").without("q").with("column", "yes").with("add", "yes"));
        browser.submit(answered.form("JWT"));
        log.info("The sandbox course has {} links", links.placed().size());
    }
}
