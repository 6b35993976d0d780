package org.waymark.people.programmes;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;

/**
 * Invitations as whoever has one uses them: by the link, or, since a browser keeps the tool's frame apart from its other
 * windows, by typing the code where the tool is open.
 */
@Controller
class InvitationController {

    private final Invitations invitations;
    private final Programmes programmes;
    private final JoinedByMail byMail;

    InvitationController(Invitations invitations, Programmes programmes, JoinedByMail byMail) {
        this.invitations = invitations;
        this.programmes = programmes;
        this.byMail = byMail;
    }

    @GetMapping("/invitations/{code}")
    ModelAndView look(@PathVariable String code, @AuthenticationPrincipal @Nullable Object who) {
        Optional<Invited> invited = invitations.find(code);
        if (invited.isEmpty()) {
            return over();
        }
        if (who instanceof SignedInPerson me
                && (me.onlyMentor() || !me.district().equals(invited.get().district()))) {
            return over();
        }
        boolean signedIn = who instanceof SignedInPerson;
        ModelAndView page = new ModelAndView("people/programmes/invitation")
                .addObject("code", code)
                .addObject("invited", invited.get())
                .addObject("signedIn", signedIn);
        return who instanceof SignedInPerson me
                ? page.addObject("protects", invitations.protects(invited.get(), me.id()))
                : page.addObject("byMail", door(invited.get()));
    }

    @PostMapping("/invitations/{code}")
    ModelAndView accept(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String sure,
            @AuthenticationPrincipal @Nullable Object who,
            RedirectAttributes redirect) {
        if (!(who instanceof SignedInPerson me)) {
            return look(code, who);
        }
        Optional<ProgrammeId> joined;
        try {
            joined =
                    me.onlyMentor() ? Optional.empty() : invitations.accept(code, me.id(), me.district(), sure != null);
        } catch (ProtectionUnconfirmed unconfirmed) {
            ModelAndView again = look(code, me);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject(
                    "problems",
                    Map.of("sure", new DefaultMessageSourceResolvable("programmes.invitation.sure.problem")));
        }
        if (joined.isEmpty()) {
            return over();
        }
        redirect.addFlashAttribute("done", "programmes.invitation.joined");
        return new ModelAndView("redirect:/programmes/" + joined.get());
    }

    /** The code, or the whole link, typed into the tool. */
    @PostMapping("/programmes/invitation")
    ModelAndView typed(@RequestParam(defaultValue = "") String code, @AuthenticationPrincipal SignedInPerson me) {
        Optional<InvitationCode> plain = InvitationCode.typed(code);
        if (plain.isPresent() && invitations.find(code).isPresent()) {
            return new ModelAndView("redirect:/invitations/" + plain.get().text());
        }
        ModelAndView page = new ModelAndView("people/programmes/mine")
                .addObject("programmes", programmes.of(me.id(), me.district()))
                .addObject("code", code)
                .addObject("problems", Map.of("code", new DefaultMessageSourceResolvable("programmes.problem.code")));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private @Nullable String door(Invited invited) {
        return byMail.door(invited.programme(), invited.district()).orElse(null);
    }

    /** Run out, taken back, used, or never one: nobody learns which. */
    private static ModelAndView over() {
        ModelAndView page = new ModelAndView("people/programmes/invitation");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
