package org.waymark.catalog.cards;

import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Audience;

/** The catalogue: what can be earned here. */
@Controller
class FindController {

    private final Finding finding;
    private final Drafts drafts;

    FindController(Finding finding, Drafts drafts) {
        this.finding = finding;
        this.drafts = drafts;
    }

    @GetMapping("/credentials")
    String list(@RequestParam Map<String, String> said, @AuthenticationPrincipal SignedInPerson me, Model model) {
        Wanted wanted = Wanted.of(said);
        Finding.Found found = finding.find(wanted, FoundPage.numbered(said.getOrDefault("page", "1")), me);
        FoundPage page = found.page();
        model.addAttribute("wanted", wanted);
        model.addAttribute("found", found);
        model.addAttribute("audiences", Audience.values());
        model.addAttribute("mayWrite", drafts.mayWrite(me));
        model.addAttribute("previous", page.page() > 1 ? address(wanted, page.page() - 1) : null);
        model.addAttribute("next", page.page() < page.pages() ? address(wanted, page.page() + 1) : null);
        return "catalog/credentials";
    }

    private static String address(Wanted wanted, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/credentials");
        wanted.parameters().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.queryParam("page", page)
                .encode()
                .buildAndExpand(wanted.parameters())
                .toUriString();
    }
}
