package org.waymark.recognition.preapproval;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.SignedInPerson;

/** An earner asks for approval before they begin. */
@Controller
class AskController {

    private final PreApprovals requests;
    private final PreApprovalPages pages;

    AskController(PreApprovals requests, PreApprovalPages pages) {
        this.requests = requests;
        this.pages = pages;
    }

    @GetMapping("/credentials/{slug}/pre-approval")
    ModelAndView page(@PathVariable String slug, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return new ModelAndView("recognition/preapproval/ask")
                .addObject("page", pages.ask(slug, me))
                .addObject("form", new WishForm(""));
    }

    @PostMapping("/credentials/{slug}/pre-approval")
    ModelAndView ask(@PathVariable String slug, WishForm form, @AuthenticationPrincipal SignedInPerson me) {
        PreApprovalPages.AskPage page = pages.ask(slug, me);
        if (!form.problems().isEmpty()) {
            ModelAndView again = new ModelAndView("recognition/preapproval/ask")
                    .addObject("page", page)
                    .addObject("form", form)
                    .addObject("problems", form.problems());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        requests.ask(page.credential().definition(), form.text(), me.id(), me.district());
        return new ModelAndView("redirect:/credentials/" + slug + "/pre-approval");
    }
}
