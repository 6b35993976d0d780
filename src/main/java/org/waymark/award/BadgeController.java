package org.waymark.award;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
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
import org.waymark.catalog.BadgePictures;
import org.waymark.people.SignedInPerson;
import org.waymark.settings.WaymarkSettings;

/** A badge at its public address: a page for people, the credential for programs, and pictures for both. */
@Controller
class BadgeController {

    private static final String ROBOTS = "X-Robots-Tag";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Badges badges;
    private final StrangersPages strangers;
    private final Awards awards;
    private final Renewals renewals;
    private final BadgeImages images;
    private final BadgePictures pictures;
    // Implemented above, by a package that builds on this one.
    private final ObjectProvider<OlderAssertions> older;
    private final MessageSource messages;
    private final WaymarkSettings settings;

    BadgeController(
            Badges badges,
            StrangersPages strangers,
            Awards awards,
            Renewals renewals,
            BadgeImages images,
            BadgePictures pictures,
            ObjectProvider<OlderAssertions> older,
            MessageSource messages,
            WaymarkSettings settings) {
        this.badges = badges;
        this.strangers = strangers;
        this.awards = awards;
        this.renewals = renewals;
        this.images = images;
        this.pictures = pictures;
        this.older = older;
        this.messages = messages;
        this.settings = settings;
    }

    @GetMapping("/badges/{id}")
    Object badge(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws Exception {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        Optional<BadgeFormat.Asked> asked = BadgeFormat.preferredToPage(accept);
        if (asked.isPresent()) {
            return file(badges.shown(id, me), asked.get());
        }
        return request.getUserPrincipal() == null
                ? page(id, request, response, locale)
                : page(badges.view(id, me), me, response, locale);
    }

    private ResponseEntity<byte[]> page(
            String id, HttpServletRequest request, HttpServletResponse response, Locale locale) throws Exception {
        StrangersPages.Shown page =
                strangers.page(id, () -> page(badges.view(id, null), locale), request, response, locale);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(HTML)
                .headers(headers -> headers.setContentLanguage(Locale.forLanguageTag(locale.getLanguage())));
        if (!page.indexed()) {
            answer.header(ROBOTS, "noindex");
        }
        return answer.body(page.html());
    }

    @GetMapping({"/badges/{id}.json", "/badges/{id}.jwt", "/badges/{id}.png", "/badges/{id}.svg"})
    ResponseEntity<byte[]> file(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me, HttpServletRequest request) {
        String path = request.getRequestURI();
        String ending = path.substring(path.lastIndexOf('.') + 1);
        for (BadgeFormat format : BadgeFormat.values()) {
            if (format.ending().equals(ending)) {
                return file(badges.shown(id, me), new BadgeFormat.Asked(format, format.type()));
            }
        }
        throw new BadgeNotFound();
    }

    /** For backpacks that know Open Badges 2.0 alone. */
    @GetMapping("/badges/{id}/open-badges-2.png")
    ResponseEntity<byte[]> olderPng(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        ShownBadge badge = badges.shown(id, me);
        return answer(
                badge,
                BadgeFormat.PNG.type(),
                BakedPicture.png(
                        images.png(badge.definition(), badge.district()),
                        older(badge),
                        BakedPicture.Standard.OPEN_BADGES_2));
    }

    @GetMapping("/badges/{id}/open-badges-2.svg")
    ResponseEntity<byte[]> olderSvg(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        ShownBadge badge = badges.shown(id, me);
        return answer(
                badge,
                BadgeFormat.SVG.type(),
                utf8(BakedPicture.svg(svg(badge), older(badge), BakedPicture.Standard.OPEN_BADGES_2)));
    }

    /** What a badge names as evidence leads here: never to what was handed in. */
    @GetMapping("/badges/{id}/evidence/{requirement}")
    ModelAndView evidence(
            @PathVariable String id,
            @PathVariable String requirement,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response) {
        response.setHeader(ROBOTS, "noindex");
        return new ModelAndView("award/evidence", "evidence", badges.evidence(id, requirement, me));
    }

    @PostMapping("/badges/{id}/evidence/{requirement}")
    String release(
            @PathVariable String id,
            @PathVariable String requirement,
            @RequestParam boolean released,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        badges.release(id, requirement, earner(me), released);
        return "redirect:/badges/{id}/evidence/{requirement}";
    }

    @PostMapping("/badges/{id}/share")
    String share(
            @PathVariable AwardId id,
            @RequestParam boolean shared,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson earner = earner(me);
        awards.share(id, earner.id(), earner.district(), shared);
        return "redirect:/badges/" + id;
    }

    @PostMapping("/badges/{id}/indexing")
    String index(
            @PathVariable AwardId id,
            @RequestParam boolean indexed,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson earner = earner(me);
        awards.index(id, earner.id(), earner.district(), indexed);
        return "redirect:/badges/" + id;
    }

    private static SignedInPerson earner(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new BadgeNotFound();
        }
        return me;
    }

    private ModelAndView page(
            BadgeView badge, @Nullable SignedInPerson me, HttpServletResponse response, Locale locale) {
        if (!badge.indexed()) {
            // Shared with whoever has the address is not the same as listed for everyone.
            response.setHeader(ROBOTS, "noindex");
        }
        return page(badge, locale)
                .addObject("renewal", badge.mine() && me != null ? renewals.of(badge.id(), me) : null);
    }

    private ModelAndView page(BadgeView badge, Locale locale) {
        return new ModelAndView("award/badge", "badge", badge).addObject("metas", metas(badge, locale));
    }

    /** What other sites show of it; they keep that, so a badge that does not hold says so there too, and has no card. */
    private Map<String, String> metas(BadgeView badge, Locale locale) {
        String standing = badge.standing().name();
        boolean holds = badge.standing() == BadgeStanding.VALID;
        Map<String, String> metas = new LinkedHashMap<>();
        metas.put("og:type", "website");
        metas.put("og:site_name", "Waymark");
        metas.put(
                "og:title",
                holds
                        ? badge.title()
                        : messages.getMessage("award.standing." + standing, null, locale) + ": " + badge.title());
        metas.put(
                "og:description", holds ? badge.about() : messages.getMessage("award.meta." + standing, null, locale));
        metas.put("og:url", badge.url());
        metas.put("twitter:card", holds ? "summary_large_image" : "summary");
        if (holds) {
            metas.put("og:image", settings.url("/badges/" + badge.id() + "/card.png"));
            metas.put("og:image:width", "1200");
            metas.put("og:image:height", "630");
            metas.put("og:image:alt", badge.title());
        }
        return metas;
    }

    private ResponseEntity<byte[]> file(ShownBadge badge, BadgeFormat.Asked asked) {
        return answer(
                badge,
                asked.type(),
                switch (asked.format()) {
                    case CREDENTIAL -> utf8(badge.credential());
                    case JWT -> utf8(jwt(badge));
                    case PNG ->
                        BakedPicture.png(
                                images.png(badge.definition(), badge.district()),
                                badge.credential(),
                                BakedPicture.Standard.OPEN_BADGES_3);
                    case SVG ->
                        utf8(BakedPicture.svg(svg(badge), badge.credential(), BakedPicture.Standard.OPEN_BADGES_3));
                });
    }

    private static String jwt(ShownBadge badge) {
        String jwt = badge.jwt();
        if (jwt == null) {
            throw new BadgeNotFound();
        }
        return jwt;
    }

    private String svg(ShownBadge badge) {
        return pictures.svg(badge.definition().content(), badge.definition().code(), badge.district());
    }

    private String older(ShownBadge badge) {
        return older.stream()
                .flatMap(each -> each.json(badge.id(), badge.district()).stream())
                .findFirst()
                .orElseThrow(BadgeNotFound::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseEntity<byte[]> answer(ShownBadge badge, MediaType type, byte[] body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(type);
        if (badge.forEveryone()) {
            // Verifiers run in browsers too.
            answer.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        if (!badge.indexed()) {
            answer.header(ROBOTS, "noindex");
        }
        if (type.equals(BadgeFormat.SVG.type())) {
            // A picture may do nothing in our name.
            answer.header("Content-Security-Policy", "sandbox; default-src 'none'; img-src data:");
        }
        return answer.body(body);
    }
}
