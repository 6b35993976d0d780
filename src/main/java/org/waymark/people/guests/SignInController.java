package org.waymark.people.guests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.notices.Letters;
import org.waymark.people.PersonId;

/**
 * Sign-in by a link in a letter. A look at a link changes nothing, since mail scanners follow links; its button uses it up.
 */
@Controller
class SignInController {

    static final String OPEN = "/sign-in/open";
    static final String CONFIRM = "/sign-in/address";

    private final SignInLinks links;
    private final SignIns signIns;
    private final Letters letters;
    private final AskingBrowser browser;
    private final LinkSessions sessions;

    SignInController(
            SignInLinks links, SignIns signIns, Letters letters, AskingBrowser browser, LinkSessions sessions) {
        this.links = links;
        this.signIns = signIns;
        this.letters = letters;
        this.browser = browser;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    ModelAndView form() {
        return form("", Map.of(), HttpStatus.OK);
    }

    @PostMapping("/sign-in")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        Optional<MailAddress> parsed = MailAddress.parse(address);
        if (parsed.isEmpty() || !letters.canBeSent()) {
            return form(
                    address,
                    Map.of("address", problem(OwnAddressRefused.Problem.NO_ADDRESS)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!links.mayAsk(request.getRemoteAddr())) {
            return form(
                    address,
                    Map.of("address", problem(OwnAddressRefused.Problem.TOO_OFTEN)),
                    HttpStatus.TOO_MANY_REQUESTS);
        }
        links.toSignIn(parsed.get(), browser.asker(request, response, language));
        return new ModelAndView("redirect:/sign-in/sent");
    }

    @GetMapping("/sign-in/sent")
    String sent() {
        return "people/sign-in-sent";
    }

    @GetMapping(OPEN)
    ModelAndView look(
            @RequestParam(name = "t", defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        keepToOurselves(response);
        return signIns.asksForAddress(token, browser.sentBy(request))
                .map(asks -> button(token, "", asks, Map.of()))
                .orElseGet(SignInController::gone);
    }

    @PostMapping(OPEN)
    ModelAndView open(
            @RequestParam(name = "t", defaultValue = "") String token,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @Nullable PersonId person,
            HttpServletRequest request,
            HttpServletResponse response) {
        keepToOurselves(response);
        SignIns.Outcome outcome = signIns.open(token, browser.sentBy(request), address, person);
        if (outcome instanceof SignIns.Outcome.In in) {
            sessions.open(in.person(), request, response);
            return new ModelAndView("redirect:/home");
        }
        if (outcome instanceof SignIns.Outcome.Several several) {
            return new ModelAndView("people/sign-in-which", HttpStatus.OK)
                    .addObject("token", token)
                    .addObject("address", address)
                    .addObject("choices", several.choices());
        }
        if (outcome instanceof SignIns.Outcome.WrongAddress) {
            return button(
                    token,
                    address,
                    true,
                    Map.of("address", new DefaultMessageSourceResolvable("guests.open.problem.address")));
        }
        return outcome instanceof SignIns.Outcome.Closed ? JoinController.closed() : gone();
    }

    @GetMapping(CONFIRM)
    ModelAndView claim(@RequestParam(name = "t", defaultValue = "") String token, HttpServletResponse response) {
        keepToOurselves(response);
        return signIns.claim(token)
                .map(claim -> new ModelAndView("people/address-confirm")
                        .addObject("claim", claim)
                        .addObject("token", token))
                .orElseGet(SignInController::gone);
    }

    @PostMapping(CONFIRM)
    ModelAndView confirm(@RequestParam(name = "t", defaultValue = "") String token, HttpServletResponse response) {
        keepToOurselves(response);
        return signIns.confirm(token) ? new ModelAndView("people/address-confirmed") : gone();
    }

    @PostMapping("/sign-out")
    String leave(HttpServletRequest request, RedirectAttributes next) {
        sessions.end(request);
        next.addFlashAttribute("done", "guests.signed-out");
        return "redirect:/sign-in";
    }

    private ModelAndView form(String address, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        return new ModelAndView("people/sign-in", status)
                .addObject("address", address)
                .addObject("letters", letters.canBeSent())
                .addObject("problems", problems);
    }

    private static ModelAndView button(
            String token, String address, boolean asks, Map<String, MessageSourceResolvable> problems) {
        return new ModelAndView(
                        "people/sign-in-open", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("token", token)
                .addObject("address", address)
                .addObject("asks", asks)
                .addObject("problems", problems);
    }

    /** One page for a link that was used, is too old or never was. */
    private static ModelAndView gone() {
        return new ModelAndView("people/sign-in-gone", HttpStatus.GONE);
    }

    /** The address of the page is the secret: no other site may be told it. */
    private static void keepToOurselves(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static MessageSourceResolvable problem(OwnAddressRefused.Problem problem) {
        return new DefaultMessageSourceResolvable("guests.addresses.problem." + problem);
    }
}
