package org.waymark.award.portfolio;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;

/** One's own portfolio, those of others, and the directory. */
@Controller
class PortfolioController {

    private static final int LONGEST = 100;

    private final Portfolios portfolios;

    PortfolioController(Portfolios portfolios) {
        this.portfolios = portfolios;
    }

    @GetMapping("/record/portfolio")
    ModelAndView own(@AuthenticationPrincipal SignedInPerson me) {
        return page(portfolios.own(me.id(), me.district()));
    }

    @PostMapping("/record/portfolio")
    ModelAndView keep(
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Portfolios.Own own = portfolios.own(me.id(), me.district());
        Arrangement form = Arrangement.of(typed, own.awards());
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            ModelAndView again = page(new Portfolios.Own(own.url(), form, own.awards()));
            again.addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        portfolios.keep(form, me.id(), me.district());
        redirect.addFlashAttribute("done", "award.portfolio.kept");
        return new ModelAndView("redirect:/record/portfolio");
    }

    @GetMapping("/portfolio/{id}")
    ModelAndView shown(@PathVariable String id, HttpServletResponse response) {
        // For whoever has the address, which search engines should not.
        response.setHeader("X-Robots-Tag", "noindex");
        Portfolios.Shown portfolio = portfolios.shown(id);
        return new ModelAndView("award/portfolio/portfolio", "portfolio", portfolio)
                .addObject(
                        "metas",
                        Map.of(
                                "og:type", "website",
                                "og:site_name", "Waymark",
                                "og:title", portfolio.title(),
                                "og:description", portfolio.owner(),
                                "og:url", portfolio.url()));
    }

    @GetMapping("/portfolios")
    String directory(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        String words = q.strip();
        model.addAttribute(
                "list",
                portfolios.directory(words.substring(0, Math.min(words.length(), LONGEST)), page, me.district()));
        return "award/portfolio/directory";
    }

    private static ModelAndView page(Portfolios.Own own) {
        return new ModelAndView("award/portfolio/own", "own", own);
    }
}
