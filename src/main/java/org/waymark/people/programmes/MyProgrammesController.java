package org.waymark.people.programmes;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.settings.Once;

/** Programmes and cohorts as those see them whom they are for. */
@Controller
@RequestMapping("/programmes")
class MyProgrammesController {

    private final Programmes programmes;
    private final Invitations invitations;
    private final Cohorts cohorts;

    MyProgrammesController(Programmes programmes, Invitations invitations, Cohorts cohorts) {
        this.programmes = programmes;
        this.invitations = invitations;
        this.cohorts = cohorts;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("people/programmes/mine")
                .addObject("programmes", programmes.of(me.id(), me.district()));
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable ProgrammeId id, @AuthenticationPrincipal SignedInPerson me) {
        return page(id, me);
    }

    @PostMapping("/{id}/invitations")
    ModelAndView invite(
            @PathVariable ProgrammeId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        if (!invitations.inviteColleague(id, me.id(), me.district())) {
            ModelAndView page = page(id, me);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject(
                    "problems",
                    Map.of(
                            "invite",
                            new DefaultMessageSourceResolvable(
                                    new String[] {"programmes.problem.colleagues"},
                                    new Object[] {Invitations.OPEN_OF_A_MEMBER})));
        }
        redirect.addFlashAttribute("done", "programmes.invitations.made");
        return back("/programmes/" + id);
    }

    @PostMapping("/{id}/invitations/{invitation}/revoke")
    ModelAndView revoke(
            @PathVariable ProgrammeId id,
            @PathVariable UUID invitation,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        invitations.revokeOwn(invitation, id, me.id(), me.district());
        redirect.addFlashAttribute("done", "programmes.invitations.revoked");
        return back("/programmes/" + id);
    }

    @GetMapping("/{id}/cohorts/{cohort}")
    ModelAndView cohort(
            @PathVariable ProgrammeId id, @PathVariable CohortId cohort, @AuthenticationPrincipal SignedInPerson me) {
        return thread(id, cohort, me, "");
    }

    @PostMapping("/{id}/cohorts/{cohort}/messages")
    ModelAndView write(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @RequestParam(defaultValue = "") String text,
            @RequestParam @Nullable UUID once,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String said = text.replace("\0", "").replace("\r\n", "\n").strip();
        if (said.isEmpty() || said.length() > CohortMessage.LONGEST) {
            return again(
                    thread(id, cohort, me, text),
                    said.isEmpty()
                            ? new DefaultMessageSourceResolvable("programmes.problem.message")
                            : new DefaultMessageSourceResolvable(
                                    new String[] {"programmes.problem.long"}, new Object[] {CohortMessage.LONGEST}),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            cohorts.write(Once.of(once, me.id(), cohort, said), cohort, id, me.id(), me.district(), said);
        } catch (DuplicateKeyException secondClick) {
            return back("/programmes/" + id + "/cohorts/" + cohort);
        } catch (ProgrammeEnded ended) {
            return again(
                    thread(id, cohort, me, text),
                    new DefaultMessageSourceResolvable("programmes.problem.thread-ended"),
                    HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "programmes.thread.written");
        return back("/programmes/" + id + "/cohorts/" + cohort);
    }

    @PostMapping("/{id}/cohorts/{cohort}/messages/{message}/delete")
    ModelAndView delete(
            @PathVariable ProgrammeId id,
            @PathVariable CohortId cohort,
            @PathVariable UUID message,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        cohorts.delete(message, cohort, id, me.id(), me.district());
        redirect.addFlashAttribute("done", "programmes.thread.deleted");
        return back("/programmes/" + id + "/cohorts/" + cohort);
    }

    private ModelAndView page(ProgrammeId id, SignedInPerson me) {
        return new ModelAndView("people/programmes/my-programme")
                .addObject("mine", programmes.mine(id, me.id(), me.district()))
                .addObject("cohorts", cohorts.ofPerson(me.id(), id, me.district()))
                .addObject("invitations", invitations.openOf(me.id(), id, me.district()));
    }

    private ModelAndView thread(ProgrammeId id, CohortId cohort, SignedInPerson me, String typed) {
        return new ModelAndView("people/programmes/my-cohort")
                .addObject("cohort", cohorts.mine(cohort, id, me.id(), me.district()))
                .addObject("messages", cohorts.thread(cohort, id, me.id(), me.district()))
                .addObject("once", UuidCreator.getTimeOrderedEpoch())
                .addObject("typed", typed);
    }

    private static ModelAndView again(ModelAndView page, DefaultMessageSourceResolvable problem, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", Map.of("text", problem));
    }

    private static ModelAndView back(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
