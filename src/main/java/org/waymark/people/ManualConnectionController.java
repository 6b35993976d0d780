package org.waymark.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.lti.registration.ToolConfiguration;

/** Connects an LMS by hand: values to copy into it, and a form for the ones that it gives back. */
@Controller
class ManualConnectionController {

    private static final String PATH = "/admin/platforms/new";

    private final Connections connections;
    private final ToolConfiguration tool;
    private final FamilyNames families;

    ManualConnectionController(Connections connections, ToolConfiguration tool, FamilyNames families) {
        this.connections = connections;
        this.tool = tool;
        this.families = families;
    }

    @GetMapping(PATH)
    ModelAndView page(HttpServletRequest request) {
        requireOperator(request);
        return page(ConnectionForm.empty(), Map.of());
    }

    @PostMapping(PATH)
    ModelAndView enter(HttpServletRequest request, ConnectionForm form, RedirectAttributes next) {
        requireOperator(request);
        Map<String, MessageSourceResolvable> problems = form.problems(connections::mayCall);
        if (problems.isEmpty() && connections.isKnown(form.issuerId(), form.clientId())) {
            problems.put("client", new DefaultMessageSourceResolvable("people.connection.problem.known"));
        }
        if (!problems.isEmpty()) {
            return page(form, problems);
        }
        UUID made = connections.enter(form);
        next.addFlashAttribute("done", "people.connection.entered");
        return new ModelAndView("redirect:/admin/platforms/" + made);
    }

    /** Another operator entered the same at the same moment. */
    @ExceptionHandler({IllegalStateException.class, DataIntegrityViolationException.class})
    @ResponseStatus(HttpStatus.CONFLICT)
    String conflict() {
        return "error/409";
    }

    private ModelAndView page(ConnectionForm form, Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("people/connect");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("tool", tool.addresses());
        page.addObject("form", form);
        page.addObject("families", families.labels());
        page.addObject("problems", problems);
        return page;
    }

    private static void requireOperator(HttpServletRequest request) {
        if (!request.isUserInRole("OPERATOR")) {
            throw new ConnectionNotFound();
        }
    }
}
