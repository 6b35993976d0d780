package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The courses a session was launched from, so that a tab of each leads back to its own (LTI Core 1.3, 5.4.4). */
public final class LaunchedCourses {

    private static final String ATTRIBUTE = "waymark.courses";

    /** Whoever goes through more courses in one session finds the way back to the latest. */
    private static final int MOST = 8;

    private static final int LONGEST_TITLE = 80;

    private LaunchedCourses() {}

    /**
     * A course and the way back to it.
     *
     * @param number what its tabs remember it by
     */
    public record Course(int number, String id, @Nullable String title, String returnUrl) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    /** The courses of this request's session, oldest first; empty where none said how to come back. */
    public static List<Course> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? List.of() : kept(session);
    }

    /** Keeps the course of a launch and answers the fragment by which its tab knows it; empty where it has no way back. */
    static String remember(HttpServletRequest request, @Nullable LtiLaunch launch) {
        String back = launch == null ? null : launch.presentation().returnUrl();
        if (launch == null || back == null || !Origins.sameHost(back, launch.platformOrigin())) {
            return "";
        }
        LtiLaunch.Context context = launch.context();
        String id = context == null ? "" : context.id();
        String title = context == null ? null : context.title() != null ? context.title() : context.label();
        List<Course> courses = new ArrayList<>(kept(request.getSession()));
        int last = courses.isEmpty() ? 0 : courses.get(courses.size() - 1).number();
        int number = courses.stream()
                .filter(course -> course.id().equals(id))
                .findFirst()
                .map(Course::number)
                .orElse(last + 1);
        courses.removeIf(course -> course.number() == number);
        courses.add(new Course(number, id, cut(title), back));
        courses.sort((one, other) -> Integer.compare(one.number(), other.number()));
        if (courses.size() > MOST) {
            courses.remove(0);
        }
        if (!courses.equals(kept(request.getSession()))) {
            request.getSession().setAttribute(ATTRIBUTE, new ArrayList<>(courses));
        }
        return "#course-" + number;
    }

    @SuppressWarnings("unchecked")
    private static List<Course> kept(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof List<?> courses ? (List<Course>) courses : List.of();
    }

    private static @Nullable String cut(@Nullable String title) {
        return title == null || title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…";
    }
}
