package org.waymark.recognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;

/** Reward rules as leads write them: a sentence, tried on the past year before it is saved. */
@Controller
@RequestMapping("/rules")
class RuleController {

    private final RuleDesk desk;

    RuleController(RuleDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson reader = desk.reader(me);
        return new ModelAndView("recognition/rules/list")
                .addObject("rules", desk.rules(reader.district()))
                .addObject("mayWrite", desk.mayWrite(reader))
                .addObject("run", desk.lastRun(reader.district()));
    }

    @GetMapping("/new")
    ModelAndView blank(@AuthenticationPrincipal @Nullable SignedInPerson me) {
        return form(
                desk.lead(me),
                new TypedRule(
                        new LinkedMultiValueMap<>(Map.of("kind-1", List.of("AWARDS_EACH"), "count-1", List.of("1")))),
                null);
    }

    @PostMapping("/new")
    ModelAndView make(
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        return take(desk.lead(me), new TypedRule(typed), null, redirect);
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable RewardRuleId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return desk.page(id, desk.reader(me));
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable RewardRuleId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson lead = desk.lead(me);
        return form(lead, desk.form(id, lead.district()), id);
    }

    @PostMapping("/{id}/edit")
    ModelAndView write(
            @PathVariable RewardRuleId id,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = desk.lead(me);
        desk.rule(id, lead.district());
        return take(lead, new TypedRule(typed), id, redirect);
    }

    @PostMapping("/{id}/end")
    String end(
            @PathVariable RewardRuleId id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = desk.lead(me);
        desk.end(id, lead);
        redirect.addFlashAttribute("done", "recognition.rules.ended");
        return "redirect:/rules/" + id;
    }

    @PostMapping("/settle")
    String settle(@AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        desk.settleAll(desk.lead(me));
        redirect.addFlashAttribute("done", "recognition.run.begun");
        return "redirect:/rules";
    }

    private ModelAndView take(
            SignedInPerson lead, TypedRule form, @Nullable RewardRuleId id, RedirectAttributes redirect) {
        RuleDraft draft = form.draft();
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>(form.problems());
        List<RuleFault> faults = problems.isEmpty() ? desk.faults(draft, id, lead.district()) : List.of();
        faults.stream().filter(RuleFault::refused).forEach(fault -> problems.putIfAbsent(fault.field(), fault.what()));
        if (!problems.isEmpty()) {
            return again(form(lead, form, id), TypedRule.inOrder(problems), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (form.get("save").equals("back")) {
            return form(lead, form, id);
        }
        if (id != null && desk.isOverwritten(id, form.edition(), lead.district())) {
            return overwritten(lead, form, id);
        }
        if (!form.get("save").equals("true")) {
            return desk.trial(draft, id, lead.district(), form).addObject("faults", faults);
        }
        try {
            RewardRuleId saved = desk.save(draft, id, form.edition(), lead);
            redirect.addFlashAttribute("done", "recognition.rules.saved");
            return new ModelAndView("redirect:/rules/" + saved);
        } catch (OptimisticLockingFailureException overwritten) {
            return id == null ? elsewhere(form(lead, form, id)) : overwritten(lead, form, id);
        } catch (DataIntegrityViolationException | ConcurrencyFailureException quicker) {
            return elsewhere(form(lead, form, id));
        }
    }

    /** What was typed, beside what somebody else has written meanwhile: saved now, it follows upon that. */
    private ModelAndView overwritten(SignedInPerson lead, TypedRule form, RewardRuleId id) {
        RuleDesk.ReadBack now = desk.rule(id, lead.district()).last();
        return elsewhere(form(lead, form.over(now.number()), id)).addObject("now", now);
    }

    private static ModelAndView elsewhere(ModelAndView page) {
        return again(page, Map.of("name", RuleSentence.phrase("recognition.problem.elsewhere")), HttpStatus.CONFLICT);
    }

    private ModelAndView form(SignedInPerson lead, TypedRule form, @Nullable RewardRuleId id) {
        return desk.offered(lead.district()).addObject("form", form).addObject("id", id);
    }

    private static ModelAndView again(
            ModelAndView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", problems);
    }
}
