package org.waymark.people.programmes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.Desk;
import org.waymark.people.Desks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.VisibilityRule;

/** Whom a programme is for, as its leads see and arrange it. */
@Controller
@RequestMapping("/admin/programmes/{id}/members")
class ProgrammeMembersController {

    private final Programmes programmes;
    private final ProgrammeMembers members;
    private final Invitations invitations;
    private final Desks desks;

    ProgrammeMembersController(Programmes programmes, ProgrammeMembers members, Invitations invitations, Desks desks) {
        this.programmes = programmes;
        this.members = members;
        this.invitations = invitations;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(name = "q", defaultValue = "") String search,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Authentication authentication) {
        return page(id, desk(authentication, district), search, number);
    }

    @GetMapping("/add")
    ModelAndView find(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(name = "q", defaultValue = "") String search,
            Authentication authentication) {
        return addPage(id, desk(authentication, district), search);
    }

    private ModelAndView addPage(ProgrammeId id, Desk desk, String search) {
        return new ModelAndView("people/programmes/add")
                .addObject("district", desk.district())
                .addObject("programme", programmes.view(id, desk.district()))
                .addObject("search", search.strip())
                .addObject("found", search.isBlank() ? List.of() : members.toAdd(id, desk.district(), search));
    }

    @PostMapping
    ModelAndView add(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam PersonId person,
            @RequestParam(name = "q", defaultValue = "") String search,
            @RequestParam(defaultValue = "") String sure,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        try {
            members.add(id, person, ProtectionUnconfirmed.confirmed(sure), desk);
        } catch (ProtectionUnconfirmed unconfirmed) {
            return again(addPage(id, desk, search).addObject("asked", person), "sure", protects(unconfirmed));
        }
        redirect.addFlashAttribute("done", "programmes.members.added");
        redirect.addAttribute("district", desk.district()).addAttribute("q", search);
        return new ModelAndView("redirect:/admin/programmes/" + id + "/members/add");
    }

    @PostMapping("/{person}/remove")
    ModelAndView remove(
            @PathVariable ProgrammeId id,
            @PathVariable PersonId person,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        members.remove(id, person, desk);
        redirect.addFlashAttribute("done", "programmes.members.removed");
        return back(id, desk);
    }

    @PostMapping("/rules")
    ModelAndView follow(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            RuleForm form,
            @RequestParam(defaultValue = "") String sure,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        int confirmed = ProtectionUnconfirmed.confirmed(sure);
        try {
            boolean followed = form.chosen()
                    .map(chosen -> members.follow(id, chosen.kind(), chosen.code(), confirmed, desk))
                    .orElse(false);
            if (!followed) {
                return again(page(id, desk, "", 1), "rule", said("programmes.problem.rule"));
            }
        } catch (ProtectionUnconfirmed unconfirmed) {
            return again(
                    page(id, desk, "", 1)
                            .addObject("protects", unconfirmed.people())
                            .addObject("rule", form.rule()),
                    "sure",
                    protects(unconfirmed));
        }
        redirect.addFlashAttribute("done", "programmes.rules.added");
        return back(id, desk);
    }

    @PostMapping("/rules/{rule}/end")
    ModelAndView unfollow(
            @PathVariable ProgrammeId id,
            @PathVariable UUID rule,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        members.unfollow(id, rule, desk);
        redirect.addFlashAttribute("done", "programmes.rules.ended");
        return back(id, desk);
    }

    @PostMapping("/invitations")
    ModelAndView invite(
            @PathVariable ProgrammeId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String kind,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        InvitationKind chosen = InvitationKind.ONE.name().equals(kind) ? InvitationKind.ONE : InvitationKind.ANYONE;
        if (!invitations.invite(id, chosen, desk)) {
            return again(page(id, desk, "", 1), "invite", said("programmes.problem.invitations"));
        }
        redirect.addFlashAttribute("done", "programmes.invitations.made");
        return back(id, desk);
    }

    @PostMapping("/invitations/{invitation}/revoke")
    ModelAndView revoke(
            @PathVariable ProgrammeId id,
            @PathVariable UUID invitation,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        invitations.revoke(invitation, id, desk);
        redirect.addFlashAttribute("done", "programmes.invitations.revoked");
        return back(id, desk);
    }

    private ModelAndView page(ProgrammeId id, Desk desk, String search, int number) {
        return new ModelAndView("people/programmes/members")
                .addObject("district", desk.district())
                .addObject("programme", programmes.view(id, desk.district()))
                .addObject("rules", members.rules(id, desk.district()))
                .addObject("choices", members.choices(desk.district()))
                .addObject("invitations", invitations.open(id, desk.district()))
                .addObject("members", members.page(id, desk.district(), search, number));
    }

    private static ModelAndView again(ModelAndView page, String field, MessageSourceResolvable problem) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", Map.of(field, problem));
    }

    /** How many people would be protected as minors. */
    static MessageSourceResolvable protects(ProtectionUnconfirmed unconfirmed) {
        return new DefaultMessageSourceResolvable(
                new String[] {"programmes.problem.protects"}, new Object[] {unconfirmed.people()});
    }

    private static MessageSourceResolvable said(String key) {
        return new DefaultMessageSourceResolvable(key);
    }

    private static ModelAndView back(ProgrammeId id, Desk desk) {
        return new ModelAndView("redirect:/admin/programmes/" + id + "/members?district=" + desk.district());
    }

    private Desk desk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.PROGRAMMES, authentication, asked).orElseThrow(ProgrammeNotFound::new);
    }
}
