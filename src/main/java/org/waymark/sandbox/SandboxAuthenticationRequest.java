package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;

/** Security Framework 1.0, 5.1.1.2; the components are named as the parameters are. */
record SandboxAuthenticationRequest(
        @Nullable String scope,
        @Nullable String response_type,
        @Nullable String response_mode,
        @Nullable String prompt,
        @Nullable String client_id,
        @Nullable String redirect_uri,
        @Nullable String login_hint,
        @Nullable String lti_message_hint,
        @Nullable String state,
        @Nullable String nonce) {

    /** As strict as Moodle's auth.php, and stricter on the nonce. */
    void check(SandboxTool tool) {
        // The address first: nothing is ever posted to one that was not registered
        require(redirect_uri != null && tool.redirects().contains(redirect_uri), "redirect_uri is not registered");
        require("openid".equals(scope), "scope must be openid");
        require("id_token".equals(response_type), "response_type must be id_token");
        require("form_post".equals(response_mode), "response_mode must be form_post");
        require("none".equals(prompt), "prompt must be none");
        require(login_hint != null, "login_hint is missing");
        require(lti_message_hint != null, "lti_message_hint is missing");
        require(nonce != null && !nonce.isBlank(), "nonce is missing");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SandboxRefusal.badRequest("Invalid request: " + otherwise);
        }
    }
}
