package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.waymark.people.TestPeople;

/**
 * Every role knocks at every address, with the ids of what is there, in its own district and from another one: what
 * {@code routes.txt} does not open to it is not found.
 */
@OnH2
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlTests {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Those of the other district who are nobody there whom the rest is not. */
    private static final Set<String> ONCE_IS_ENOUGH =
            Set.of("holder", "not-yet", "sharer", "author", "earner", "reviewer-two", "leaver");

    private static final String FAR = "far-";

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MockMvc web;

    @Autowired
    ApplicationContext context;

    @Autowired
    PlatformTransactionManager transactions;

    private final Map<String, Authentication> actors = new LinkedHashMap<>();
    private FilledDistrict filled;
    private int asks;
    private List<Route> table;

    @BeforeAll
    void fillTwoDistricts() throws IOException {
        table = Route.all();
        filled = new FilledDistrict(context);
        FilledDistrict far = new FilledDistrict(context);
        actors.putAll(filled.actors());
        far.actors().forEach((name, who) -> {
            if (!ONCE_IS_ENOUGH.contains(name)) {
                actors.put(FAR + name, who);
            }
        });
        actors.put(Route.OPERATOR, TestPeople.asOperator());
    }

    @Test
    void everyAddressHasItsLineInTheTable() {
        Set<String> routes = routes();
        Set<String> lines = table.stream().map(Route::key).collect(Collectors.toCollection(TreeSet::new));

        Set<String> missing = new TreeSet<>(routes);
        missing.removeAll(lines);
        Set<String> gone = new TreeSet<>(lines);
        gone.removeAll(routes);
        assertThat(missing)
                .as(
                        "Addresses that no line of %s has. Say there who may open each (see its head), and name an id of"
                                + " FilledDistrict for each of its variables: the crawl then shows that nobody else finds it",
                        Route.TABLE)
                .isEmpty();
        assertThat(gone)
                .as("Lines of %s whose address is gone: remove them", Route.TABLE)
                .isEmpty();
    }

    @Test
    void whoMayNotFindsNothing() {
        List<String> open = new ArrayList<>();
        for (Route row : table) {
            if (row.who().contains(Route.PUBLIC)) {
                continue;
            }
            for (Map.Entry<String, Authentication> actor : actors.entrySet()) {
                if (!row.mayBeOpenedBy(actor.getKey()) && row.isReachedBy(actor.getKey())) {
                    int status = status(row, authentication(actor.getValue()), actor.getKey());
                    if (status != row.otherwise()) {
                        open.add(actor.getKey() + " " + row.key() + " -> " + status);
                    }
                }
            }
            int status = status(row, anonymous(), Route.NOBODY);
            // The operator's door is where /admin leads whoever is not signed in.
            if (status != 401 && status != 404 && !(status == 302 && row.path().startsWith("/admin"))) {
                open.add(Route.NOBODY + " " + row.key() + " -> " + status);
            }
        }
        assertThat(open).as("what opens to whom it should not").isEmpty();
    }

    @Test
    void whoMayGetsIn() {
        List<String> closed = new ArrayList<>();
        for (Route row : table) {
            if (row.who().contains(Route.PUBLIC) || row.with().containsKey("absent")) {
                continue;
            }
            for (String who : row.who()) {
                String actor = who.equals(Route.EVERYONE) ? "colleague" : who;
                int status = status(row, authentication(actors.get(actor)), actor);
                boolean refuses = row.with().containsKey("refuses");
                if (status == 404 || status == 401 || status >= 500 || (status == 403) != refuses) {
                    closed.add(actor + " " + row.key() + " -> " + status);
                }
            }
        }
        assertThat(closed)
                .as("what does not open to whom the table lets in: is an id of FilledDistrict missing?")
                .isEmpty();
    }

    @Test
    void aGuestFindsWhatAnybodyFinds() {
        List<String> closed = new ArrayList<>();
        for (Route row : table) {
            if (row.method().equals(HttpMethod.GET)
                    && row.who().contains(Route.PUBLIC)
                    // The operator's door.
                    && !row.path().equals("/admin")
                    && status(row, authentication(actors.get("guest")), "guest") == 404
                    && status(row, authentication(actors.get("colleague")), "colleague") != 404) {
                closed.add(row.key());
            }
        }
        assertThat(closed).isEmpty();
    }

    /** Pages that everybody has for themselves tell nobody of another district what is in this one. */
    @Test
    void whatIsSeenFromElsewhereTellsNothingOfThisDistrict() {
        List<String> told = new ArrayList<>();
        Set<String> secrets = filled.ids().values().stream()
                .filter(id -> ID.matcher(id).matches())
                .collect(Collectors.toSet());
        for (Route row : table) {
            if (!row.method().equals(HttpMethod.GET) || row.who().contains(Route.PUBLIC)) {
                continue;
            }
            actors.forEach((name, who) -> {
                if (name.startsWith(FAR) && row.mayBeOpenedBy(name)) {
                    String page = text(row, authentication(who), name);
                    secrets.stream()
                            .filter(page::contains)
                            .forEach(id -> told.add(name + " " + row.key() + " tells " + id));
                }
            });
        }
        assertThat(told).isEmpty();
    }

    /** What a click changes is undone, so that the next finds everything as it was. */
    private int status(Route row, RequestPostProcessor who, String actor) {
        if (row.method().equals(HttpMethod.GET)) {
            return answer(row, who, actor).getStatus();
        }
        TransactionTemplate undone = new TransactionTemplate(transactions);
        Integer status = undone.execute(transaction -> {
            transaction.setRollbackOnly();
            return answer(row, who, actor).getStatus();
        });
        return status == null ? 0 : status;
    }

    private String text(Route row, RequestPostProcessor who, String actor) {
        return new String(answer(row, who, actor).getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(Route row, RequestPostProcessor who, String actor) {
        AbstractMockHttpServletRequestBuilder<?> request = (row.with().containsKey("file")
                        ? MockMvcRequestBuilders.multipart(row.method(), row.address(filled))
                                .file(new MockMultipartFile("file", "list.csv", "text/csv", new byte[] {'a'}))
                        : MockMvcRequestBuilders.request(row.method(), row.address(filled)))
                .with(csrf())
                .with(who)
                .with(asked -> {
                    // The operator's API counts wrong tokens by address, and other tests use the same.
                    asked.setRemoteAddr("10." + ++asks / 65536 % 256 + "." + asks / 256 % 256 + "." + asks % 256);
                    return asked;
                });
        row.with().forEach((name, value) -> {
            if (name.startsWith("?")) {
                request.param(name.substring(1), filled.ids().getOrDefault(value, value));
            }
        });
        try {
            return web.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(actor + " " + row.key(), e);
        }
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.waymark.")) {
                routes.addAll(keys(info));
            }
        });
        return routes;
    }

    private static List<String> keys(RequestMappingInfo info) {
        String parameters = info.getParamsCondition().getExpressions().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining("&"));
        Stream<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? Stream.of("GET", "POST")
                : info.getMethodsCondition().getMethods().stream().map(Enum::name);
        return methods.flatMap(method -> info.getPatternValues().stream()
                        .map(path -> method + " " + (path.isEmpty() ? "/" : path)
                                + (parameters.isEmpty() ? "" : " " + parameters)))
                .toList();
    }
}
