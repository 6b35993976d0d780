package org.waymark.award;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.SignedInPerson;
import org.waymark.settings.WaymarkSettings;

/** A badge at its public address: a page for people, the credential for programs. */
@Controller
class BadgeController {

    private final Badges badges;
    private final Awards awards;
    private final WaymarkSettings settings;

    BadgeController(Badges badges, Awards awards, WaymarkSettings settings) {
        this.badges = badges;
        this.awards = awards;
        this.settings = settings;
    }

    @GetMapping("/badges/{id}")
    Object badge(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        Optional<MediaType> json = BadgeFormat.preferredToPage(accept);
        return json.isPresent() ? credential(badges.file(id, me), json.get()) : page(badges.view(id, me), response);
    }

    @GetMapping("/badges/{id}.json")
    ResponseEntity<byte[]> file(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return credential(badges.file(id, me), BadgeFormat.CREDENTIAL);
    }

    /** What a badge names as evidence leads here: never to what was handed in. */
    @GetMapping("/badges/{id}/evidence/{requirement}")
    ModelAndView evidence(
            @PathVariable String id,
            @PathVariable String requirement,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        return new ModelAndView("award/evidence", "evidence", badges.evidence(id, requirement, me));
    }

    @PostMapping("/badges/{id}/share")
    String share(
            @PathVariable AwardId id,
            @RequestParam boolean shared,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        if (me == null) {
            throw new BadgeNotFound();
        }
        awards.share(id, me.id(), me.district(), shared);
        return "redirect:/badges/" + id;
    }

    private ModelAndView page(BadgeView badge, HttpServletResponse response) {
        // Shared with whoever has the address is not the same as listed for everyone.
        response.setHeader("X-Robots-Tag", "noindex");
        return new ModelAndView("award/badge", "badge", badge)
                .addObject(
                        "metas",
                        Map.of(
                                "og:type", "website",
                                "og:site_name", "Waymark",
                                "og:title", badge.title(),
                                "og:description", badge.about(),
                                "og:url", badge.url(),
                                "og:image", settings.url(badge.picturePath())));
    }

    private static ResponseEntity<byte[]> credential(Badges.BadgeFile file, MediaType type) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(type);
        if (file.forEveryone()) {
            // Verifiers run in browsers too.
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        return answer.body(file.credential().getBytes(StandardCharsets.UTF_8));
    }
}
