package org.waymark.people.districts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.Desk;
import org.waymark.people.Desks;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.VisibilityRule;

/** A district's settings: for its leads, and for the operator in any district; not found for everyone else. */
@Controller
@RequestMapping("/admin/district")
class DistrictController {

    private final DistrictSettings settings;
    private final Districts districts;
    private final Desks desks;
    private final MessageSource messages;

    DistrictController(DistrictSettings settings, Districts districts, Desks desks, MessageSource messages) {
        this.messages = messages;
        this.settings = settings;
        this.districts = districts;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView facts(@RequestParam @Nullable DistrictId district, Authentication who) {
        if (Desks.isOperator(who) && district == null) {
            List<DistrictCard> all = districts.all();
            if (all.size() != 1) {
                return new ModelAndView("people/district-choice").addObject("districts", all);
            }
            return facts(all.get(0).id());
        }
        return facts(desk(who, district).district());
    }

    @PostMapping
    ModelAndView describe(
            @RequestParam @Nullable DistrictId district,
            @RequestParam Map<String, String> parameters,
            Authentication who,
            RedirectAttributes next) {
        Desk desk = desk(who, district);
        Edit edit = Edit.of(parameters);
        try {
            settings.describe(desk.district(), edit, desk.actor());
        } catch (DistrictRefused refused) {
            return again(page("people/district", desk.district()), edit, refused);
        } catch (DistrictChanged changed) {
            return again(page("people/district", desk.district()), edit, changed);
        }
        return saved("/admin/district", desk, next);
    }

    @GetMapping("/policies")
    ModelAndView policies(@RequestParam @Nullable DistrictId district, Authentication who) {
        Desk desk = desk(who, district);
        Map<String, String> now = settings.policies(desk.district()).fields();
        return policies(desk.district()).addObject("typed", now).addObject("shown", now);
    }

    @PostMapping("/policies")
    ModelAndView decide(
            @RequestParam @Nullable DistrictId district,
            @RequestParam Map<String, String> parameters,
            Authentication who,
            RedirectAttributes next) {
        Desk desk = desk(who, district);
        Edit edit = Edit.of(parameters);
        try {
            settings.decide(desk.district(), edit, desk.actor());
        } catch (DistrictRefused refused) {
            return again(policies(desk.district()), edit, refused);
        } catch (DistrictChanged changed) {
            return again(policies(desk.district()), edit, changed);
        }
        return saved("/admin/district/policies", desk, next);
    }

    @GetMapping("/calendar")
    ModelAndView calendar(@RequestParam @Nullable DistrictId district, Authentication who) {
        return calendar(desk(who, district).district(), "");
    }

    /** One day or one range, from two fields. */
    @PostMapping("/calendar/day")
    ModelAndView closeDay(
            @RequestParam @Nullable DistrictId district,
            ClosedDaysForm form,
            Authentication who,
            RedirectAttributes next) {
        Desk desk = desk(who, district);
        ClosedDaysText read = form.read(settings.today(desk.district()));
        Map<String, MessageSourceResolvable> problems =
                read.days().isEmpty() || !read.faults().isEmpty()
                        ? Map.of("from", said("people.district.days.problem"))
                        : closed(desk, read.days());
        return problems.isEmpty()
                ? saved("/admin/district/calendar", desk, next)
                : again(calendar(desk.district(), ""), problems)
                        .addObject("from", form.from())
                        .addObject("to", form.to())
                        .addObject("name", form.name());
    }

    @PostMapping("/calendar/list")
    ModelAndView closeList(
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String list,
            Authentication who,
            RedirectAttributes next) {
        Desk desk = desk(who, district);
        ClosedDaysText read = ClosedDaysText.of(list, settings.today(desk.district()));
        Map<String, MessageSourceResolvable> problems = read.isUnread()
                ? Map.of("list", said("people.district.list.problem"))
                : read.faults().isEmpty()
                        ? closed(desk, read.days())
                        : Map.of("list", said("people.district.list.faults"));
        return problems.isEmpty()
                ? saved("/admin/district/calendar", desk, next)
                : again(calendar(desk.district(), list), problems).addObject("faults", read.faults());
    }

    /** Only reads the file: a school's calendar has days on which it is open, too. */
    @PostMapping("/calendar/file")
    ModelAndView read(
            @RequestParam @Nullable DistrictId district,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Authentication who)
            throws IOException {
        Desk desk = desk(who, district);
        if (file == null || file.isEmpty() || file.getSize() > CalendarFile.LARGEST) {
            return again(calendar(desk.district(), ""), Map.of("file", said("people.district.file.problem")));
        }
        CalendarFile read = CalendarFile.of(new String(file.getBytes(), StandardCharsets.UTF_8));
        if (read.days().isEmpty()) {
            return again(calendar(desk.district(), ""), Map.of("file", said("people.district.file.none")));
        }
        return calendar(desk.district(), read.asList())
                .addObject("found", read.days().size())
                .addObject("leftOut", read.leftOut());
    }

    @PostMapping("/calendar/open")
    ModelAndView open(
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Authentication who,
            RedirectAttributes next) {
        Desk desk = desk(who, district);
        try {
            settings.open(desk.district(), LocalDate.parse(from), LocalDate.parse(to), desk.actor());
        } catch (DateTimeException noDay) {
            throw new SettingsNotFound();
        }
        return saved("/admin/district/calendar", desk, next);
    }

    private Map<String, MessageSourceResolvable> closed(Desk desk, List<ClosedDays> days) {
        try {
            settings.close(desk.district(), days, desk.actor());
            return Map.of();
        } catch (DistrictRefused refused) {
            return Map.of("days", refused.problems().values().iterator().next());
        }
    }

    private ModelAndView facts(DistrictId district) {
        Map<String, String> now = settings.facts(district).fields();
        return page("people/district", district).addObject("typed", now).addObject("shown", now);
    }

    private ModelAndView policies(DistrictId district) {
        return page("people/district-policies", district).addObject("groups", PolicyRow.grouped());
    }

    private ModelAndView calendar(DistrictId district, String list) {
        return page("people/district-calendar", district)
                .addObject("days", settings.calendar(district))
                .addObject("list", list);
    }

    private ModelAndView page(String view, DistrictId district) {
        return new ModelAndView(view)
                .addObject("district", districts.card(district))
                .addObject("languages", languages())
                .addObject("yesNo", List.of("0", "1"));
    }

    private Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        for (String choice : DistrictFacts.LANGUAGES) {
            languages.put(
                    choice,
                    messages.getMessage(
                            "people.district.languages." + choice.replace(',', '-'),
                            null,
                            LocaleContextHolder.getLocale()));
        }
        return languages;
    }

    private static ModelAndView again(ModelAndView page, Edit edit, DistrictRefused refused) {
        return again(page, refused.problems()).addObject("typed", edit.typed()).addObject("shown", edit.shown());
    }

    /** What was typed stays; what the others typed is said beside it, and saving once more is then meant. */
    private static ModelAndView again(ModelAndView page, Edit edit, DistrictChanged changed) {
        Map<String, String> shown = new LinkedHashMap<>(edit.shown());
        shown.putAll(changed.now());
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        changed.now()
                .forEach((field, now) -> problems.put(
                        field,
                        new DefaultMessageSourceResolvable(
                                new String[] {"people.district.changed"}, new Object[] {now})));
        again(page, problems).addObject("typed", edit.typed()).addObject("shown", shown);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private static ModelAndView again(ModelAndView page, Map<String, MessageSourceResolvable> problems) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems);
    }

    private static ModelAndView saved(String path, Desk desk, RedirectAttributes next) {
        next.addFlashAttribute("done", "people.district.saved");
        return new ModelAndView("redirect:" + path + "?district=" + desk.district());
    }

    private Desk desk(Authentication who, @Nullable DistrictId asked) {
        return desks.of(VisibilityRule.DISTRICT_DECISIONS, who, asked).orElseThrow(SettingsNotFound::new);
    }

    private static MessageSourceResolvable said(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
