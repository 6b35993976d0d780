package org.waymark.award.pictures;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeImages;
import org.waymark.award.BadgeNotFound;
import org.waymark.award.BadgeStanding;
import org.waymark.award.Badges;
import org.waymark.award.ShownBadge;
import org.waymark.people.SignedInPerson;

/** A badge as a card for social sites and as a certificate, for whoever may see it. */
@Controller
class PicturesController {

    private final Badges badges;
    private final BadgeImages images;
    private final Easel easel;
    private final MessageSource messages;

    PicturesController(Badges badges, BadgeImages images, Easel easel, MessageSource messages) {
        this.badges = badges;
        this.images = images;
        this.easel = easel;
        this.messages = messages;
    }

    @GetMapping("/badges/{id}/card.png")
    ResponseEntity<byte[]> card(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        ShownBadge badge = valid(id, me);
        return easel.draw(
                        new Shows("card", badge.id(), badge.title(), badge.earner(), badge.issuer(), 0, Locale.ROOT),
                        () -> ShareCard.png(badge, images.png(badge.definition(), badge.district())))
                .map(card -> answer(badge, MediaType.IMAGE_PNG).body(card))
                .orElseGet(PicturesController::later);
    }

    @GetMapping("/badges/{id}/certificate.pdf")
    ResponseEntity<byte[]> certificate(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me, Locale locale) {
        ShownBadge badge = valid(id, me);
        return easel.draw(
                        new Shows(
                                "certificate",
                                badge.id(),
                                badge.title(),
                                badge.earner(),
                                badge.issuer(),
                                badge.readers(),
                                locale),
                        () -> Certificate.pdf(
                                badge, images.png(badge.definition(), badge.district()), words(badge, locale)))
                .map(pdf -> answer(badge, MediaType.APPLICATION_PDF)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.inline()
                                        .filename("certificate-" + badge.id() + ".pdf")
                                        .build()
                                        .toString())
                        .body(pdf))
                .orElseGet(PicturesController::later);
    }

    /** All that may change between two drawings. */
    private record Shows(
            String what, AwardId badge, String title, String earner, String issuer, int readers, Locale locale) {}

    /** Only of what holds: paper and what other sites keep stay when a badge is taken back. */
    private ShownBadge valid(String id, @Nullable SignedInPerson me) {
        ShownBadge badge = badges.shown(id, me);
        if (badges.standing(id, me) != BadgeStanding.VALID) {
            throw new BadgeNotFound();
        }
        return badge;
    }

    private static ResponseEntity.BodyBuilder answer(ShownBadge badge, MediaType type) {
        return ResponseEntity.ok().contentType(type).header("X-Robots-Tag", badge.indexed() ? "all" : "noindex");
    }

    private static ResponseEntity<byte[]> later() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .build();
    }

    private Certificate.Words words(ShownBadge badge, Locale locale) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(badge.awarded());
        return new Certificate.Words(
                locale,
                said("award.certificate.title", locale, badge.title()),
                said("award.certificate.certifies", locale),
                said("award.certificate.earned", locale),
                said(badge.readers() == 1 ? "award.badge.how.reader" : "award.badge.how.readers", locale),
                said("award.certificate.awarded", locale, day),
                said("award.certificate.check", locale));
    }

    private String said(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
