package org.waymark.lti.nrps;

import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.waymark.lti.services.Call;
import org.waymark.lti.services.PageLinks;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.PlatformServices;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of a platform that may be long: every page is read as it comes and one entry is held at a time. It is read to
 * its end or not at all, since whoever is missing from it may be shut out.
 */
@Component
class PagedList {

    private static final int MOST_PAGES = 2000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final PlatformServices services;
    private final JsonMapper json;
    private final Clock clock;

    PagedList(PlatformServices services, JsonMapper json, Clock clock) {
        this.services = services;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param array the member of each page that holds the entries
     * @param home whose origin no page may leave: a token goes with each request
     */
    record Asked(RosterAccess access, String scope, MediaType type, String array, URI home) {}

    /**
     * Gives every entry, and answers the first page's {@code rel=differences}: what changed while later pages were read
     * is then told again, which does no harm, and never missed.
     */
    @Nullable
    URI read(Asked asked, URI first, Consumer<JsonNode> each) {
        Instant deadline = clock.instant().plus(LONGEST);
        AtomicReference<@Nullable URI> differences = new AtomicReference<>();
        AtomicReference<@Nullable URI> next = new AtomicReference<>(first);
        Set<URI> seen = new HashSet<>();
        for (URI page = next.get(); page != null; page = next.get()) {
            follow(asked, page, seen);
            if (clock.instant().isAfter(deadline)) {
                throw new PlatformBusy("The LMS took too long to give its list.", null);
            }
            read(asked, page, each, next, differences);
        }
        return differences.get();
    }

    private void follow(Asked asked, URI page, Set<URI> seen) {
        try {
            require(PageLinks.sameOrigin(asked.home(), page), "a next page on another site; Waymark does not go there");
            require(seen.add(page), "pages that go in circles");
            require(seen.size() <= MOST_PAGES, "a list without an end");
        } catch (PlatformRefused e) {
            RosterAccess access = asked.access();
            services.useless(access.registration(), access.deploymentId(), asked.scope(), asked.home(), e.status());
            throw e;
        }
    }

    private void read(
            Asked asked,
            URI page,
            Consumer<JsonNode> each,
            AtomicReference<@Nullable URI> next,
            AtomicReference<@Nullable URI> differences) {
        services.read(
                        asked.access().registration(),
                        asked.access().deploymentId(),
                        asked.scope(),
                        Call.get(page, asked.type()),
                        (headers, body) -> {
                            next.set(PageLinks.next(headers, page).orElse(null));
                            if (differences.get() == null) {
                                differences.set(
                                        PageLinks.differences(headers, page).orElse(null));
                            }
                            entries(asked, body, each);
                        })
                .required();
    }

    private void entries(Asked asked, InputStream body, Consumer<JsonNode> each) {
        boolean found = false;
        try (JsonParser parser = json.createParser(body)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "no list");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = asked.array().equals(parser.currentName());
                if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                    found = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode entry = parser.readValueAsTree();
                        each.accept(entry);
                    }
                    require(parser.currentToken() == JsonToken.END_ARRAY, "a list of something else");
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonIOException e) {
            throw new PlatformBusy("The LMS broke off its answer.", null);
        } catch (JacksonException e) {
            throw new PlatformRefused(200, "The LMS sent an answer that is not JSON.");
        }
        require(found, "no list");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new PlatformRefused(200, "The LMS gave " + what + ".");
        }
    }
}
