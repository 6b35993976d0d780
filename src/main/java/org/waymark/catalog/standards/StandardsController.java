package org.waymark.catalog.standards;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.waymark.people.SignedInPerson;

/** Standards as everybody reads them who comes from the LMS: a level at a time, or by words. */
@Controller
@RequestMapping("/standards")
class StandardsController {

    private static final int MOST_FOUND = 50;
    private static final int LONGEST_WORDS = 100;

    private final Standards standards;

    StandardsController(Standards standards) {
        this.standards = standards;
    }

    @GetMapping
    String frameworks(
            @RequestParam(defaultValue = "") String q, @AuthenticationPrincipal SignedInPerson me, Model model) {
        List<FrameworkView> frameworks = standards.frameworks(me.district());
        model.addAttribute("frameworks", frameworks);
        search(q, "", me, model);
        return "catalog/standards/frameworks";
    }

    @GetMapping("/{key}")
    String framework(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") String page,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("level", standards.level(key, null, number(page), me.district()));
        search(q, key, me, model);
        return "catalog/standards/level";
    }

    @GetMapping("/{key}/items/{item}")
    String item(
            @PathVariable String key,
            @PathVariable String item,
            @RequestParam(defaultValue = "0") String page,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("level", standards.level(key, item, number(page), me.district()));
        return "catalog/standards/level";
    }

    private void search(String q, String key, SignedInPerson me, Model model) {
        String words = q.strip();
        model.addAttribute("q", words);
        if (!words.isEmpty() && words.length() <= LONGEST_WORDS) {
            List<StandardItem> found = standards.search(me.district(), key, words, MOST_FOUND);
            model.addAttribute("found", found);
            model.addAttribute("all", found.size() < MOST_FOUND);
            model.addAttribute("keys", standards.keys(me.district()));
        }
    }

    private static int number(String page) {
        return page.matches("\\d{1,5}") ? Integer.parseInt(page) : 0;
    }
}
