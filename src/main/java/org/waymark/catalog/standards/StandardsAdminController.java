package org.waymark.catalog.standards;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
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
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.lti.PlatformHttp;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Frameworks as leads and designers bring them in. */
@Controller
@RequestMapping("/admin/standards")
class StandardsAdminController {

    private static final int LONGEST_ADDRESS = 2000;

    private final StandardsImports imports;
    private final Standards standards;
    private final CatalogDesks desks;
    private final PlatformHttp http;

    StandardsAdminController(StandardsImports imports, Standards standards, CatalogDesks desks, PlatformHttp http) {
        this.imports = imports;
        this.standards = standards;
        this.desks = desks;
        this.http = http;
    }

    @GetMapping
    ModelAndView list(@RequestParam @Nullable String tooLarge, @AuthenticationPrincipal SignedInPerson me) {
        ModelAndView page = page(desk(me));
        return tooLarge == null ? page : page.addObject("problems", Map.of("file", tooLarge()));
    }

    @PostMapping("/file")
    ModelAndView send(@RequestParam @Nullable MultipartFile file, @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        CatalogDesk desk = desk(me);
        if (file == null || file.isEmpty()) {
            return again(desk, "file", phrase("catalog.standards.error.no-file"));
        }
        if (file.getSize() > PackageReader.MOST_BYTES) {
            return again(desk, "file", tooLarge());
        }
        try (InputStream in = file.getInputStream()) {
            return to(imports.take(desk, in));
        }
    }

    @PostMapping("/address")
    ModelAndView call(@RequestParam(defaultValue = "") String address, @AuthenticationPrincipal SignedInPerson me) {
        CatalogDesk desk = desk(me);
        URI uri = uri(address.strip());
        if (uri == null || !http.mayCall(uri)) {
            return again(desk, "address", phrase("catalog.standards.error.address"))
                    .addObject("address", address);
        }
        return to(imports.call(desk, uri));
    }

    @GetMapping("/imports/{id}")
    ModelAndView one(@PathVariable StandardsImportId id, @AuthenticationPrincipal SignedInPerson me) {
        CatalogDesk desk = desk(me);
        return new ModelAndView("catalog/standards/import").addObject("list", imports.view(id, desk.district()));
    }

    @PostMapping("/imports/{id}/land")
    ModelAndView land(
            @PathVariable StandardsImportId id,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        CatalogDesk desk = desk(me);
        try {
            imports.land(id, desk);
        } catch (StandardsMovedOn changed) {
            ModelAndView page = new ModelAndView("catalog/standards/import")
                    .addObject("list", imports.view(id, desk.district()))
                    .addObject("problems", Map.of("land", phrase("catalog.standards.error.moved-on")));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        redirect.addFlashAttribute("done", "catalog.standards.landed");
        return to(id);
    }

    @PostMapping("/imports/{id}/set-aside")
    ModelAndView setAside(
            @PathVariable StandardsImportId id,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        CatalogDesk desk = desk(me);
        try {
            imports.setAside(id, desk);
        } catch (StandardsMovedOn changed) {
            return to(id);
        }
        redirect.addFlashAttribute("done", "catalog.standards.was-set-aside");
        return new ModelAndView("redirect:/admin/standards");
    }

    private CatalogDesk desk(@Nullable SignedInPerson me) {
        return desks.of(me, VisibilityRule.STANDARDS_AND_STACKS).orElseThrow(StandardsNotFound::new);
    }

    private ModelAndView page(CatalogDesk desk) {
        List<StandardsImportView> latest = imports.latest(desk.district());
        return new ModelAndView("catalog/standards/manage")
                .addObject("frameworks", standards.frameworks(desk.district()))
                .addObject("imports", latest)
                .addObject("address", "")
                .addObject("maxMegabytes", PackageReader.MOST_BYTES / 1024 / 1024);
    }

    private ModelAndView again(CatalogDesk desk, String field, MessageSourceResolvable problem) {
        ModelAndView page = page(desk).addObject("problems", Map.of(field, problem));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static @Nullable URI uri(String address) {
        try {
            return address.length() > LONGEST_ADDRESS ? null : URI.create(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static MessageSourceResolvable tooLarge() {
        return phrase("catalog.standards.error.too-large", PackageReader.MOST_BYTES / 1024 / 1024);
    }

    private static MessageSourceResolvable phrase(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    private static ModelAndView to(StandardsImportId id) {
        return new ModelAndView("redirect:/admin/standards/imports/" + id);
    }
}
