package org.waymark.award.verifying;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page on which anyone checks a badge of whatever issuer. */
@Controller
class VerifyController {

    private final Verifications verifications;
    private final Turns turns;

    VerifyController(Verifications verifications, Turns turns) {
        this.verifications = verifications;
        this.turns = turns;
    }

    /** @param badge an address that a link here brings along; it is checked when somebody asks for it */
    @GetMapping(path = "/verify", params = "!too-large")
    ModelAndView form(@RequestParam(defaultValue = "") String badge) {
        return page(badge, HttpStatus.OK);
    }

    /** Where the size of a file was refused before it was read. */
    @GetMapping(path = "/verify", params = "too-large")
    ModelAndView tooLarge() {
        return problem("", "file", message(Finding.TOO_LARGE, BadgeFile.LARGEST_IN_MB), HttpStatus.CONTENT_TOO_LARGE);
    }

    @PostMapping("/verify")
    ModelAndView check(
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        byte[] bytes = file == null ? new byte[0] : file.getInputStream().readNBytes(BadgeFile.LARGEST + 1);
        boolean uploaded = bytes.length > 0;
        Supplier<Verdict> check = uploaded ? () -> verifications.ofFile(bytes) : () -> verifications.ofText(badge);
        Optional<Verdict> verdict = turns.take(request.getRemoteAddr(), check);
        String field = uploaded ? "file" : "badge";
        if (verdict.isEmpty()) {
            return problem(badge, field, message("award.verify.busy"), HttpStatus.TOO_MANY_REQUESTS);
        }
        return verdict.get().outcome() == Outcome.UNREADABLE
                ? problem(badge, field, verdict.get().sentence(), HttpStatus.UNPROCESSABLE_CONTENT)
                : page(badge, HttpStatus.OK)
                        .addObject("verdict", verdict.get())
                        .addObject("address", address)
                        .addObject("whose", whose(verdict.get().badge(), address));
    }

    /** Whether it was issued to this e-mail address, as the last part of a message's key; null where nobody asked. */
    private static @Nullable String whose(@Nullable ReadBadge badge, String address) {
        if (badge == null || address.isBlank()) {
            return null;
        }
        if (badge.recipients().isEmpty()) {
            return "unknown";
        }
        return badge.recipients().stream().anyMatch(recipient -> recipient.is(address)) ? "this" : "another";
    }

    private static ModelAndView problem(
            String badge, String field, MessageSourceResolvable sentence, HttpStatus status) {
        return page(badge, status).addObject("problems", Map.of(field, sentence));
    }

    private static ModelAndView page(String badge, HttpStatus status) {
        ModelAndView page = new ModelAndView("award/verify", "badge", badge);
        page.setStatus(status);
        return page;
    }

    private static MessageSourceResolvable message(Finding finding, String argument) {
        return new DefaultMessageSourceResolvable(new String[] {finding.message()}, new Object[] {argument});
    }

    private static MessageSourceResolvable message(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
