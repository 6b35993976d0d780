package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;
import org.waymark.lti.LaunchedCourses;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** What the layout shows around every page; worked out only when a page is rendered. */
@ControllerAdvice
class PageModel {

    private final People people;

    PageModel(People people) {
        this.people = people;
    }

    /** One tab of the navigation; the label is a message key. */
    record Tab(String href, String label, boolean current) {}

    /**
     * A way back to a course; with a title only where there are several.
     *
     * @param course what the tabs of this course remember it by; null where there is only one
     */
    record WayBack(
            String url, @Nullable String title, @Nullable Integer course) {}

    @ModelAttribute
    void page(HttpServletRequest request, Model model) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        String path = request.getRequestURI();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInPerson person) {
            model.addAttribute("waysBack", new LazyContextVariable<List<WayBack>>() {
                @Override
                protected List<WayBack> loadValue() {
                    return waysBack(person, request);
                }
            });
            model.addAttribute("tabs", new LazyContextVariable<List<Tab>>() {
                @Override
                protected List<Tab> loadValue() {
                    return tabsOf(person, path);
                }
            });
        } else if (Operator.is(authentication)) {
            model.addAttribute("tabs", operatorTabs(path));
            model.addAttribute("operator", true);
        }
    }

    private static List<WayBack> waysBack(SignedInPerson person, HttpServletRequest request) {
        List<LaunchedCourses.Course> courses = LaunchedCourses.of(request);
        if (courses.size() > 1) {
            return courses.stream()
                    .map(course -> new WayBack(course.returnUrl(), course.title(), course.number()))
                    .toList();
        }
        return person.returnUrl() == null ? List.of() : List.of(new WayBack(person.returnUrl(), null, null));
    }

    private List<Tab> tabsOf(SignedInPerson person, String path) {
        Set<Role> roles = people.rolesOf(person.id(), person.district());
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab("/home", "page.home", path, "/submissions"));
        tabs.add(tab("/credentials", "page.find", path, null));
        tabs.add(tab("/record", "page.record", path, null));
        if (roles.contains(Role.REVIEWER) || roles.contains(Role.THIRD_READER)) {
            tabs.add(tab("/reviews", "page.reviews", path, null));
        }
        if (roles.contains(Role.LEAD)) {
            tabs.add(tab("/admin/people", "page.people", path, null));
            tabs.add(tab("/admin/passback", "page.passback", path, null));
            tabs.add(tab("/admin/placements", "page.placements", path, null));
            tabs.add(tab("/admin/privacy", "page.privacy", path, null));
        }
        if (person.lmsAdmin()) {
            tabs.add(tab("/admin/platforms", "page.connections", path, null));
            tabs.add(tab("/admin/doctor", "page.doctor", path, null));
        }
        return tabs;
    }

    private static List<Tab> operatorTabs(String path) {
        return List.of(
                tab("/admin/platforms", "page.connections", path, null),
                tab("/admin/people", "page.people", path, null),
                tab("/admin/passback", "page.passback", path, null),
                tab("/admin/placements", "page.placements", path, null),
                tab("/admin/privacy", "page.privacy", path, null),
                tab("/admin/jobs", "page.jobs", path, null),
                tab("/admin/doctor", "page.doctor", path, null),
                tab("/admin/keys", "page.keys", path, null));
    }

    private static Tab tab(String href, String label, String path, @Nullable String alsoUnder) {
        boolean current = path.startsWith(href) || alsoUnder != null && path.startsWith(alsoUnder);
        return new Tab(href, label, current);
    }
}
