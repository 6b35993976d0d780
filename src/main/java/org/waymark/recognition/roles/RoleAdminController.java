package org.waymark.recognition.roles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Positions as leads write them. */
@Controller
@RequestMapping("/admin/role-profiles")
class RoleAdminController {

    private final RoleProfiles profiles;
    private final RoleChoices choices;
    private final CatalogDesks desks;

    RoleAdminController(RoleProfiles profiles, RoleChoices choices, CatalogDesks desks) {
        this.profiles = profiles;
        this.choices = choices;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal @Nullable SignedInPerson me) {
        return new ModelAndView("recognition/roles/manage").addObject("roles", profiles.of(desk(me).district()));
    }

    @GetMapping("/new")
    ModelAndView blank(@AuthenticationPrincipal @Nullable SignedInPerson me) {
        return page(RoleForm.empty(), null, desk(me));
    }

    @PostMapping("/new")
    ModelAndView make(
            RoleForm form, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        CatalogDesk desk = desk(me);
        Map<String, MessageSourceResolvable> problems = problems(form, null, desk);
        if (!problems.isEmpty()) {
            return again(page(form, null, desk), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return profiles.make(
                            form.toPlan(),
                            desk.district(),
                            desk.actor(),
                            desk.role().name())
                    .map(made -> done("roles.made", redirect))
                    .orElseGet(() -> taken(form, desk, HttpStatus.UNPROCESSABLE_CONTENT));
        } catch (DataIntegrityViolationException | ConcurrencyFailureException quicker) {
            return taken(form, desk, HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable RoleProfileId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        CatalogDesk desk = desk(me);
        RoleView role = profiles.one(id, desk.district());
        return page(RoleForm.of(role), role, desk);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable RoleProfileId id,
            RoleForm typed,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        CatalogDesk desk = desk(me);
        RoleView role = profiles.one(id, desk.district());
        RoleForm form = typed.named(role.plan().slug());
        Map<String, MessageSourceResolvable> problems = problems(form, role, desk);
        if (!problems.isEmpty()) {
            return again(page(form, role, desk), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return isChanged(id, form, desk) ? done("roles.saved", redirect) : elsewhere(id, form, desk);
    }

    @PostMapping("/{id}/close")
    ModelAndView close(
            @PathVariable RoleProfileId id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        profiles.close(id, desk(me));
        return done("roles.closed", redirect);
    }

    @PostMapping("/{id}/reopen")
    ModelAndView reopen(
            @PathVariable RoleProfileId id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        profiles.reopen(id, desk(me));
        return done("roles.reopened", redirect);
    }

    private boolean isChanged(RoleProfileId id, RoleForm form, CatalogDesk desk) {
        try {
            return profiles.change(id, form.toPlan(), form.editionSeen(), desk);
        } catch (ConcurrencyFailureException quicker) {
            return false;
        }
    }

    private Map<String, MessageSourceResolvable> problems(RoleForm form, @Nullable RoleView role, CatalogDesk desk) {
        RoleChoices.Choices there = choices.of(desk.district(), form);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>(form.problems(there.sizes(), there.ids()));
        Optional<RoleProfileId> prior = form.priorRole();
        if (prior.isPresent()
                && (profiles.of(desk.district()).stream()
                                .noneMatch(other -> other.id().equals(prior.get()))
                        || profiles.isCircle(role == null ? null : role.id(), prior.get(), desk.district()))) {
            problems.put("prior", new DefaultMessageSourceResolvable("roles.problem.prior"));
        }
        return problems;
    }

    private ModelAndView elsewhere(RoleProfileId id, RoleForm form, CatalogDesk desk) {
        RoleView now = profiles.one(id, desk.district());
        return again(
                page(form.over(now.edition()), now, desk),
                Map.of("title", new DefaultMessageSourceResolvable("roles.problem.elsewhere")),
                HttpStatus.CONFLICT);
    }

    private ModelAndView taken(RoleForm form, CatalogDesk desk, HttpStatus status) {
        return again(
                page(form, null, desk),
                Map.of("slug", new DefaultMessageSourceResolvable("roles.problem.taken")),
                status);
    }

    private ModelAndView page(RoleForm form, @Nullable RoleView role, CatalogDesk desk) {
        Map<String, String> others = new LinkedHashMap<>();
        profiles.of(desk.district()).stream()
                .filter(other -> role == null || !other.id().equals(role.id()))
                .forEach(other -> others.put(other.id().toString(), other.title()));
        return new ModelAndView("recognition/roles/edit")
                .addObject("form", form)
                .addObject("role", role)
                .addObject("choices", choices.of(desk.district(), form))
                .addObject("others", others);
    }

    private CatalogDesk desk(@Nullable SignedInPerson me) {
        return desks.of(me, VisibilityRule.ROLE_PROFILES).orElseThrow(RoleNotFound::new);
    }

    private static ModelAndView done(String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", said);
        return new ModelAndView("redirect:/admin/role-profiles");
    }

    private static ModelAndView again(
            ModelAndView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", problems);
    }
}
