package org.waymark.award;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Pages of shared badges as strangers read them. Whether a badge is shared, how it stands and whose it is is asked at each visit;
 * what its page says besides is drawn once a minute for all who come, since one that is passed around is opened by many.
 */
@Component
class StrangersPages {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 300;

    private final Badges badges;
    private final ViewResolver views;
    private final Clock clock;
    private final Map<Key, Page> drawn = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Page> eldest) {
            return size() > MOST;
        }
    });

    StrangersPages(Badges badges, ViewResolver thymeleafViewResolver, Clock clock) {
        this.badges = badges;
        this.views = thymeleafViewResolver;
        this.clock = clock;
    }

    private record Key(AwardId award, Badges.Visit visit, Locale locale) {}

    private record Page(byte[] html, Instant at) {}

    /**
     * A page to hand out.
     *
     * @param indexed whether its earner wishes it to be found by searching the web
     */
    record Shown(byte[] html, boolean indexed) {}

    /**
     * The page of a badge.
     *
     * @param whole what is drawn where none is kept
     * @throws BadgeNotFound where there is none for strangers
     */
    Shown page(
            String id,
            Supplier<ModelAndView> whole,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws Exception {
        AwardId award = Badges.id(id);
        Badges.Visit visit = badges.visit(award);
        Key key = new Key(award, visit, locale);
        Instant now = clock.instant();
        Page page = drawn.get(key);
        if (page == null || now.isBefore(page.at()) || !now.isBefore(page.at().plus(KEPT))) {
            page = new Page(html(whole.get(), request, response, locale), now);
            drawn.put(key, page);
        }
        return new Shown(page.html(), visit.indexed());
    }

    private byte[] html(ModelAndView page, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws Exception {
        View view = views.resolveViewName(String.valueOf(page.getViewName()), locale);
        if (view == null) {
            throw new IllegalStateException("There is no page " + page.getViewName());
        }
        ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
        view.render(page.getModel(), request, caught);
        return caught.getContentAsByteArray();
    }
}
