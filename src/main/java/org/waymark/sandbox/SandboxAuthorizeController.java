package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The authorization endpoint. No cookie comes along inside a frame, so the one-time hint says who it is. */
@Controller
@Profile("sandbox")
class SandboxAuthorizeController {

    private final SandboxLaunches launches;

    SandboxAuthorizeController(SandboxLaunches launches) {
        this.launches = launches;
    }

    @RequestMapping(
            path = "/sandbox/lti/authorize",
            method = {RequestMethod.GET, RequestMethod.POST})
    String authorize(SandboxAuthenticationRequest asked, Model model) {
        SandboxLaunches.Answer answer = launches.answer(asked);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_token", answer.idToken());
        if (answer.state() != null) {
            fields.put("state", answer.state());
        }
        model.addAttribute("action", answer.redirectUri());
        model.addAttribute("fields", fields);
        return "sandbox/send";
    }
}
