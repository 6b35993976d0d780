package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Line items (AGS 2.0, 3.2); their addresses have a query, as Moodle's have. */
@Controller
@Profile("sandbox")
class SandboxLineItemsController {

    static final String ALL = "/sandbox/lti/ags/" + SandboxCourse.ID + "/lineitems";
    static final String ONE = ALL + "/{id}/lineitem";

    private final SandboxTokens tokens;
    private final SandboxGradebook gradebook;
    private final SandboxLinks links;
    private final SandboxAddresses addresses;
    private final SandboxJson json;
    private final SandboxAnswers answers;

    SandboxLineItemsController(
            SandboxTokens tokens,
            SandboxGradebook gradebook,
            SandboxLinks links,
            SandboxAddresses addresses,
            SandboxJson json,
            SandboxAnswers answers) {
        this.tokens = tokens;
        this.gradebook = gradebook;
        this.links = links;
        this.addresses = addresses;
        this.json = json;
        this.answers = answers;
    }

    @GetMapping(ALL)
    ResponseEntity<byte[]> all(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestParam(name = "resource_link_id", required = false) @Nullable String link,
            @RequestParam(name = "resource_id", required = false) @Nullable String resource,
            @RequestParam(name = "tag", required = false) @Nullable String tag,
            @RequestParam(name = "limit", defaultValue = "0") int limit,
            @RequestParam(name = "from", defaultValue = "0") int from) {
        SandboxMedia.accepts(accept, SandboxMedia.LINE_ITEMS);
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.LINE_ITEM, SandboxScopes.LINE_ITEM_READ);
        List<Map<String, Object>> found = gradebook.itemsOf(tool).stream()
                .filter(item -> link == null || link.equals(String.valueOf(item.linkId())))
                .filter(item -> resource == null || resource.equals(item.resourceId()))
                .filter(item -> tag == null || tag.equals(item.tag()))
                .map(item -> shown(tool, item))
                .toList();
        List<Map<String, Object>> page =
                limit > 0 ? found.stream().skip(from).limit(limit).toList() : found;
        boolean more = limit > 0 && from + limit < found.size();
        String all = addresses.lineItems(tool);
        String next = all + (all.contains("?") ? "&" : "?") + "limit=" + limit + "&from=" + (from + limit);
        return answers.of(HttpStatus.OK, SandboxMedia.LINE_ITEMS, page, more ? next : null);
    }

    @PostMapping(ALL)
    ResponseEntity<byte[]> add(
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String type,
            @RequestBody(required = false) @Nullable String body) {
        SandboxMedia.sent(type, SandboxMedia.LINE_ITEM);
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.LINE_ITEM);
        JsonNode asked = json.object(body);
        SandboxLineItem item = gradebook.add(tool, link(tool, asked), asked, null);
        return answers.of(HttpStatus.CREATED, SandboxMedia.LINE_ITEM, shown(tool, item));
    }

    @GetMapping(ONE)
    ResponseEntity<byte[]> one(
            @PathVariable long id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        SandboxMedia.accepts(accept, SandboxMedia.LINE_ITEM);
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.LINE_ITEM, SandboxScopes.LINE_ITEM_READ);
        return answers.of(HttpStatus.OK, SandboxMedia.LINE_ITEM, shown(tool, gradebook.item(tool, id)));
    }

    @PutMapping(ONE)
    ResponseEntity<byte[]> change(
            @PathVariable long id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String type,
            @RequestBody(required = false) @Nullable String body) {
        SandboxMedia.sent(type, SandboxMedia.LINE_ITEM);
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.LINE_ITEM);
        SandboxLineItem item = gradebook.change(tool, id, json.object(body));
        return answers.of(HttpStatus.OK, SandboxMedia.LINE_ITEM, shown(tool, item));
    }

    @DeleteMapping(ONE)
    ResponseEntity<Void> remove(
            @PathVariable long id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
        gradebook.remove(tokens.tool(authorization, SandboxScopes.LINE_ITEM), id);
        return ResponseEntity.noContent().build();
    }

    /** A link of somebody else: 403, as in Moodle. */
    private @Nullable Long link(SandboxTool tool, JsonNode asked) {
        String wanted = SandboxJson.string(asked, "resourceLinkId");
        if (wanted == null) {
            return null;
        }
        return links.placed().stream()
                .filter(link -> link.clientId().equals(tool.clientId()))
                .map(SandboxLink::id)
                .filter(id -> String.valueOf(id).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.FORBIDDEN, "resourceLinkId is not the tool's"));
    }

    private Map<String, Object> shown(SandboxTool tool, SandboxLineItem item) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", addresses.lineItem(tool, item.id()));
        values.put("label", item.label());
        values.put("scoreMaximum", item.scoreMaximum().stripTrailingZeros());
        if (item.resourceId() != null) {
            values.put("resourceId", item.resourceId());
        }
        if (item.tag() != null) {
            values.put("tag", item.tag());
        }
        if (item.linkId() != null) {
            values.put("resourceLinkId", String.valueOf(item.linkId()));
        }
        return values;
    }
}
