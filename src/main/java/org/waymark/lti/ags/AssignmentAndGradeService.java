package org.waymark.lti.ags;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.PlatformCopies;
import org.waymark.lti.services.Answer;
import org.waymark.lti.services.Call;
import org.waymark.lti.services.GradesHeld;
import org.waymark.lti.services.PageLinks;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.PlatformServices;
import org.waymark.lti.services.Query;
import org.waymark.lti.services.ScopeNotOffered;
import org.waymark.lti.services.ServiceProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform's gradebook: columns, scores and results (AGS 2.0). Every method throws a {@link ServiceProblem} that says
 * what can be done: {@link PlatformBusy} later, {@link PlatformRefused} by a person, {@link ScopeNotOffered} never here,
 * {@link GradesHeld} once the connection has been looked at.
 * Call it outside a transaction: it waits for another machine.
 */
@Service
public class AssignmentAndGradeService {

    // AGS 2.0, 3.2.3, 3.2.4, 3.3.2 and 3.4.1: exact media types; some platforms take no others.
    static final MediaType LINE_ITEMS = MediaType.valueOf("application/vnd.ims.lis.v2.lineitemcontainer+json");
    static final MediaType LINE_ITEM = MediaType.valueOf("application/vnd.ims.lis.v2.lineitem+json");
    static final MediaType RESULTS = MediaType.valueOf("application/vnd.ims.lis.v2.resultcontainer+json");
    static final MediaType SCORE = MediaType.valueOf("application/vnd.ims.lis.v1.score+json");

    private static final int MOST_PAGES = 500;

    /** One learner's result is asked for; where the filter is ignored, a whole course is not worth the wait. */
    private static final int MOST_RESULT_PAGES = 5;

    private final PlatformServices services;
    private final PlatformCopies copies;
    private final JsonMapper json;

    AssignmentAndGradeService(PlatformServices services, PlatformCopies copies, JsonMapper json) {
        this.services = services;
        this.copies = copies;
        this.json = json;
    }

    /** Posts a score (AGS 2.0, 3.4); posting the same one again does no harm. */
    public Published publish(GradeAccess access, LineItemUrl lineItem, Score score) {
        Answer answer = ask(
                access,
                GradeAccess.SCORE,
                Call.post(lineItem.scores(), SCORE, json.writeValueAsBytes(score.json()), null));
        // Moodle compares whole seconds and says 409 to what is not later than the score it holds.
        if (answer.status() == 409) {
            return Published.ALREADY_NEWER;
        }
        answer.required();
        return Published.ACCEPTED;
    }

    /**
     * The column of this resource in this context: found first, so that a course copy or a second call makes no second
     * one (AGS 2.0, 3.2.15), made only if there is none. The column of the link itself comes first, then one of no link,
     * then any of the same resource. One that is found stays as it is: whoever renamed it had a reason.
     *
     * @param lineItems the {@code lineitems} address of the launch's endpoint claim
     */
    public LineItem findOrCreateLineItem(GradeAccess access, URI lineItems, NewLineItem wanted) {
        return ofTheLink(access, lineItems, wanted)
                .or(() -> ofTheResource(access, lineItems, wanted))
                .orElseGet(() -> create(access, lineItems, wanted));
    }

    /** The link's only column where it names no resource, or that of ours among several. */
    private Optional<LineItem> ofTheLink(GradeAccess access, URI lineItems, NewLineItem wanted) {
        String link = wanted.resourceLinkId();
        if (link == null) {
            return Optional.empty();
        }
        List<LineItem> columns = columns(access, lineItems, Map.of("resource_link_id", link)).stream()
                .filter(item -> link.equals(item.resourceLinkId()))
                .toList();
        Optional<LineItem> ours =
                columns.stream().filter(item -> isOf(item, wanted)).findFirst();
        return ours.or(() -> columns.stream()
                .filter(item -> columns.size() == 1 && item.resourceId() == null && item.tag() == null)
                .findFirst());
    }

    private Optional<LineItem> ofTheResource(GradeAccess access, URI lineItems, NewLineItem wanted) {
        List<LineItem> same = lineItems(access, lineItems, wanted.resourceId(), wanted.tag());
        return same.stream()
                .filter(item -> item.resourceLinkId() == null)
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    /** The columns of one resource in one context, all pages of them (AGS 2.0, 3.2.8). */
    public List<LineItem> lineItems(GradeAccess access, URI lineItems, String resourceId, String tag) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("resource_id", resourceId);
        filters.put("tag", tag);
        return columns(access, lineItems, filters).stream()
                .filter(item -> isOf(item, resourceId, tag))
                .toList();
    }

    private List<LineItem> columns(GradeAccess access, URI lineItems, Map<String, String> filters) {
        String scope = access.offers(GradeAccess.LINE_ITEM) || !access.offers(GradeAccess.LINE_ITEM_READ_ONLY)
                ? GradeAccess.LINE_ITEM
                : GradeAccess.LINE_ITEM_READ_ONLY;
        List<LineItem> all = new ArrayList<>();
        for (JsonNode node : pages(access, scope, Query.added(lineItems, filters), LINE_ITEMS)) {
            LineItem item = lineItem(node);
            if (item != null) {
                all.add(item);
            }
        }
        return all;
    }

    /** One column as the platform describes it now; empty where its answer is none (AGS 2.0, 3.2.5). */
    public Optional<LineItem> lineItem(GradeAccess access, LineItemUrl url) {
        String scope = access.offers(GradeAccess.LINE_ITEM) || !access.offers(GradeAccess.LINE_ITEM_READ_ONLY)
                ? GradeAccess.LINE_ITEM
                : GradeAccess.LINE_ITEM_READ_ONLY;
        Answer answer = ask(access, scope, Call.get(url.value(), LINE_ITEM)).required();
        return Optional.ofNullable(lineItem(read(access, scope, url.value(), answer)));
    }

    private static boolean isOf(LineItem item, NewLineItem wanted) {
        return isOf(item, wanted.resourceId(), wanted.tag());
    }

    /** Filters may be ignored: look ourselves. A tag that was not kept does not speak against it. */
    private static boolean isOf(LineItem item, String resourceId, String tag) {
        return resourceId.equals(item.resourceId())
                && (item.tag() == null || item.tag().equals(tag));
    }

    /** What the gradebook holds for a learner now; empty while nothing is graded (AGS 2.0, 3.3). */
    public Optional<Result> result(GradeAccess access, LineItemUrl lineItem, String userId) {
        URI address = Query.added(lineItem.results(), Map.of("user_id", userId));
        Pages pages = new Pages(access, GradeAccess.RESULT_READ_ONLY, address, RESULTS);
        for (int page = 0; page < MOST_RESULT_PAGES && pages.hasNext(); page++) {
            for (JsonNode node : pages.next()) {
                if (userId.equals(text(node, "userId"))) {
                    return Optional.of(new Result(
                            userId, number(node, "resultScore"), number(node, "resultMaximum"), text(node, "comment")));
                }
            }
        }
        if (pages.hasNext()) {
            throw new PlatformRefused(200, "The LMS lists so many results that Waymark does not look further.");
        }
        return Optional.empty();
    }

    private LineItem create(GradeAccess access, URI lineItems, NewLineItem wanted) {
        Answer answer = ask(
                        access,
                        GradeAccess.LINE_ITEM,
                        Call.post(lineItems, LINE_ITEM, json.writeValueAsBytes(wanted.json()), LINE_ITEM))
                .required();
        LineItem made = lineItem(read(access, GradeAccess.LINE_ITEM, lineItems, answer));
        if (made == null) {
            useless(access, GradeAccess.LINE_ITEM, lineItems, answer.status());
            throw new PlatformRefused(answer.status(), "The LMS made a gradebook column but did not say where it is.");
        }
        return made;
    }

    private List<JsonNode> pages(GradeAccess access, String scope, URI first, MediaType type) {
        List<JsonNode> all = new ArrayList<>();
        Pages pages = new Pages(access, scope, first, type);
        for (int page = 0; page < MOST_PAGES && pages.hasNext(); page++) {
            pages.next().forEach(all::add);
        }
        return all;
    }

    /** Follows {@code rel=next} as it stands; another origin is refused, a page seen before ends it. */
    private final class Pages {

        private final GradeAccess access;
        private final String scope;
        private final URI first;
        private final MediaType type;
        private final Set<URI> seen = new HashSet<>();
        private Optional<URI> next;

        Pages(GradeAccess access, String scope, URI first, MediaType type) {
            this.access = access;
            this.scope = scope;
            this.first = first;
            this.type = type;
            this.next = Optional.of(first);
        }

        boolean hasNext() {
            return next.isPresent();
        }

        JsonNode next() {
            URI page = next.orElseThrow();
            if (!PageLinks.sameOrigin(first, page)) {
                useless(access, scope, first, 200);
                throw new PlatformRefused(200, "The LMS named a next page on another site; Waymark does not go there.");
            }
            seen.add(page);
            Answer answer = ask(access, scope, Call.get(page, type)).required();
            next = PageLinks.next(answer.headers(), page).filter(following -> !seen.contains(following));
            return read(access, scope, page, answer);
        }
    }

    private Answer ask(GradeAccess access, String scope, Call call) {
        if (!access.offers(scope)) {
            throw new ScopeNotOffered(scope);
        }
        boolean writes = !HttpMethod.GET.equals(call.method());
        if (writes && !copies.mayPostGrades(access.registration(), access.deploymentId())) {
            throw new GradesHeld();
        }
        return services.ask(access.registration(), access.deploymentId(), scope, call);
    }

    private JsonNode read(GradeAccess access, String scope, URI address, Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            useless(access, scope, address, answer.status());
            // A page of a proxy or of maintenance under a good status: the next time may be better.
            throw new PlatformBusy("The LMS sent an answer that is not JSON.", null);
        }
    }

    private void useless(GradeAccess access, String scope, URI address, int status) {
        services.useless(access.registration(), access.deploymentId(), scope, address, status);
    }

    private static @Nullable LineItem lineItem(JsonNode node) {
        String id = text(node, "id");
        BigDecimal maximum = number(node, "scoreMaximum");
        try {
            return id == null
                    ? null
                    : new LineItem(
                            LineItemUrl.valueOf(id),
                            String.valueOf(text(node, "label")),
                            maximum == null ? BigDecimal.ZERO : maximum,
                            text(node, "resourceLinkId"),
                            text(node, "resourceId"),
                            text(node, "tag"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        String text = member.isString() || member.isNumber() ? member.asString() : "";
        return text.isBlank() ? null : text;
    }

    private static @Nullable BigDecimal number(JsonNode node, String name) {
        JsonNode member = node.path(name);
        return member.isNumber() ? member.decimalValue() : null;
    }
}
