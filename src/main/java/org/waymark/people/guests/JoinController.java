package org.waymark.people.guests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.notices.Letters;

/** The door of someone who was given an invitation and has no account in any LMS. */
@Controller
class JoinController {

    private final GuestInvitations invitations;
    private final SignInLinks links;
    private final Letters letters;
    private final AskingBrowser browser;

    JoinController(GuestInvitations invitations, SignInLinks links, Letters letters, AskingBrowser browser) {
        this.invitations = invitations;
        this.links = links;
        this.letters = letters;
        this.browser = browser;
    }

    @GetMapping("/join/{code}")
    ModelAndView door(@PathVariable String code) {
        GuestInvitations.Door door = invitations.door(code);
        return door.open() ? page(code, door, new JoinForm(null, null, null), Map.of(), HttpStatus.OK) : closed();
    }

    @PostMapping("/join/{code}")
    ModelAndView ask(
            @PathVariable String code,
            JoinForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        GuestInvitations.Door door = invitations.door(code);
        if (!door.open()) {
            return closed();
        }
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty() || !letters.canBeSent()) {
            return page(code, door, form, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!links.mayAskToJoin(request.getRemoteAddr())) {
            return page(
                    code,
                    door,
                    form,
                    Map.of(
                            "address",
                            new DefaultMessageSourceResolvable(
                                    new OwnAddressRefused(OwnAddressRefused.Problem.TOO_OFTEN).messageKey())),
                    HttpStatus.TOO_MANY_REQUESTS);
        }
        links.toJoin(
                form.parsed().orElseThrow(),
                browser.asker(request, response, language),
                door.district(),
                door.id(),
                form.called());
        return new ModelAndView("redirect:/sign-in/sent");
    }

    static ModelAndView closed() {
        return new ModelAndView("people/join-closed", HttpStatus.GONE);
    }

    private ModelAndView page(
            String code,
            GuestInvitations.Door door,
            JoinForm form,
            Map<String, MessageSourceResolvable> problems,
            HttpStatus status) {
        return new ModelAndView("people/join", status)
                .addObject("code", code)
                .addObject("door", door)
                .addObject("form", form)
                .addObject("letters", letters.canBeSent())
                .addObject("problems", problems);
    }
}
