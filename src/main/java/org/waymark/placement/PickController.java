package org.waymark.placement;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.waymark.lti.deeplinking.DeepLinkingResponse;

/**
 * The deep-linking picker. It must finish in the frame that opened it, where the browser may keep no cookie: the
 * one-time code in a hidden field stands for session and CSRF token.
 */
@Controller
class PickController {

    private final DeepLinkingRequests requests;
    private final Choices choices;

    PickController(DeepLinkingRequests requests, Choices choices) {
        this.requests = requests;
        this.choices = choices;
    }

    @GetMapping(path = "/pick", params = "request")
    String show(@RequestParam String request, HttpServletRequest http, HttpServletResponse response, Model model) {
        return page(PickForm.fresh(request), requests.picking(request), http, response, model);
    }

    @GetMapping(
            path = "/pick",
            params = {"!request", "!placement"})
    String withoutRequest() {
        throw new PickClosed();
    }

    @PostMapping(path = "/pick", params = "search")
    String search(
            @ModelAttribute("form") PickForm form, HttpServletRequest http, HttpServletResponse response, Model model) {
        return page(form, requests.picking(form.code()), http, response, model);
    }

    @PostMapping(
            path = "/pick",
            params = {"!search", "!cancel"})
    String add(
            @ModelAttribute("form") PickForm form, HttpServletRequest http, HttpServletResponse response, Model model) {
        Picking picking = requests.picking(form.code());
        List<Choice> picks = choices.picked(form, picking.person(), picking.district());
        Map<String, MessageSourceResolvable> problems = PickForm.problems(picks, picking.multiple());
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, picking, http, response, model);
        }
        return answer(requests.answer(form.code(), form.picked(picks)), picking, http, response, model);
    }

    @PostMapping(
            path = "/pick",
            params = {"!search", "cancel"})
    String cancel(
            @ModelAttribute("form") PickForm form, HttpServletRequest http, HttpServletResponse response, Model model) {
        Picking picking = requests.picking(form.code());
        return answer(requests.answer(form.code(), Picked.NOTHING), picking, http, response, model);
    }

    @ExceptionHandler(PickClosed.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String closed(Model model) {
        model.addAttribute("why", "placement.pick.closed.over");
        return "placement/pick-closed";
    }

    @ExceptionHandler(PickAnswered.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String answered(Model model) {
        model.addAttribute("why", "placement.pick.closed.answered");
        return "placement/pick-closed";
    }

    private String page(
            PickForm form, Picking picking, HttpServletRequest http, HttpServletResponse response, Model model) {
        frame(picking, http, response, model);
        model.addAttribute("form", form);
        if (picking.obstacle() != PickObstacle.NONE) {
            response.setStatus(picking.obstacle().status());
            model.addAttribute("why", "placement.pick.obstacle." + picking.obstacle());
            return "placement/pick-refused";
        }
        model.addAttribute("picking", picking);
        model.addAttribute("choices", choices.offered(form, List.of(), picking.person(), picking.district()));
        return "placement/pick";
    }

    private static String answer(
            DeepLinkingResponse answer,
            Picking picking,
            HttpServletRequest http,
            HttpServletResponse response,
            Model model) {
        frame(picking, http, response, model);
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("answer", answer);
        return "placement/pick-answer";
    }

    /** The code tells who frames the page, where its answer goes and in what language; no session does. */
    private static void frame(Picking picking, HttpServletRequest http, HttpServletResponse response, Model model) {
        http.setAttribute("waymark.language", picking.language());
        LocaleContextHolder.setLocale(Locale.forLanguageTag(picking.language()));
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self' "
                        + picking.answerOrigin() + "; frame-ancestors 'self' " + picking.frameOrigin());
        model.addAttribute("tabs", List.of());
    }
}
