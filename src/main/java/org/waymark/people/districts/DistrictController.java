package org.waymark.people.districts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    private static final int LARGEST_FILE = 1024 * 1024;
    private static final int LONGEST_LIST = 100_000;

    private final DistrictSettings settings;
    private final Districts districts;
    private final Desks desks;
    private final MessageSource messages;
    private final Clock clock;

    DistrictController(
            DistrictSettings settings, Districts districts, Desks desks, MessageSource messages, Clock clock) {
        this.messages = messages;
        this.settings = settings;
        this.districts = districts;
        this.desks = desks;
        this.clock = clock;
    }

    /** A policy as the page shows it. */
    record Row(String code, boolean yesNo, String shipped, String least, String most) {}

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
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String name,
            Authentication who,
            RedirectAttributes next) {
        Desk desk = desk(who, district);
        String line = (from.strip() + (to.isBlank() ? "" : " to " + to.strip()) + " " + name.strip()).strip();
        ClosedDaysText read = ClosedDaysText.of(line.replaceAll("[\\r\\n]+", " "), today(desk.district()));
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!read.faults().isEmpty() || read.days().isEmpty()) {
            problems.put("from", said("people.district.days.problem"));
        } else {
            problems.putAll(closed(desk, read.days()));
        }
        if (problems.isEmpty()) {
            return saved("/admin/district/calendar", desk, next);
        }
        return again(calendar(desk.district(), ""), problems)
                .addObject("from", from)
                .addObject("to", to)
                .addObject("name", name);
    }

    @PostMapping("/calendar/list")
    ModelAndView closeList(
            @RequestParam @Nullable DistrictId district,
            @RequestParam(defaultValue = "") String list,
            Authentication who,
            RedirectAttributes next) {
        Desk desk = desk(who, district);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        List<MessageSourceResolvable> faults = List.of();
        if (list.isBlank() || list.length() > LONGEST_LIST) {
            problems.put("list", said("people.district.list.problem"));
        } else {
            ClosedDaysText read = ClosedDaysText.of(list, today(desk.district()));
            faults = read.faults();
            if (!faults.isEmpty()) {
                problems.put("list", said("people.district.list.faults"));
            } else {
                problems.putAll(closed(desk, read.days()));
            }
        }
        if (problems.isEmpty()) {
            return saved("/admin/district/calendar", desk, next);
        }
        return again(calendar(desk.district(), list), problems).addObject("faults", faults);
    }

    /** Only reads the file: a school's calendar has days on which it is open, too. */
    @PostMapping("/calendar/file")
    ModelAndView read(
            @RequestParam @Nullable DistrictId district,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Authentication who)
            throws IOException {
        Desk desk = desk(who, district);
        if (file == null || file.isEmpty() || file.getSize() > LARGEST_FILE) {
            return again(calendar(desk.district(), ""), Map.of("file", said("people.district.file.problem")));
        }
        CalendarFile read = CalendarFile.of(new String(file.getBytes(), StandardCharsets.UTF_8));
        if (read.days().isEmpty()) {
            return again(calendar(desk.district(), ""), Map.of("file", said("people.district.file.none")));
        }
        String list = read.days().stream().sorted().map(ClosedDaysText::line).collect(Collectors.joining("\n"));
        return calendar(desk.district(), list)
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

    private LocalDate today(DistrictId district) {
        return clock.instant()
                .atZone(ZoneId.of(districts.card(district).zone()))
                .toLocalDate();
    }

    private ModelAndView facts(DistrictId district) {
        Map<String, String> now = settings.facts(district).fields();
        return page("people/district", district).addObject("typed", now).addObject("shown", now);
    }

    private ModelAndView policies(DistrictId district) {
        Map<Policy.Group, List<Row>> groups = new LinkedHashMap<>();
        for (Policy.Group group : Policy.Group.values()) {
            groups.put(
                    group,
                    Arrays.stream(Policy.values())
                            .filter(policy -> policy.group() == group)
                            .map(DistrictController::row)
                            .toList());
        }
        return page("people/district-policies", district).addObject("groups", groups);
    }

    private static Row row(Policy policy) {
        return new Row(
                policy.code(),
                policy.kind() == Policy.Kind.YES_NO,
                policy.typed(policy.shipped()),
                policy.typed(policy.least()),
                policy.typed(policy.most()));
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
