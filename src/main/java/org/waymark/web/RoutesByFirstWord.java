package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Asks only those routes whose first word is the address's. An address with a variable part is otherwise held against
 * every route there is, with all its conditions, which was a fourteenth of a launch.
 */
@Component
class RoutesByFirstWord implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new Mapping();
    }

    private static class Mapping extends RequestMappingHandlerMapping {

        private static final List<String> ANY = List.of("/");

        private final Map<RequestMappingInfo, List<String>> beginnings = new ConcurrentHashMap<>();

        /** The address that is looked for, so that no route need ask the request for it. */
        private final ThreadLocal<@Nullable String> asked = new ThreadLocal<>();

        @Override
        protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
            super.registerHandlerMethod(handler, method, mapping);
            beginnings.put(
                    mapping,
                    mapping.getPathPatternsCondition() == null
                            ? List.of("/")
                            : mapping.getPathPatternsCondition().getPatterns().stream()
                                    .map(PathPattern::getPatternString)
                                    .map(RoutesByFirstWord::beginning)
                                    .toList());
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            String path = asked.get();
            for (String beginning : beginnings.getOrDefault(info, ANY)) {
                if (path == null || path.startsWith(beginning)) {
                    return super.getMatchingMapping(info, request);
                }
            }
            return null;
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            asked.set(path);
            try {
                return super.lookupHandlerMethod(path, request);
            } finally {
                asked.remove();
            }
        }
    }

    /** What every address of a pattern begins with: its first word, or a slash where that varies. */
    static String beginning(String pattern) {
        int end = pattern.indexOf('/', 1);
        String first = end < 0 ? pattern : pattern.substring(0, end);
        return first.startsWith("/") && first.chars().noneMatch(letter -> "{*?".indexOf(letter) >= 0) ? first : "/";
    }
}
