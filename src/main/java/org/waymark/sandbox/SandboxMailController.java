package org.waymark.sandbox;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody's mail, for whoever looks: nobody in the sandbox is real. */
@Controller
@Profile("sandbox")
class SandboxMailController {

    private final SandboxMailbox mailbox;

    SandboxMailController(SandboxMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/sandbox/mail")
    String mail(Model model) {
        model.addAttribute("here", mailbox.isOpen());
        model.addAttribute("letters", mailbox.letters());
        return "sandbox/mail";
    }
}
