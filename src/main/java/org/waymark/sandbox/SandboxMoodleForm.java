package org.waymark.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moodle's form for a tool that is configured by hand; the components are named as its fields are. */
record SandboxMoodleForm(
        @Nullable String lti_typename,
        @Nullable String lti_toolurl,
        @Nullable String lti_ltiversion,
        @Nullable String lti_keytype,
        @Nullable String lti_publickeyset,
        @Nullable String lti_initiatelogin,
        @Nullable String lti_redirectionuris,
        @Nullable String lti_customparameters,
        @Nullable String lti_contentitem,
        @Nullable String lti_toolurl_ContentItemSelectionRequest,
        @Nullable String lti_icon,
        @Nullable String ltiservice_gradesynchronization,
        @Nullable String ltiservice_memberships,
        @Nullable String lti_sendname,
        @Nullable String lti_sendemailaddr) {

    /** The tool, whose number and client the platform gives. */
    SandboxTool tool(String platform, SandboxJson json) {
        String url = SandboxTools.address(needed(lti_toolurl, "Tool URL"), "Tool URL");
        require("LTI 1.3".equals(lti_ltiversion), "LTI version must be LTI 1.3");
        require("JWK_KEYSET".equals(lti_keytype), "Public key type must be Keyset URL");
        List<String> redirects =
                text(lti_redirectionuris).lines().map(String::strip).toList();
        return new SandboxTool(
                0,
                "",
                platform,
                needed(lti_typename, "Tool name"),
                SandboxTools.address(needed(lti_initiatelogin, "Initiate login URL"), "Initiate login URL"),
                url,
                picker(url),
                SandboxTools.address(needed(lti_publickeyset, "Public keyset"), "Public keyset"),
                String.join("\n", redirects),
                String.join(" ", scopes()),
                String.join(" ", claims()),
                json.text(custom()),
                false);
    }

    /** Empty where the tool is said to have no picker; else the Content Selection URL, or the Tool URL without one. */
    private String picker(String url) {
        String own = text(lti_toolurl_ContentItemSelectionRequest);
        return lti_contentitem == null ? "" : own.isEmpty() ? url : own;
    }

    private List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        String grades = text(ltiservice_gradesynchronization);
        if (!grades.isEmpty() && !grades.equals("0")) {
            scopes.addAll(List.of(SandboxScopes.LINE_ITEM_READ, SandboxScopes.RESULT_READ, SandboxScopes.SCORE));
        }
        if (grades.equals("2")) {
            scopes.add(SandboxScopes.LINE_ITEM);
        }
        if ("1".equals(ltiservice_memberships)) {
            scopes.add(SandboxScopes.MEMBERSHIP_READ);
        }
        return scopes;
    }

    private List<String> claims() {
        List<String> claims = new ArrayList<>(List.of("iss", "sub"));
        if ("1".equals(lti_sendname)) {
            claims.add("name");
        }
        if ("1".equals(lti_sendemailaddr)) {
            claims.add("email");
        }
        return claims;
    }

    private Map<String, String> custom() {
        Map<String, String> custom = new LinkedHashMap<>();
        text(lti_customparameters)
                .lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> custom.put(pair[0].strip(), pair[1].strip()));
        return custom;
    }

    private static String needed(@Nullable String value, String label) {
        String given = text(value);
        require(!given.isEmpty(), label + ": Required");
        return given;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SandboxRefusal.badRequest(otherwise);
        }
    }
}
