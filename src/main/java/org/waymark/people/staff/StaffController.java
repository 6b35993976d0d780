package org.waymark.people.staff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.CsvLine;
import org.waymark.people.Desk;
import org.waymark.people.Desks;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.VisibilityRule;

/** Staff records and their import: for the operator in any district, for a lead in their own; not found for all others. */
@Controller
@RequestMapping("/admin/staff")
class StaffController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final StaffImports imports;
    private final StaffPages pages;
    private final ImportSettings settings;
    private final Districts districts;
    private final Desks desks;
    private final MessageSource messages;

    StaffController(
            StaffImports imports,
            StaffPages pages,
            ImportSettings settings,
            Districts districts,
            Desks desks,
            MessageSource messages) {
        this.imports = imports;
        this.pages = pages;
        this.settings = settings;
        this.districts = districts;
        this.desks = desks;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView staff(
            @RequestParam @Nullable DistrictId district,
            @RequestParam @Nullable String tooLarge,
            Authentication authentication) {
        List<DistrictCard> choices = Desks.isOperator(authentication) ? districts.all() : List.of();
        DistrictId chosen =
                district == null && choices.size() == 1 ? choices.get(0).id() : district;
        if (Desks.isOperator(authentication) && chosen == null) {
            ModelAndView all = new ModelAndView("people/staff-districts").addObject("districts", choices);
            return tooLarge == null ? all : all.addObject("problems", Map.of("files", tooLarge()));
        }
        ModelAndView page = page(desk(authentication, chosen));
        return tooLarge == null ? page : page.addObject("problems", Map.of("files", tooLarge()));
    }

    @GetMapping("/template.csv")
    ResponseEntity<byte[]> template(@RequestParam @Nullable DistrictId district, Authentication authentication) {
        desk(authentication, district);
        return csv("waymark-staff.csv", Stream.of(WaymarkCsv.columnNames()));
    }

    @PostMapping("/imports")
    ModelAndView take(
            @RequestParam @Nullable DistrictId district,
            @RequestParam @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "all") String listed,
            Authentication authentication)
            throws IOException {
        Desk desk = desk(authentication, district);
        List<MultipartFile> sent = files == null
                ? List.of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        if (sent.isEmpty()) {
            return again(desk, listed, phrase("people.staff.error.none"));
        }
        if (sent.stream()
                .anyMatch(file -> file.getSize() > settings.maxFileSize().toBytes())) {
            return again(desk, listed, tooLarge());
        }
        try (SentFiles kept = SentFiles.of(sent)) {
            StaffImportId id = imports.take(desk, kept.all(), !listed.equals("some"));
            return toImport(id, desk);
        } catch (ImportRefused refused) {
            return again(desk, listed, told(refused));
        }
    }

    @GetMapping("/imports/{id}")
    ModelAndView list(
            @PathVariable StaffImportId id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication) {
        Desk desk = desk(authentication, district);
        return importPage(pages.view(id, desk.district()), desk);
    }

    @GetMapping("/imports/{id}/faults.csv")
    ResponseEntity<byte[]> faults(
            @PathVariable StaffImportId id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication) {
        Desk desk = desk(authentication, district);
        Stream<List<String>> rows = pages.faults(id, desk.district()).stream()
                .map(fault -> List.of(
                        fault.file(),
                        fault.line() == 0 ? "" : String.valueOf(fault.line()),
                        fault.column(),
                        messages.getMessage(said(fault), LocaleContextHolder.getLocale())));
        return csv(
                "waymark-staff-faults.csv", Stream.concat(Stream.of(List.of("file", "line", "column", "fault")), rows));
    }

    @PostMapping("/imports/{id}/confirm")
    ModelAndView confirm(
            @PathVariable StaffImportId id,
            @RequestParam @Nullable DistrictId district,
            @RequestParam @Nullable String closing,
            Authentication authentication) {
        Desk desk = desk(authentication, district);
        try {
            imports.confirm(id, desk, number(closing));
        } catch (ImportRefused refused) {
            StaffImportView view = pages.view(id, desk.district());
            return unprocessable(
                    importPage(view, desk),
                    Map.of("closing", told(refused, view.counts().closed())));
        }
        return toImport(id, desk);
    }

    @PostMapping("/imports/{id}/set-aside")
    ModelAndView setAside(
            @PathVariable StaffImportId id,
            @RequestParam @Nullable DistrictId district,
            Authentication authentication,
            RedirectAttributes redirect) {
        Desk desk = desk(authentication, district);
        try {
            imports.setAside(id, desk);
        } catch (ImportRefused movedOn) {
            return toImport(id, desk);
        }
        redirect.addFlashAttribute("done", "people.staff.set-aside.done");
        return new ModelAndView("redirect:/admin/staff?district=" + desk.district());
    }

    /** Posted, since what is looked for is about somebody and has no place in an address. */
    @PostMapping("/find")
    ModelAndView find(
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String words,
            Authentication authentication) {
        Desk desk = desk(authentication, district);
        ModelAndView page = page(desk).addObject("words", words.strip());
        return words.isBlank()
                ? unprocessable(page, Map.of("words", phrase("people.staff.error.words")))
                : page.addObject("found", pages.find(words.strip(), desk));
    }

    private Desk desk(Authentication authentication, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.REGISTER, authentication, asked).orElseThrow(StaffNotFound::new);
    }

    private ModelAndView page(Desk desk) {
        return new ModelAndView("people/staff")
                .addObject("district", districts.card(desk.district()))
                .addObject("districts", desk.lead() == null ? districts.all() : List.of())
                .addObject("standing", pages.standing(desk.district()))
                .addObject("latest", pages.latest(desk.district()))
                .addObject("leftWithRoles", pages.leftWithRoles(desk.district()))
                .addObject("maxMegabytes", settings.maxFileSize().toMegabytes())
                .addObject("listed", "all");
    }

    private static ModelAndView importPage(StaffImportView view, Desk desk) {
        return new ModelAndView("people/staff-import")
                .addObject("district", desk.district())
                .addObject("list", view)
                .addObject(
                        "said",
                        view.faults().stream().map(StaffController::said).toList());
    }

    private ModelAndView again(Desk desk, String listed, MessageSourceResolvable problem) {
        return unprocessable(page(desk).addObject("listed", listed), Map.of("files", problem));
    }

    private static ModelAndView unprocessable(ModelAndView page, Map<String, MessageSourceResolvable> problems) {
        page.addObject("problems", problems);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView toImport(StaffImportId id, Desk desk) {
        return new ModelAndView("redirect:/admin/staff/imports/" + id + "?district=" + desk.district());
    }

    private static ResponseEntity<byte[]> csv(String name, Stream<List<String>> rows) {
        String text = rows.map(CsvLine::of).collect(Collectors.joining("", CsvLine.MARK, ""));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private MessageSourceResolvable tooLarge() {
        return phrase("people.staff.error.too-large", settings.maxFileSize().toMegabytes());
    }

    private static MessageSourceResolvable told(ImportRefused refused, Object... values) {
        return phrase("people.staff.refused." + refused.problem(), values);
    }

    private static MessageSourceResolvable said(Fault fault) {
        return phrase("people.staff.fault." + fault.kind(), fault.column(), fault.given(), fault.other());
    }

    private static MessageSourceResolvable phrase(String key, Object... values) {
        return new DefaultMessageSourceResolvable(new String[] {key}, values);
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }
}
