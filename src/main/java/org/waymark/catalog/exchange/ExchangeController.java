package org.waymark.catalog.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * The catalogue as a file, in pages: designers see what a file would do and take files out; a lead, who makes things live,
 * imports. Not found for everyone else.
 */
@Controller
@RequestMapping("/admin/catalogue")
class ExchangeController {

    private final CataloguePreviews previews;
    private final CatalogueExports exports;
    private final Catalogue catalogue;
    private final People people;

    ExchangeController(CataloguePreviews previews, CatalogueExports exports, Catalogue catalogue, People people) {
        this.previews = previews;
        this.exports = exports;
        this.catalogue = catalogue;
        this.people = people;
    }

    /** Who has come, and whether what they import goes live. */
    private record Desk(DistrictId district, String actor, boolean lead) {

        CatalogueImports.By by() {
            return new CatalogueImports.By(actor, Role.LEAD.name());
        }
    }

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
            return refused(page(desk, "", 1), "catalog.exchange.none", List.of());
        }
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(TextFile.LARGEST + 1);
            PreviewId id = previews.keep(bytes, TextFile.Kind.of(file.getOriginalFilename()), desk.district());
            return new ModelAndView("redirect:/admin/catalogue/import/" + id);
        } catch (FileRefused refused) {
            return refused(page(desk, "", 1), "catalog.exchange.refused", refused.faults());
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
            return refused(page(desk, "", 1), "catalog.exchange.refused-since", changed.faults());
        }
    }

    @PostMapping("/import/{id}")
    ModelAndView apply(
            @PathVariable PreviewId id,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            RedirectAttributes next) {
        Desk desk = desk(me);
        if (!desk.lead()) {
            throw new ExchangeNotFound();
        }
        try {
            if (previews.apply(id, desk.district(), desk.by())) {
                next.addFlashAttribute("done", "catalog.exchange.done");
                return new ModelAndView("redirect:/admin/catalogue");
            }
            ModelAndView again = previewPage(id, desk);
            again.setStatus(HttpStatus.CONFLICT);
            return again.addObject("problems", Map.of("apply", said("catalog.exchange.changed-since")));
        } catch (FileRefused changed) {
            return refused(page(desk, "", 1), "catalog.exchange.refused-since", changed.faults());
        }
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "yaml") String format,
            @RequestParam(required = false) @Nullable String slug,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me) {
        Desk desk = desk(me);
        ExportFormat written = format.equals("json") ? ExportFormat.JSON : ExportFormat.YAML;
        String text = slug == null
                ? exports.whole(desk.district(), written)
                : exports.one(slug, desk.district(), written).orElseThrow(ExchangeNotFound::new);
        String name = (slug == null ? "catalogue" : slug) + "." + written.ending();
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
                .addObject("found", catalogue.find(Wanted.words(words), desk.district(), number))
                .addObject("lead", desk.lead());
    }

    private ModelAndView previewPage(PreviewId id, Desk desk) {
        ImportPlan plan = previews.plan(id, desk.district());
        return new ModelAndView("catalog/exchange-preview")
                .addObject("id", id)
                .addObject("plan", plan)
                .addObject("lead", desk.lead());
    }

    private static ModelAndView refused(ModelAndView page, String why, List<Fault> faults) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        problems.put("file", said(why));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems).addObject("faults", faults);
    }

    private static MessageSourceResolvable said(String key) {
        return new DefaultMessageSourceResolvable(key);
    }

    private Desk desk(@Nullable SignedInPerson me) {
        Set<Role> roles = me == null || me.isGuest() ? Set.of() : people.rolesOf(me.id(), me.district());
        if (me == null || !VisibilityRule.CATALOGUE_FILES.isOpenTo(roles)) {
            throw new ExchangeNotFound();
        }
        return new Desk(me.district(), me.id().toString(), roles.contains(Role.LEAD));
    }
}
