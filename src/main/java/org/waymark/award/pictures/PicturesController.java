package org.waymark.award.pictures;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final MessageSource messages;

    PicturesController(Badges badges, BadgeImages images, MessageSource messages) {
        this.badges = badges;
        this.images = images;
        this.messages = messages;
    }

    @GetMapping("/badges/{id}/card.png")
    ResponseEntity<byte[]> card(@PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        ShownBadge badge = badges.shown(id, me);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header("X-Robots-Tag", badge.indexed() ? "all" : "noindex")
                .body(ShareCard.png(badge, images.png(badge.definition(), badge.district())));
    }

    /** Only of what holds: paper stays when a badge is taken back. */
    @GetMapping("/badges/{id}/certificate.pdf")
    ResponseEntity<byte[]> certificate(
            @PathVariable String id, @AuthenticationPrincipal @Nullable SignedInPerson me, Locale locale) {
        ShownBadge badge = badges.shown(id, me);
        if (badges.standing(id, me) != BadgeStanding.VALID) {
            throw new BadgeNotFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("X-Robots-Tag", badge.indexed() ? "all" : "noindex")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("certificate-" + badge.id() + ".pdf")
                                .build()
                                .toString())
                .body(Certificate.pdf(badge, images.png(badge.definition(), badge.district()), words(badge, locale)));
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
