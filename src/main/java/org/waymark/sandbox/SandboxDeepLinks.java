package org.waymark.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Takes the tool's deep linking response (Deep Linking 2.0, 4.5); checks more than Moodle does. */
@Service
@Profile("sandbox")
class SandboxDeepLinks {

    private final JdbcClient jdbc;
    private final SandboxTools tools;
    private final SandboxToolKeys toolKeys;
    private final SandboxLinks links;
    private final SandboxGradebook gradebook;
    private final SandboxAddresses addresses;
    private final SandboxJson json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SandboxDeepLinks(
            JdbcClient jdbc,
            SandboxTools tools,
            SandboxToolKeys toolKeys,
            SandboxLinks links,
            SandboxGradebook gradebook,
            SandboxAddresses addresses,
            SandboxJson json,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.tools = tools;
        this.toolKeys = toolKeys;
        this.links = links;
        this.gradebook = gradebook;
        this.addresses = addresses;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of a response: titles that now stand in the course, and what the tool says to people. */
    record Outcome(
            List<String> added,
            @Nullable String message,
            @Nullable String error) {}

    Outcome take(@Nullable String response) {
        SignedJWT jwt = SandboxToolKeys.parsed(response);
        String issuer = SandboxToolKeys.claims(jwt).getIssuer();
        SandboxTool tool = tools.find(issuer)
                .orElseThrow(() -> SandboxRefusal.badRequest("iss must be the client_id of a registered tool"));
        // The keys are fetched before the transaction: no connection waits for the tool
        JWTClaimsSet claims = toolKeys.verifiedMessage(tool, jwt);
        JsonNode message = json.tree(claims.toJSONObject());
        check(tool, claims, message);
        Outcome outcome = transaction.execute(status -> {
            toolKeys.useOnce(tool, "nonce", SandboxJson.string(message, "nonce"));
            useData(tool, SandboxJson.string(message, SandboxLaunches.DEEP_LINKING_CLAIM + "data"));
            return new Outcome(
                    place(tool, message.get(SandboxLaunches.DEEP_LINKING_CLAIM + "content_items")),
                    SandboxJson.string(message, SandboxLaunches.DEEP_LINKING_CLAIM + "msg"),
                    SandboxJson.string(message, SandboxLaunches.DEEP_LINKING_CLAIM + "errormsg"));
        });
        return outcome;
    }

    private void check(SandboxTool tool, JWTClaimsSet claims, JsonNode message) {
        if (addresses.mode() == SandboxMode.MOODLE) {
            // Moodle reads nothing else: aud, nonce, deployment_id and data may be what they like
            return;
        }
        require(claims.getAudience().contains(addresses.issuer()), "aud must be " + addresses.issuer());
        require(
                "LtiDeepLinkingResponse".equals(SandboxJson.string(message, SandboxLaunches.CLAIM + "message_type")),
                "message_type must be LtiDeepLinkingResponse");
        require(
                "1.3.0".equals(SandboxJson.string(message, SandboxLaunches.CLAIM + "version")),
                "version must be 1.3.0");
        require(
                tool.deploymentId().equals(SandboxJson.string(message, SandboxLaunches.CLAIM + "deployment_id")),
                "deployment_id is another one");
    }

    private void useData(SandboxTool tool, @Nullable String data) {
        if (!addresses.mode().sendsPickerData()) {
            require(data == null, "data was not sent and must not come back");
            return;
        }
        int used = data == null
                ? 0
                : jdbc.sql("delete from sandbox_deep_linking where data = ? and client_id = ? and expires_at > ?")
                        .params(data, tool.clientId(), SandboxTimes.column(clock.instant()))
                        .update();
        require(used == 1, "data must come back unchanged, and once");
    }

    private List<String> place(SandboxTool tool, @Nullable JsonNode items) {
        List<String> added = new ArrayList<>();
        if (items != null && !items.isNull()) {
            require(items.isArray(), "content_items must be an array");
            require(items.size() <= 1 || addresses.mode() != SandboxMode.CANVAS, "assignment_selection takes one item");
            for (JsonNode item : items) {
                added.add(place(tool, item, added.size()));
            }
        }
        return added;
    }

    private String place(SandboxTool tool, JsonNode item, int before) {
        require("ltiResourceLink".equals(SandboxJson.string(item, "type")), "Only ltiResourceLink is accepted");
        String title = orElse(SandboxJson.string(item, "title"), tool.name() + " " + (before + 1));
        String given = SandboxJson.string(item, "url");
        String url = given == null && addresses.mode().needsItemUrl()
                ? ""
                : SandboxTools.address(orElse(given, tool.targetLinkUri()), "url");
        Map<String, String> custom = json.strings(item.get("custom"), "custom");
        long link = links.place(tool, title, orElse(SandboxJson.string(item, "text"), ""), url, json.text(custom));
        JsonNode lineItem = item.get("lineItem");
        if (lineItem != null && lineItem.isObject()) {
            gradebook.add(tool, link, lineItem, title);
        }
        return title;
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SandboxRefusal.badRequest(otherwise);
        }
    }
}
