package org.waymark.notices;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody was told, and how they want to be told. */
@Controller
class NoticePagesController {

    private static final String LIST = "redirect:/notices";
    private static final String SETTINGS = "redirect:/notices/settings";

    private final Notices notices;
    private final Addressees addressees;

    NoticePagesController(Notices notices, Addressees addressees) {
        this.notices = notices;
        this.addressees = addressees;
    }

    @GetMapping("/notices")
    ModelAndView list(@RequestParam @Nullable String from, Principal principal) {
        Addressees.Reader me = reader(principal);
        return new ModelAndView("notices/notices", "notices", notices.page(me.person(), me.district(), from))
                .addObject("refused", notices.isAddressRefused(me.person(), me.district()));
    }

    /** The one next step of a notice. Letters lead here, too; who is not signed in is told how to come in, and no more. */
    @GetMapping("/notices/go/{id}")
    ModelAndView go(@PathVariable UUID id, @Nullable Principal principal) {
        Optional<Addressees.Reader> me = addressees.reader(principal);
        if (me.isEmpty()) {
            return new ModelAndView("notices/door");
        }
        String path = notices.open(id, me.get().person(), me.get().district()).orElseThrow(NoticeNotFound::new);
        return new ModelAndView("redirect:" + path);
    }

    @PostMapping("/notices/{id}/read")
    String read(@PathVariable UUID id, Principal principal) {
        Addressees.Reader me = reader(principal);
        if (!notices.markRead(id, me.person(), me.district())) {
            throw new NoticeNotFound();
        }
        return LIST;
    }

    @PostMapping("/notices/read")
    String readAll(Principal principal, RedirectAttributes next) {
        Addressees.Reader me = reader(principal);
        notices.markAllRead(me.person(), me.district());
        next.addFlashAttribute("done", "notices.all-read");
        return LIST;
    }

    @GetMapping("/notices/settings")
    ModelAndView settings(Principal principal) {
        Addressees.Reader me = reader(principal);
        Notices.Settings settings = notices.settings(me.person(), me.district());
        return page(settings, NoticeSettingsForm.of(settings), Map.of());
    }

    @PostMapping("/notices/settings")
    ModelAndView change(NoticeSettingsForm form, Principal principal, RedirectAttributes next) {
        Addressees.Reader me = reader(principal);
        Notices.Settings settings = notices.settings(me.person(), me.district());
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return page(settings, form, problems);
        }
        notices.change(
                me.person(),
                me.district(),
                form.chosen().orElseThrow(),
                form.fromHour(),
                form.untilHour(),
                form.quietWeekends(),
                form.off(settings.examples().keySet(), settings.kindsOff()));
        next.addFlashAttribute("done", "notices.settings.saved");
        return new ModelAndView(SETTINGS);
    }

    @PostMapping("/notices/settings/mail")
    String mail(@RequestParam boolean on, Principal principal, RedirectAttributes next) {
        Addressees.Reader me = reader(principal);
        if (on) {
            notices.mailOn(me.person(), me.district());
        } else {
            notices.mailOff(me.person(), me.district());
        }
        next.addFlashAttribute("done", on ? "notices.settings.mail.is-on" : "notices.settings.mail.is-off");
        return SETTINGS;
    }

    @PostMapping("/notices/settings/address")
    String tryAddressAgain(Principal principal, RedirectAttributes next) {
        Addressees.Reader me = reader(principal);
        notices.tryAddressAgain(me.person(), me.district());
        next.addFlashAttribute("done", "notices.settings.address.tried");
        return SETTINGS;
    }

    private Addressees.Reader reader(@Nullable Principal principal) {
        return addressees.reader(principal).orElseThrow(NoticeNotFound::new);
    }

    private static ModelAndView page(
            Notices.Settings settings, NoticeSettingsForm form, Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("notices/settings");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("settings", settings)
                .addObject("form", form)
                .addObject("rhythms", Rhythm.values())
                .addObject("hours", Hours.labels())
                .addObject("problems", problems);
    }
}
