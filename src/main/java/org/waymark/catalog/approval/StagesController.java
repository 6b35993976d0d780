package org.waymark.catalog.approval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
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
import org.waymark.catalog.Beginnings;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.OpenRubrics;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.Stage;
import org.waymark.catalog.StageRefused;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.programmes.ChosenCohorts;

/** A district's micro-credentials as its leads open and end them. */
@Controller
@RequestMapping("/admin/credentials")
class StagesController {

    private final Stages stages;
    private final Definitions definitions;
    private final Beginnings beginnings;
    private final ChosenCohorts cohorts;
    private final OpenRubrics rubrics;
    private final Deciders deciders;

    StagesController(
            Stages stages,
            Definitions definitions,
            Beginnings beginnings,
            ChosenCohorts cohorts,
            OpenRubrics rubrics,
            Deciders deciders) {
        this.stages = stages;
        this.definitions = definitions;
        this.beginnings = beginnings;
        this.cohorts = cohorts;
        this.rubrics = rubrics;
        this.deciders = deciders;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal @Nullable SignedInPerson who) {
        SignedInPerson me = deciders.required(Role.LEAD, who);
        return new ModelAndView("catalog/approval/catalogue", "definitions", definitions.all(me.district()));
    }

    @GetMapping("/{definition}")
    ModelAndView one(@PathVariable DefinitionId definition, @AuthenticationPrincipal @Nullable SignedInPerson who) {
        return page(definition, null, null, null, deciders.required(Role.LEAD, who));
    }

    @PostMapping("/{definition}/pilot")
    ModelAndView pilot(
            @PathVariable DefinitionId definition,
            OpenForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson who,
            RedirectAttributes redirect) {
        SignedInPerson me = deciders.required(Role.LEAD, who);
        List<ChosenCohorts.Choice> known = cohorts.running(me.district());
        OpenForm pilot = new OpenForm("pilot", form.earners(), form.cohorts(), form.reason());
        Map<String, MessageSourceResolvable> problems = pilot.problems(known);
        if (!problems.isEmpty()) {
            return again(page(definition, pilot, null, null, me), problems);
        }
        Pilot wanted = pilot.pilot(known);
        if (wanted != null) {
            act(
                    () -> stages.isTriedBy(
                            wanted, definition, Reason.typed(form.reason()).text(), me),
                    redirect);
        }
        return new ModelAndView("redirect:/admin/credentials/" + definition);
    }

    @PostMapping("/{definition}/live")
    ModelAndView live(
            @PathVariable DefinitionId definition,
            @RequestParam(name = "live-reason", required = false) @Nullable String reason,
            @AuthenticationPrincipal @Nullable SignedInPerson who,
            RedirectAttributes redirect) {
        SignedInPerson me = deciders.required(Role.LEAD, who);
        Reason typed = Reason.typed(reason);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        typed.check("live-reason", true, problems);
        if (!problems.isEmpty()) {
            return again(page(definition, null, typed.text(), null, me), problems);
        }
        act(() -> stages.goLive(definition, typed.text(), me), redirect);
        return new ModelAndView("redirect:/admin/credentials/" + definition);
    }

    @PostMapping("/{definition}/retire")
    ModelAndView retire(
            @PathVariable DefinitionId definition,
            @RequestParam(name = "retire-reason", required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String replacement,
            @AuthenticationPrincipal @Nullable SignedInPerson who,
            RedirectAttributes redirect) {
        SignedInPerson me = deciders.required(Role.LEAD, who);
        Reason typed = Reason.typed(reason);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        typed.check("retire-reason", true, problems);
        if (!problems.isEmpty()) {
            return again(page(definition, null, null, typed.text(), me), problems)
                    .addObject("replacement", replacement);
        }
        DefinitionId next = replacement == null || replacement.isBlank() ? null : DefinitionId.valueOf(replacement);
        act(() -> stages.retire(definition, next, typed.text(), me), redirect);
        return new ModelAndView("redirect:/admin/credentials/" + definition);
    }

    /** Where somebody was quicker, the page says how it stands now. */
    private static void act(Runnable change, RedirectAttributes redirect) {
        try {
            change.run();
            redirect.addFlashAttribute("done", "approval.stage.done");
        } catch (StageRefused quicker) {
            redirect.addFlashAttribute("done", "approval.stage.already");
        }
    }

    private ModelAndView page(
            DefinitionId id,
            @Nullable OpenForm pilot,
            @Nullable String liveReason,
            @Nullable String retireReason,
            SignedInPerson me) {
        DefinitionVersion one = definitions.current(id, me.district()).orElseThrow(ProposalNotFound::new);
        Pilot now = definitions.pilot(id, me.district()).orElse(null);
        Map<String, String> others = new LinkedHashMap<>();
        definitions.published(me.district()).stream()
                .filter(other -> !other.definition().equals(id))
                .forEach(other -> others.put(other.definition().toString(), other.title()));
        return new ModelAndView("catalog/approval/stage", "one", one)
                .addObject("open", rubrics.address(one, me.district()).orElse(null))
                .addObject("pilot", now)
                .addObject("full", now != null && beginnings.begun(id, me.district()) >= now.earners())
                .addObject("cohorts", now == null ? List.of() : cohorts.running(me.district()))
                .addObject("opening", pilot != null ? pilot : now == null ? null : OpenForm.of(now))
                .addObject("liveReason", liveReason)
                .addObject("retireReason", retireReason)
                .addObject("retired", one.stage() == Stage.RETIRED)
                .addObject("others", others);
    }

    private static ModelAndView again(ModelAndView page, Map<String, MessageSourceResolvable> problems) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems);
    }
}
