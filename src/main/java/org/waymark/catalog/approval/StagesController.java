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
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.FoundCredential;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.catalog.finding.Shelf;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.DistrictId;
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
    private final Catalogue catalogue;

    StagesController(
            Stages stages,
            Definitions definitions,
            Beginnings beginnings,
            ChosenCohorts cohorts,
            OpenRubrics rubrics,
            Deciders deciders,
            Catalogue catalogue) {
        this.stages = stages;
        this.definitions = definitions;
        this.beginnings = beginnings;
        this.cohorts = cohorts;
        this.rubrics = rubrics;
        this.deciders = deciders;
        this.catalogue = catalogue;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal @Nullable SignedInPerson who) {
        SignedInPerson me = deciders.required(Role.LEAD, who);
        return new ModelAndView("catalog/approval/catalogue", "q", q)
                .addObject(
                        "found", catalogue.find(Wanted.words(q), Shelf.ALL, me.district(), FoundPage.numbered(page)));
    }

    @GetMapping("/{definition}")
    ModelAndView one(@PathVariable DefinitionId definition, @AuthenticationPrincipal @Nullable SignedInPerson who) {
        return page(definition, null, null, Retirement.NONE, deciders.required(Role.LEAD, who));
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
            return again(page(definition, pilot, null, Retirement.NONE, me), problems);
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
            return again(page(definition, null, typed.text(), Retirement.NONE, me), problems);
        }
        act(() -> stages.goLive(definition, typed.text(), me), redirect);
        return new ModelAndView("redirect:/admin/credentials/" + definition);
    }

    /**
     * What was typed to end one.
     *
     * @param q what is looked for to replace it
     */
    record Retirement(
            @Nullable String retireReason,
            @Nullable String replacement,
            @Nullable String q) {

        static final Retirement NONE = new Retirement(null, null, null);

        String words() {
            return q == null ? "" : q;
        }

        @Nullable
        DefinitionId next() {
            try {
                return chosen().isEmpty() ? null : DefinitionId.valueOf(chosen());
            } catch (IllegalArgumentException none) {
                return null;
            }
        }

        String chosen() {
            return replacement == null ? "" : replacement.strip();
        }
    }

    @PostMapping(path = "/{definition}/retire", params = "search")
    ModelAndView find(
            @PathVariable DefinitionId definition,
            Retirement typed,
            @AuthenticationPrincipal @Nullable SignedInPerson who) {
        return page(definition, null, null, typed, deciders.required(Role.LEAD, who));
    }

    @PostMapping(path = "/{definition}/retire", params = "!search")
    ModelAndView retire(
            @PathVariable DefinitionId definition,
            Retirement typed,
            @AuthenticationPrincipal @Nullable SignedInPerson who,
            RedirectAttributes redirect) {
        SignedInPerson me = deciders.required(Role.LEAD, who);
        Reason reason = Reason.typed(typed.retireReason());
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        reason.check("retireReason", true, problems);
        List<FoundCredential> next = offered(definition, typed, me.district());
        if (next.isEmpty() && !typed.chosen().isEmpty()) {
            problems.put("replacement", Reason.said("approval.problem.replacement"));
        }
        if (!problems.isEmpty()) {
            return again(page(definition, null, null, typed, me), problems);
        }
        act(
                () -> stages.retire(
                        definition, next.isEmpty() ? null : next.get(0).definition(), reason.text(), me),
                redirect);
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
            Retirement retirement,
            SignedInPerson me) {
        DefinitionVersion one = definitions.current(id, me.district()).orElseThrow(ProposalNotFound::new);
        Pilot now = definitions.pilot(id, me.district()).orElse(null);
        FoundPage found = catalogue.find(Wanted.words(retirement.words()), me.district(), 1);
        Map<String, String> others = new LinkedHashMap<>();
        offered(id, retirement, me.district()).forEach(each -> put(each, others));
        found.credentials().stream()
                .filter(other -> !other.definition().equals(id))
                .forEach(each -> put(each, others));
        return new ModelAndView("catalog/approval/stage", "one", one)
                .addObject("open", rubrics.address(one, me.district()).orElse(null))
                .addObject("pilot", now)
                .addObject("full", now != null && beginnings.begun(id, me.district()) >= now.earners())
                .addObject("cohorts", now == null ? List.of() : cohorts.running(me.district()))
                .addObject("opening", pilot != null ? pilot : now == null ? null : OpenForm.of(now))
                .addObject("liveReason", liveReason)
                .addObject("retirement", retirement)
                .addObject("found", found)
                .addObject("retired", one.stage() == Stage.RETIRED)
                .addObject("others", others);
    }

    /** What was chosen to replace it, if it is one that may. */
    private List<FoundCredential> offered(DefinitionId definition, Retirement retirement, DistrictId district) {
        DefinitionId next = retirement.next();
        return next == null || next.equals(definition)
                ? List.of()
                : catalogue.named(List.of(next.id()), Shelf.LIVE, district);
    }

    private static void put(FoundCredential one, Map<String, String> choices) {
        choices.put(one.definition().toString(), one.title());
    }

    private static ModelAndView again(ModelAndView page, Map<String, MessageSourceResolvable> problems) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems);
    }
}
