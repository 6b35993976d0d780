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

    void place(SandboxTool tool) {
        boolean several = addresses.mode().acceptsSeveralItems(null);
        SandboxBrowser browser = new SandboxBrowser(http.client());
        browser.remember(SandboxAddresses.HOST, SandboxPages.USER, "designer1");
        SandboxBrowser.Page begun =
                browser.open(URI.create(addresses.base() + "/content/launch?tool=" + tool.clientId()));
        SandboxBrowser.Page authorized = browser.submit(begun.form("login_hint"));
        SandboxBrowser.Page picker = browser.submit(authorized.form("id_token"));
        SandboxBrowser.Page answered =
                browser.submit(several ? chosen(picker) : chosen(picker).first("definition"));
        browser.submit(answered.form("JWT"));
        log.info("The sandbox course has {} links", links.placed().size());
    }

    private static SandboxBrowser.Filled chosen(SandboxBrowser.Page picker) {
        SandboxBrowser.Filled form = picker.form("definition").without("q").with("add", "yes");
        return form.fields().containsKey("column") ? form.with("column", "yes") : form;
    }
}
