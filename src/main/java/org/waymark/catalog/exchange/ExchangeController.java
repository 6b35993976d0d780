package org.waymark.catalog.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.districts.DistrictSettings;

/**
 * The catalogue as a file, in pages, for designers and leads: what they bring becomes drafts, which they propose to the
 * committee like any other. Not found for everyone else.
 */
@Controller
@RequestMapping("/admin/catalogue")
class ExchangeController {

    private final CataloguePreviews previews;
    private final CatalogueExports exports;
    private final Catalogue catalogue;
    private final People people;
    private final DistrictSettings settings;

    ExchangeController(
            CataloguePreviews previews,
            CatalogueExports exports,
            Catalogue catalogue,
            People people,
            DistrictSettings settings) {
        this.previews = previews;
        this.exports = exports;
        this.catalogue = catalogue;
        this.people = people;
        this.settings = settings;
    }

    /** Who has come. */
    private record Desk(DistrictId district, Importer importer) {}

    @GetMapping
    ModelAndView page(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me) {
        return page(desk(me), q, page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1);
    }

    @PostMapping("/import")
    ModelAndView preview(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me)
            throws IOException {
        Desk desk = desk(me);
        if (file == null || file.isEmpty()) {
            return refused(page(desk, "", 1), "catalog.exchange.none", new FileRefused(List.of()));
        }
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(TextFile.LARGEST + 1);
            PreviewId id = previews.keep(
                    bytes, TextFile.Kind.of(file.getOriginalFilename()), desk.district(), desk.importer());
            return new ModelAndView("redirect:/admin/catalogue/import/" + id);
        } catch (FileRefused refused) {
            return refused(page(desk, "", 1), "catalog.exchange.refused", refused);
        }
    }

    @GetMapping("/import/{id}")
    ModelAndView previewed(
            @PathVariable PreviewId id,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me) {
        Desk desk = desk(me);
        try {
            return previewPage(id, desk);
        } catch (FileRefused changed) {
            return refused(page(desk, "", 1), "catalog.exchange.refused-since", changed);
        }
    }

    @PostMapping("/import/{id}")
    ModelAndView apply(
            @PathVariable PreviewId id,
            @RequestParam(defaultValue = "false") boolean overwriteDrafts,
            @RequestParam(defaultValue = "false") boolean revive,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            RedirectAttributes next) {
        Desk desk = desk(me);
        try {
            ModelAndView again = previewPage(id, desk);
            if (!Boolean.TRUE.equals(again.getModel().get("mayImport"))) {
                throw new ExchangeNotFound();
            }
            if (previews.apply(id, desk.district(), desk.importer().asking(overwriteDrafts, revive))) {
                boolean drafts = again.getModel().get("plan") instanceof ImportPlan seen
                        && !seen.drafted().isEmpty();
                next.addFlashAttribute("done", drafts ? "catalog.exchange.done.drafts" : "catalog.exchange.done");
                return new ModelAndView(drafts ? "redirect:/design" : "redirect:/admin/catalogue");
            }
            again = previewPage(id, desk);
            again.setStatus(HttpStatus.CONFLICT);
            return again.addObject("problems", Map.of("apply", said("catalog.exchange.changed-since")));
        } catch (FileRefused changed) {
            return unasked(id, desk, overwriteDrafts, revive, changed);
        }
    }

    /** Where only a tick is missing, the page says which. */
    private ModelAndView unasked(
            PreviewId id, Desk desk, boolean overwriteDrafts, boolean revive, FileRefused changed) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!overwriteDrafts && changed.faults().stream().anyMatch(fault -> fault.is("stack-draft"))) {
            problems.put("overwriteDrafts", said("catalog.exchange.problem.overwriteDrafts"));
        }
        if (!revive && changed.faults().stream().anyMatch(fault -> fault.is("stack-retired"))) {
            problems.put("revive", said("catalog.exchange.problem.revive"));
        }
        if (problems.isEmpty()) {
            return refused(page(desk, "", 1), "catalog.exchange.refused-since", changed);
        }
        ModelAndView again = previewPage(id, desk);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again.addObject("problems", problems)
                .addObject("overwriteDrafts", overwriteDrafts)
                .addObject("revive", revive);
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "yaml") String format,
            @RequestParam(required = false) @Nullable String slug,
            @RequestParam(required = false) @Nullable String stack,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me) {
        Desk desk = desk(me);
        ExportFormat written = format.equals("json") ? ExportFormat.JSON : ExportFormat.YAML;
        String text;
        if (slug != null) {
            text = exports.one(slug, desk.district(), written).orElseThrow(ExchangeNotFound::new);
        } else if (stack != null) {
            text = exports.stack(stack, desk.district(), written).orElseThrow(ExchangeNotFound::new);
        } else {
            text = exports.whole(desk.district(), written);
        }
        String name =
                Stream.of(slug, stack).filter(Objects::nonNull).findFirst().orElse("catalogue") + "."
                        + written.ending();
        return ResponseEntity.ok()
                .contentType(written.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private ModelAndView page(Desk desk, String words, int number) {
        return new ModelAndView("catalog/exchange")
                .addObject("q", words)
                .addObject("found", catalogue.find(Wanted.words(words), desk.district(), number));
    }

    private ModelAndView previewPage(PreviewId id, Desk desk) {
        ImportPlan plan = previews.plan(id, desk.district(), desk.importer());
        return new ModelAndView("catalog/exchange-preview")
                .addObject("id", id)
                .addObject("plan", plan)
                .addObject("approvals", settings.of(desk.district()).policies().approvalsNeeded())
                .addObject("pilotFirst", settings.of(desk.district()).policies().pilotFirst())
                .addObject("mayImport", desk.importer().isLead() || !plan.needsLead());
    }

    private static ModelAndView refused(ModelAndView page, String why, FileRefused refused) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        problems.put("file", said(why));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems)
                .addObject("faults", refused.faults())
                .addObject("lines", refused.lines());
    }

    private static MessageSourceResolvable said(String key) {
        return new DefaultMessageSourceResolvable(key);
    }

    private Desk desk(@Nullable SignedInPerson me) {
        Set<Role> roles = me == null || me.isGuest() ? Set.of() : people.rolesOf(me.id(), me.district());
        if (me == null || !VisibilityRule.CATALOGUE_FILES.isOpenTo(roles)) {
            throw new ExchangeNotFound();
        }
        return new Desk(me.district(), Importer.person(me, roles.contains(Role.LEAD) ? Role.LEAD : Role.DESIGNER));
    }
}
