package org.waymark.award.wallet;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeNotFound;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;

/** The page on which an earner takes a badge into a wallet. */
@Controller
class WalletController {

    private static final String SCHEME = "openid-credential-offer://?";

    private final WalletOffers offers;
    private final IssuerMetadata metadata;

    WalletController(WalletOffers offers, IssuerMetadata metadata) {
        this.offers = offers;
        this.metadata = metadata;
    }

    /**
     * An offer as the page shows it.
     *
     * @param open leads to a wallet on the same machine
     * @param address what the QR code leads a wallet to
     * @param whole the same offer in one piece, for wallets that fetch none
     */
    record Shown(QrCode code, String open, String address, String whole, String number, Instant expires) {}

    @GetMapping("/badges/{id}/wallet")
    String page(
            @PathVariable AwardId id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response,
            Model model) {
        SignedInPerson earner = earner(me);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("badge", offers.of(id, earner.id(), earner.district()));
        return "award/wallet";
    }

    /** Answered with the page itself, so that what is offered is shown once and lies in no session: only hashes stay. */
    @PostMapping("/badges/{id}/wallet")
    String offer(
            @PathVariable AwardId id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response,
            Model model) {
        SignedInPerson earner = earner(me);
        try {
            model.addAttribute("offer", shown(offers.offer(id, earner.id(), earner.district()), earner.district()));
        } catch (WalletOffers.TooMany e) {
            model.addAttribute("done", "award.wallet.too-many");
        }
        return page(id, earner, response, model);
    }

    private Shown shown(WalletOffers.Made made, DistrictId district) {
        String address = metadata.offer(district, made.link());
        String byReference = SCHEME + "credential_offer_uri=" + encoded(address);
        return new Shown(
                QrCode.of(byReference),
                byReference,
                address,
                SCHEME + "credential_offer=" + encoded(metadata.offering(district, made.code())),
                made.number(),
                made.expires());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static SignedInPerson earner(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new BadgeNotFound();
        }
        return me;
    }
}
