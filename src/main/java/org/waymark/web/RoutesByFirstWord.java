package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
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

        private static final String ANY = "/";

        /** Each with those whose first word varies. */
        private final Map<String, Set<RequestMappingInfo>> byFirstWord = new HashMap<>();

        /** Those that may be meant; every route there is is asked whether it is one of them. */
        private final ThreadLocal<@Nullable Set<RequestMappingInfo>> asked = new ThreadLocal<>();

        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            Set<RequestMappingInfo> routes = getHandlerMethods().keySet();
            routes.forEach(
                    route -> beginnings(route).forEach(word -> routesOf(word).add(route)));
            Set<RequestMappingInfo> anywhere = routesOf(ANY);
            byFirstWord.values().forEach(some -> some.addAll(anywhere));
        }

        private static Stream<String> beginnings(RequestMappingInfo route) {
            PathPatternsRequestCondition paths = route.getPathPatternsCondition();
            return paths == null
                    ? Stream.of(ANY)
                    : paths.getPatterns().stream()
                            .map(PathPattern::getPatternString)
                            .map(RoutesByFirstWord::beginning);
        }

        private Set<RequestMappingInfo> routesOf(String word) {
            return byFirstWord.computeIfAbsent(word, none -> new HashSet<>());
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            Set<RequestMappingInfo> routes = asked.get();
            return routes == null || routes.contains(info) ? super.getMatchingMapping(info, request) : null;
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            Set<RequestMappingInfo> routes = byFirstWord.get(beginning(path));
            asked.set(routes == null ? byFirstWord.get(ANY) : routes);
            try {
                return super.lookupHandlerMethod(path, request);
            } finally {
                asked.remove();
            }
        }
    }

    /** What every address of a pattern begins with: its first word, or a slash where that varies; an address is its own. */
    static String beginning(String pattern) {
        int end = pattern.indexOf('/', 1);
        String first = end < 0 ? pattern : pattern.substring(0, end);
        return first.startsWith("/") && first.chars().noneMatch(letter -> "{*?".indexOf(letter) >= 0) ? first : "/";
    }
}
