package org.waymark.catalog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.people.SignedInPerson;

/** The page of a micro-credential, with its open rubric. */
@Controller
class CredentialController {

    private final Definitions definitions;
    private final CredentialTexts texts;
    private final CredentialPages pages;
    private final BadgePictures pictures;
    private final ApplicationEventPublisher events;

    CredentialController(
            Definitions definitions,
            CredentialTexts texts,
            CredentialPages pages,
            BadgePictures pictures,
            ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.texts = texts;
        this.pages = pages;
        this.pictures = pictures;
        this.events = events;
    }

    @GetMapping("/credentials/{slug}")
    String one(
            @PathVariable String slug,
            @AuthenticationPrincipal SignedInPerson me,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CredentialPages.CredentialPage page = pages.of(slug, me).orElseThrow(DefinitionNotFound::new);
        DefinitionVersion credential = page.credential();
        events.publishEvent(new CredentialShown(credential.definition(), me.id(), me.district()));
        // The version in it, so that a browser that keeps the picture asks again for a new one.
        String picture = "/credentials/" + slug + "/badge.svg?version=" + credential.id();
        model.addAttribute("title", credential.title());
        model.addAttribute("slug", credential.slug());
        model.addAttribute("mayStart", page.mayStart());
        model.addAttribute("begin", page.anew() ? "anew" : "start");
        model.addAttribute("around", texts.around(page, picture, language, request, response));
        model.addAttribute("text", texts.of(credential, page.readers(), language));
        return "catalog/credential";
    }

    @GetMapping("/credentials/{slug}/badge.svg")
    ResponseEntity<byte[]> picture(@PathVariable String slug, @AuthenticationPrincipal SignedInPerson me) {
        DefinitionVersion one = definitions.current(slug, me.district()).orElseThrow(DefinitionNotFound::new);
        return BadgeImage.of(
                pictures.svg(one.content(), one.code(), me.district()),
                CacheControl.maxAge(Duration.ofDays(1)).cachePrivate());
    }
}
