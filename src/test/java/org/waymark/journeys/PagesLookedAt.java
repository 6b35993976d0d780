package org.waymark.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.Route;

/** The pages of {@code routes.txt} against those that a browser was at. */
final class PagesLookedAt {

    private static final Path REASONS = Path.of("src/test/resources/pages-not-looked-at.txt");
    private static final Pattern FILES_AND_PROGRAMS =
            Pattern.compile("/api/.*|/\\.well-known/.*|.*/\\.well-known/.*|.*\\.(csv|json|jwt|pdf|png|svg|txt|yaml)");

    /** Where two routes fit an address, the one with fewer variables answers it, and of two such the one that says more. */
    private static final Comparator<Route> NEAREST = Comparator.<Route>comparingLong(
                    route -> route.path().chars().filter(each -> each == '{').count())
            .thenComparing(route -> -route.path().length());

    private PagesLookedAt() {}

    /** What is missing when a browser was at these addresses: the pages that have no reason not to be looked at. */
    static Set<String> forgotten(Collection<String> visited) {
        Set<String> looked = visited.stream()
                .flatMap(address -> pages().stream().filter(route -> route.matches(address)).min(NEAREST).stream())
                .map(Route::path)
                .collect(Collectors.toSet());
        return pages().stream()
                .map(Route::path)
                .filter(path -> !looked.contains(path) && !reasons().containsKey(path))
                .map(path -> path + " is not looked at: add it to the pages of PageAuditIT, or say why in " + REASONS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The routes that answer with a page, as far as their addresses tell. */
    static Set<Route> pages() {
        try {
            return Route.all().stream()
                    .filter(route -> route.key().startsWith("GET "))
                    .filter(route -> !FILES_AND_PROGRAMS.matcher(route.path()).matches())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a page is not looked at, by its path. */
    static Map<String, String> reasons() {
        try (Stream<String> lines = Files.lines(REASONS)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("(?<!\\\\)\\|", 2))
                    .collect(Collectors.toMap(
                            cells -> cells[0].strip().replace("\\|", "|"),
                            cells -> cells.length < 2 ? "" : cells[1].strip(),
                            (one, other) -> "twice",
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
