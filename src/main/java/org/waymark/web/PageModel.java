package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.waymark.notices.Notices;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.guests.Guests;

/** What the layout shows around every page; worked out only when a page is rendered. */
@ControllerAdvice
class PageModel {

    /** A launch lands here, and shall not cost a read more; nor does anyone need to be called away from their work. */
    private static final List<String> WHERE_LAUNCHES_LAND =
            List.of("/credentials", "/submissions", "/placements", "/work", "/pick");

    private static final int MOST_TABS = 5;

    private final People people;
    private final Guests guests;
    private final Notices notices;

    PageModel(People people, Guests guests, Notices notices) {
        this.people = people;
        this.guests = guests;
        this.notices = notices;
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

    /** The operator's pages: each list is a tab that opens its first page. */
    private static final List<List<Tab>> OPERATOR_PAGES = List.of(
            List.of(new Tab("/admin/today", "operations.today.tab", false)),
            List.of(
                    new Tab("/admin/platforms", "page.connections", false),
                    new Tab("/admin/doctor", "page.doctor", false),
                    new Tab("/admin/keys", "page.keys", false)),
            List.of(
                    new Tab("/admin/people", "page.people", false),
                    new Tab("/admin/programmes", "programmes.title", false),
                    new Tab("/admin/rosters", "people.rosters.title", false),
                    new Tab("/admin/guests", "page.guests", false),
                    new Tab("/admin/staff", "people.staff.title", false),
                    new Tab("/admin/privacy", "page.privacy", false),
                    new Tab("/admin/district", "page.district", false)),
            List.of(
                    new Tab("/admin/passback", "page.passback", false),
                    new Tab("/admin/placements", "page.placements", false)),
            List.of(new Tab("/admin/jobs", "page.jobs", false)));

    @ModelAttribute
    void page(HttpServletRequest request, Model model) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        String path = request.getRequestURI();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedInPerson person
                && person.isGuest()) {
            model.addAttribute("tabs", new LazyContextVariable<List<Tab>>() {
                @Override
                protected List<Tab> loadValue() {
                    return tabsOfGuest(guests.mayWork(person.id(), person.district()), path);
                }
            });
            model.addAttribute("unread", new LazyContextVariable<Integer>() {
                @Override
                protected Integer loadValue() {
                    return notices.unread(person.id().id(), person.district().id());
                }
            });
            model.addAttribute("guest", true);
        } else if (authentication != null && authentication.getPrincipal() instanceof SignedInPerson person) {
            model.addAttribute("waysBack", new LazyContextVariable<List<WayBack>>() {
                @Override
                protected List<WayBack> loadValue() {
                    return waysBack(person, request);
                }
            });
            model.addAttribute("unread", new LazyContextVariable<Integer>() {
                @Override
                protected Integer loadValue() {
                    return WHERE_LAUNCHES_LAND.stream().anyMatch(path::startsWith)
                            ? 0
                            : notices.unread(person.id().id(), person.district().id());
                }
            });
            LazyContextVariable<Set<Role>> roles = new LazyContextVariable<>() {
                @Override
                protected Set<Role> loadValue() {
                    return people.rolesOf(person.id(), person.district());
                }
            };
            model.addAttribute("tabs", new LazyContextVariable<List<Tab>>() {
                @Override
                protected List<Tab> loadValue() {
                    return tabsOf(roles.getValue(), person, path);
                }
            });
            model.addAttribute("sections", new LazyContextVariable<List<Tab>>() {
                @Override
                protected List<Tab> loadValue() {
                    return LookedAfter.addresses().anyMatch(path::startsWith)
                            ? sectionsOf(roles.getValue(), person, path)
                            : List.of();
                }
            });
        } else if (Operator.is(authentication)) {
            model.addAttribute("tabs", operatorTabs(path));
            model.addAttribute("sections", operatorSections(path));
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

    /** At most five, whatever roles somebody holds: what there is to look after stands behind one of them. */
    private static List<Tab> tabsOf(Set<Role> roles, SignedInPerson person, String path) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab("/home", "page.home", path, "/submissions"));
        tabs.add(tab("/credentials", "page.find", path, null));
        tabs.add(tab("/record", "page.record", path, null));
        if (VisibilityRule.REVIEW_QUEUE.isOpenTo(roles)) {
            tabs.add(tab("/reviews", "page.reviews", path, null));
        }
        if (VisibilityRule.PRE_CHECKS.isOpenTo(roles)) {
            tabs.add(tab("/pre-checks", "page.pre-checks", path, null));
        }
        List<LookedAfter.Group> groups = LookedAfter.of(roles, person);
        boolean progress = VisibilityRule.INSIGHTS.isOpenTo(roles) && tabs.size() < MOST_TABS - 1;
        if (progress) {
            tabs.add(tab(LookedAfter.PROGRESS, "insights.title", path, null));
        }
        boolean current = path.startsWith(LookedAfter.ALL)
                || groups.stream().anyMatch(group -> group.has(path))
                        && !(progress && path.startsWith(LookedAfter.PROGRESS));
        if (groups.size() > 1) {
            tabs.add(new Tab(LookedAfter.ALL, "page.manage", current));
        } else {
            groups.forEach(group -> tabs.add(
                    new Tab(group.pages().get(0).href(), group.pages().get(0).label(), current)));
        }
        if (roles.contains(Role.DESIGNER) && tabs.size() < MOST_TABS) {
            tabs.add(tab("/design", "page.designs", path, null));
        }
        return tabs;
    }

    /** Only what is their own, and work where they are let. */
    private static List<Tab> tabsOfGuest(boolean mayWork, String path) {
        List<Tab> tabs = new ArrayList<>();
        if (mayWork) {
            tabs.add(tab("/home", "page.home", path, "/submissions"));
            tabs.add(tab("/credentials", "page.find", path, null));
        }
        tabs.add(tab("/record", "page.record", path, null));
        return tabs;
    }

    /** The pages that belong to the one that is open, where there are several. */
    private static List<Tab> sectionsOf(Set<Role> roles, SignedInPerson person, String path) {
        List<LookedAfter.Page> pages = LookedAfter.of(roles, person).stream()
                .filter(group -> group.has(path) && group.pages().size() > 1)
                .flatMap(group -> group.pages().stream())
                .toList();
        String here = pages.stream()
                .map(LookedAfter.Page::href)
                .filter(path::startsWith)
                .max(Comparator.comparing(String::length))
                .orElse("");
        return pages.stream()
                .map(page -> new Tab(page.href(), page.label(), page.href().equals(here)))
                .toList();
    }

    private static List<Tab> operatorTabs(String path) {
        return OPERATOR_PAGES.stream()
                .map(pages -> new Tab(
                        pages.get(0).href(),
                        pages.get(0).label(),
                        pages.stream().anyMatch(page -> path.startsWith(page.href()))))
                .toList();
    }

    private static List<Tab> operatorSections(String path) {
        return OPERATOR_PAGES.stream()
                .filter(pages -> pages.size() > 1)
                .filter(pages -> pages.stream().anyMatch(page -> path.startsWith(page.href())))
                .flatMap(List::stream)
                .map(page -> tab(page.href(), page.label(), path, null))
                .toList();
    }

    private static Tab tab(String href, String label, String path, @Nullable String alsoUnder) {
        boolean current = path.startsWith(href) || alsoUnder != null && path.startsWith(alsoUnder);
        return new Tab(href, label, current);
    }
}
