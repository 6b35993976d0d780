package org.waymark.recognition.strengths;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** The search for strengths, and one's own say in it. */
@Controller
@RequestMapping("/strengths")
class StrengthController {

    private final Strengths strengths;
    private final StrengthOffers offers;
    private final Definitions definitions;
    private final CatalogDesks desks;

    StrengthController(Strengths strengths, StrengthOffers offers, Definitions definitions, CatalogDesks desks) {
        this.strengths = strengths;
        this.offers = offers;
        this.definitions = definitions;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView find(
            StrengthForm form,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        CatalogDesk desk = desks.of(me, VisibilityRule.STRENGTHS).orElseThrow(StrengthsNotFound::new);
        Map<String, MessageSourceResolvable> problems = form.problems();
        ModelAndView view = page(form, desk);
        if (!problems.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view.addObject("problems", problems);
        }
        return form.asks() && me != null
                ? view.addObject(
                        "found", strengths.find(form.toWish(), FoundPage.numbered(page), ZoneId.of(me.zone()), desk))
                : view;
    }

    @GetMapping("/mine")
    ModelAndView mine(@AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("recognition/strengths/mine")
                .addObject("mine", offers.of(me))
                .addObject("ways", OpenTo.values());
    }

    @PostMapping("/mine")
    ModelAndView offer(
            @RequestParam(required = false) @Nullable List<String> to,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Set<OpenTo> chosen = Arrays.stream(OpenTo.values())
                .filter(one -> to != null && to.contains(one.name()))
                .collect(Collectors.toSet());
        offers.offer(chosen, me);
        redirect.addFlashAttribute("done", "strengths.offered");
        return new ModelAndView("redirect:/strengths/mine");
    }

    @PostMapping("/mine/withdraw")
    ModelAndView withdraw(@AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        offers.withdraw(me);
        redirect.addFlashAttribute("done", "strengths.withdrawn");
        return new ModelAndView("redirect:/strengths/mine");
    }

    private ModelAndView page(StrengthForm form, CatalogDesk desk) {
        Map<String, String> credentials = new LinkedHashMap<>();
        definitions
                .named(desk.district())
                .forEach(each -> credentials.put(each.id().toString(), each.title()));
        return new ModelAndView("recognition/strengths/find")
                .addObject("form", form)
                .addObject("ways", OpenTo.values())
                .addObject("credentials", credentials);
    }
}
