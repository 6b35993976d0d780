package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.waymark.people.TestPeople;

/**
 * Whoever may open a form may send anything with it. Each write is sent the form that its page shows, with hostile values in
 * place of some or all: it is never our fault, nothing of it works, and whoever sent it goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileFormsContract {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [a-z.]+\\S+\\(\\w+\\.java:\\d+\\)");
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H'};

    /** What a second click may add to, by table or by address and table, and why. */
    private static final Map<String, String> EACH_TIME = Map.ofEntries(
            Map.entry("audit_entry", "who did what, as often as they did"),
            Map.entry("decision_record_look", "who looked, as often as they did"),
            Map.entry("spring_session", "no cookie goes along with what is sent here"),
            Map.entry("spring_session_attributes", "the same"),
            Map.entry(
                    "POST /design/proposals/{proposal}/vote catalog_step",
                    "a member may think again; the last vote of each counts"),
            Map.entry("POST /design/proposals/{proposal}/vote notice", "the same, told"),
            Map.entry("POST /badges/{id}/wallet wallet_offer", "an offer opens once and ends by itself"),
            Map.entry(
                    "POST /admin/platforms/links lti_registration_link", "each opens once; listed, and can be closed"),
            Map.entry(
                    "POST /admin/programmes/{id}/members/invitations programme_invitation",
                    "codes to hand out; listed, so many at most, and can be closed"),
            Map.entry("POST /admin/guests guest_invitation", "a code to hand out; listed, and can be closed"),
            Map.entry("POST /admin/samples/of/{version} review_anchor", "an empty sample, which can be thrown away"),
            Map.entry(
                    "POST /submissions/{id}/coach/address companion",
                    "an address to pass on; listed, and can be ended"));

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc web;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    EntityManager entities;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Authentication> actors = new LinkedHashMap<>();
    private final Map<Route, Form> forms = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private FilledDistrict filled;
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private int asks;

    /** How often each form is sent. */
    int rounds() {
        return Integer.getInteger("waymark.hostile.rounds", 3);
    }

    long seed() {
        return Long.getLong("waymark.hostile.seed", 20261123L);
    }

    /**
     * A form as somebody finds it.
     *
     * @param fields names with a value each that could be sent; a file's is empty
     * @param files those that are files
     */
    private record Form(
            String actor, String address, Map<String, String> fields, Set<String> files, boolean isOnAPage) {}

    @BeforeAll
    void findAllForms() throws Exception {
        filled = new FilledDistrict(context);
        actors.putAll(filled.actors());
        actors.put(Route.OPERATOR, TestPeople.asOperator());
        List<Route> table = Route.all();
        List<Route> writes = table.stream()
                .filter(route -> !route.method().equals(HttpMethod.GET))
                .toList();
        for (Route route : table) {
            if (route.method().equals(HttpMethod.GET)) {
                for (String actor : whoMay(route)) {
                    MockHttpServletResponse page = send(MockMvcRequestBuilders.get(route.address(filled)), actor);
                    if (page.getStatus() == 200
                            && String.valueOf(page.getContentType()).startsWith("text/html")) {
                        forms(page, route.address(filled), actor, writes);
                    }
                }
            }
        }
        for (Route route : writes) {
            forms.computeIfAbsent(route, this::formOfNoPage);
        }
    }

    private List<String> whoMay(Route route) {
        return route.who().stream()
                .map(who -> who.equals(Route.EVERYONE) ? "colleague" : who.equals(Route.PUBLIC) ? Route.NOBODY : who)
                .filter(who -> actors.containsKey(who) || who.equals(Route.NOBODY))
                .limit(3)
                .toList();
    }

    private void forms(MockHttpServletResponse page, URI at, String actor, List<Route> writes) throws Exception {
        Document document = Jsoup.parse(page.getContentAsString(StandardCharsets.UTF_8), "http://localhost" + at);
        for (Element form : document.select("form[method=post]")) {
            String address = URI.create(form.hasAttr("action") ? form.absUrl("action") : form.baseUri())
                    .getRawPath();
            Map<String, String> fields = new LinkedHashMap<>();
            Set<String> files = new LinkedHashSet<>();
            for (Element field : form.select("input[name],select[name],textarea[name],button[name]")) {
                if (field.attr("type").equals("file")) {
                    files.add(field.attr("name"));
                } else if (!field.attr("name").equals("_csrf")) {
                    fields.merge(field.attr("name"), value(field), (kept, other) -> kept.isEmpty() ? other : kept);
                }
            }
            for (Route write : writes) {
                if (write.matches(address) && whoMay(write).contains(actor)) {
                    forms.merge(
                            write,
                            new Form(actor, address, fields, files, true),
                            (kept, other) ->
                                    other.fields().size() > kept.fields().size() ? other : kept);
                }
            }
        }
    }

    private static String value(Element field) {
        return switch (field.tagName()) {
            case "select" ->
                field.select("option").stream()
                        .map(option -> option.attr("value"))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("");
            case "textarea" -> field.text().isEmpty() ? "Some words" : field.text();
            default -> field.attr("value").isEmpty() ? "Word" : field.attr("value");
        };
    }

    /** What the handler takes, where no page shows a form for it. */
    private Form formOfNoPage(Route route) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> files = new LinkedHashSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getPatternValues().contains(route.path())
                    && mapping.getMethodsCondition().getMethods().stream()
                            .anyMatch(method ->
                                    method.name().equals(route.method().name()))) {
                parameters(handler, fields, files);
            }
        });
        String actor = whoMay(route).stream().findFirst().orElse(Route.NOBODY);
        return new Form(actor, route.address(filled).getRawPath(), fields, files, false);
    }

    private static void parameters(HandlerMethod handler, Map<String, String> fields, Set<String> files) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
            String name = named != null && !named.name().isEmpty()
                    ? named.name()
                    : String.valueOf(parameter.getParameterName());
            if (MultipartFile.class.isAssignableFrom(type)) {
                files.add(name);
            } else if (named != null && !Map.class.isAssignableFrom(type)) {
                fields.put(name, "Word");
            } else if (type.isRecord() && parameter.getParameterAnnotations().length < 2) {
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(each -> fields.put(each, "Word"));
            } else if (type.getName().startsWith("org.waymark.") && !type.isEnum() && !type.isInterface()) {
                Arrays.stream(BeanUtils.getPropertyDescriptors(type))
                        .filter(property -> property.getWriteMethod() != null)
                        .forEach(property -> fields.put(property.getName(), "Word"));
            }
        }
    }

    @Test
    void mostWritesAreSentTheFormOfAPage() {
        assertThat(forms).hasSizeGreaterThan(250);
        assertThat(forms.values().stream().filter(Form::isOnAPage).count())
                .as(
                        "forms found on pages; others are %s",
                        forms.entrySet().stream()
                                .filter(form -> !form.getValue().isOnAPage())
                                .map(form -> form.getKey().key())
                                .toList())
                .isGreaterThan(forms.size() / 2L);
    }

    /** A tired finger clicks twice, and a browser that lost the answer sends the same again. */
    @Test
    void aSecondClickMakesNothingMore() {
        String counts = counts();
        List<String> grown = new ArrayList<>();
        int[] taken = {0};
        forms.forEach((route, form) -> {
            if (form.isOnAPage() && form.files().isEmpty()) {
                undone(() -> {
                    if (send(plain(route, form), form.actor()).getStatus() >= 400) {
                        return;
                    }
                    entities.flush();
                    taken[0]++;
                    Map<String, Long> once = rows(counts);
                    if (send(plain(route, form), form.actor()).getStatus() < 400) {
                        entities.flush();
                        Map<String, Long> twice = rows(counts);
                        twice.forEach((name, count) -> {
                            if (count > once.getOrDefault(name, 0L)
                                    && !EACH_TIME.containsKey(name)
                                    && !EACH_TIME.containsKey(route.key() + " " + name)) {
                                grown.add(route.key() + " " + name);
                            }
                        });
                    }
                });
            }
        });
        assertThat(taken[0]).as("forms that were taken as they stood").isGreaterThan(60);
        assertThat(grown).as("what is there twice after a second click").isEmpty();
    }

    private AbstractMockHttpServletRequestBuilder<?> plain(Route route, Form form) {
        AbstractMockHttpServletRequestBuilder<?> request =
                MockMvcRequestBuilders.request(route.method(), URI.create(form.address()));
        form.fields().forEach(request::param);
        route.with().forEach((name, value) -> {
            if (name.startsWith("?") && !form.fields().containsKey(name.substring(1))) {
                request.param(name.substring(1), filled.ids().getOrDefault(value, value));
            }
        });
        return request;
    }

    private void undone(Click click) {
        try {
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                transaction.setRollbackOnly();
                try {
                    click.run();
                } catch (Exception refused) {
                    // By the database: then it is not there twice.
                }
            });
        } catch (RuntimeException rolledBack) {
            // The same.
        }
    }

    private interface Click {

        void run() throws Exception;
    }

    private String counts() {
        return jdbc
                .sql("select table_name from information_schema.tables where table_type = 'BASE TABLE'"
                        + " and lower(table_schema) = 'public'")
                .query(String.class)
                .list()
                .stream()
                .map(table -> "select '" + table + "' as name, count(*) as rows from \"" + table + "\"")
                .collect(Collectors.joining(" union all "));
    }

    private Map<String, Long> rows(String counts) {
        Map<String, Long> rows = new LinkedHashMap<>();
        jdbc.sql(counts)
                .query((row, number) -> rows.put(row.getString(1), row.getLong(2)))
                .list();
        return rows;
    }

    @Test
    void noHostileFormIsOurFaultOrWorks() throws Exception {
        forms.forEach((route, form) -> {
            Random random = new Random(seed() + route.key().hashCode());
            for (int round = 0; round < rounds(); round++) {
                send(route, form, random, random.nextInt(5), round);
            }
        });
        assertThat(wrong)
                .as("seed %d: a form that fails, an answer in which a hostile value works", seed())
                .isEmpty();
        int sent = answers.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(List.of(200, 204, 302, 400, 422).stream()
                        .mapToInt(status -> answers.getOrDefault(status, 0))
                        .sum())
                .as("forms that came to where they are read: %s", answers)
                .isGreaterThan(sent * 2 / 3);
        for (String actor : actors.keySet()) {
            String home = actor.equals(Route.OPERATOR) ? "/admin/today" : "/home";
            assertThat(send(MockMvcRequestBuilders.get(home), actor).getStatus())
                    .as("%s goes on", actor)
                    .isIn(200, 302, 403);
        }
    }

    private void send(Route route, Form form, Random random, int way, int round) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        form.fields().forEach((name, value) -> values.put(name, List.of(value)));
        List<String> names = List.copyOf(values.keySet());
        String address = form.address();
        String body = null;
        switch (way) {
            case 0 -> {
                String same = HostileValues.any(random);
                names.forEach(name -> values.put(name, List.of(same)));
            }
            case 3 -> structure(values, names, random);
            case 4 -> {
                if (random.nextInt(4) == 0 && address.lastIndexOf('/') > 0) {
                    address = hostileAddress(address, random);
                } else {
                    body = HostileValues.anyJson(random, names);
                }
            }
            default -> {
                if (!names.isEmpty()) {
                    String name = names.get(random.nextInt(names.size()));
                    values.put(name, List.of(HostileValues.any(random)));
                }
            }
        }
        AbstractMockHttpServletRequestBuilder<?> request = request(route, form, address, random);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        } else {
            values.forEach((name, given) -> request.param(name, given.toArray(String[]::new)));
        }
        route.with().forEach((name, value) -> {
            if (name.startsWith("?")) {
                request.param(name.substring(1), filled.ids().getOrDefault(value, value));
            }
        });
        String what = route.key() + " by " + form.actor() + " round " + round + " with "
                + (body != null ? shortened(body) : shortened(values.toString())) + " at " + shortened(address);
        judge(what, request, form.actor());
    }

    /** Missing, repeated, of another shape, or never asked for. */
    private static void structure(Map<String, List<String>> values, List<String> names, Random random) {
        values.put("class.module.classLoader.x", List.of("1"));
        values.put("id", List.of("1"));
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        List<String> given = values.remove(name);
        switch (random.nextInt(8)) {
            case 0 -> values.put(name, List.of(given.get(0), HostileValues.any(random), ""));
            case 1 -> values.put(name, java.util.Collections.nCopies(1_500, given.get(0)));
            case 2 -> values.put(name + "[]", given);
            case 3 -> values.put(name + "[2147483647]", given);
            case 4 -> values.put(name + "[-1].x", given);
            case 5 -> values.put(name + ".x.y['" + HostileValues.ELEMENT + "']", given);
            case 6 -> values.put(name.replaceAll("\\d+", "999999"), given);
            default -> {}
        }
    }

    private static String hostileAddress(String address, Random random) {
        List<String> parts = new ArrayList<>(List.of(address.split("/")));
        parts.set(
                1 + random.nextInt(parts.size() - 1),
                URLEncoder.encode(shortened(HostileValues.any(random)), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
        return String.join("/", parts);
    }

    private AbstractMockHttpServletRequestBuilder<?> request(Route route, Form form, String address, Random random) {
        URI uri = URI.create(address.isEmpty() ? "/" : address);
        if (form.files().isEmpty()) {
            return MockMvcRequestBuilders.request(route.method(), uri);
        }
        MockMultipartHttpServletRequestBuilder request = MockMvcRequestBuilders.multipart(route.method(), uri);
        for (String file : form.files()) {
            request.file(new MockMultipartFile(
                    file,
                    HostileValues.any(random),
                    random.nextBoolean() ? "text/csv" : HostileValues.any(random),
                    random.nextBoolean() ? PICTURE : HostileValues.any(random).getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private void judge(String what, AbstractMockHttpServletRequestBuilder<?> request, String actor) {
        TransactionTemplate undone = new TransactionTemplate(transactions);
        try {
            undone.executeWithoutResult(transaction -> {
                boolean sent = false;
                try {
                    MockHttpServletResponse answer = send(request, actor);
                    sent = true;
                    answers.merge(answer.getStatus(), 1, Integer::sum);
                    faults(answer).forEach(fault -> wrong.add(fault + ": " + what));
                    // What the database refuses it refuses now at the latest.
                    if (answer.getStatus() < 400) {
                        entities.flush();
                    }
                } catch (Throwable problem) {
                    wrong.add((sent ? "kept: " : "thrown: ") + root(problem) + ": " + what);
                } finally {
                    transaction.setRollbackOnly();
                }
            });
        } catch (RuntimeException problem) {
            wrong.add("rolled back: " + root(problem) + ": " + what);
        }
    }

    private static List<String> faults(MockHttpServletResponse answer) throws Exception {
        List<String> faults = new ArrayList<>();
        if (answer.getStatus() >= 500) {
            faults.add("status " + answer.getStatus());
        }
        if (answer.containsHeader(HostileValues.HEADER)) {
            faults.add("a header was put in");
        }
        for (String header : answer.getHeaderNames()) {
            if (answer.getHeaders(header).stream()
                    .anyMatch(value -> value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0)) {
                faults.add("a line break in " + header);
            }
        }
        String type = String.valueOf(answer.getContentType());
        String text = answer.getContentAsString(StandardCharsets.UTF_8);
        if (text.contains(HostileValues.PRODUCT)) {
            faults.add("an expression was worked out");
        }
        if (STACK_TRACE.matcher(text).find()) {
            faults.add("a stack trace");
        }
        if (type.startsWith("text/html")) {
            Document page = Jsoup.parse(text);
            if (!page.select(HostileValues.ELEMENT + ",[" + HostileValues.ATTRIBUTE + "],script:containsData("
                            + HostileValues.ELEMENT + "),a[href^=javascript],[formaction^=javascript],[src^=data:text]")
                    .isEmpty()) {
                faults.add("markup came through");
            }
            if (answer.getStatus() == 422
                    && page.select("[role=alert],.error-summary,.field-error,.error")
                            .isEmpty()) {
                faults.add("422 without a word");
            }
        }
        return faults;
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, String actor)
            throws Exception {
        RequestPostProcessor who = actor.equals(Route.NOBODY) ? anonymous() : authentication(actors.get(actor));
        return web.perform(request.header("Accept", BROWSER)
                        .with(csrf())
                        .with(who)
                        .with(asked -> {
                            asked.setRemoteAddr(
                                    "10." + ++asks / 65536 % 256 + "." + asks / 256 % 256 + "." + asks % 256);
                            if (asked.getRequestURI().startsWith("/api/")) {
                                asked.addHeader("Authorization", "Bearer an-admin-token-for-tests");
                            }
                            return asked;
                        }))
                .andReturn()
                .getResponse();
    }

    private static String root(Throwable problem) {
        Throwable each = problem;
        while (each.getCause() != null && each.getCause() != each) {
            each = each.getCause();
        }
        String at = Arrays.stream(each.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.waymark.")
                        && !frame.getClassName().contains("Hostile")
                        && !frame.getClassName().contains("Filter")
                        && !frame.getClassName().contains("CGLIB"))
                .limit(2)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        return shortened(each + " @ " + at, 600);
    }

    private static String shortened(String text) {
        return shortened(text, 160);
    }

    private static String shortened(String text, int length) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() < length ? line : line.substring(0, length) + "...";
    }
}
