package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has no mouse: what has the focus is seen at every step, and no step is the last one. In a frame as well, which
 * the keyboard enters and leaves like a part of the page.
 */
final class Keyboard {

    private static final int LONGEST_WAY = 150;
    private static final int LOOKS = 20;

    /** What cannot be seen of the element that has the focus: an empty text where all of it can. */
    private static final String HIDDEN = """
            () => {
              const one = document.activeElement;
              if (!one || one === document.body) return '';
              const name = one.localName + '#' + one.id + ' "' + (one.textContent || one.value || '').trim().slice(0, 40) + '"';
              const look = getComputedStyle(one);
              if (!one.matches('main') && (look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2)) return name + ' has no outline';
              const box = one.getClientRects()[0];
              if (!box || box.width < 2 || box.height < 2) return name + ' has no room on the page';
              const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
              const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
              if (right - left < 1 || bottom - top < 1) return name + ' is outside the window';
              const x = (left + right) / 2, y = (top + bottom) / 2;
              const over = document.elementFromPoint(x, y);
              return over && (one.contains(over) || over.contains(one)) ? '' : name + ' is covered by ' + (over || {}).localName;
            }
            """;

    private final Page page;
    private final CDPSession session;

    Keyboard(Page page) {
        this.page = page;
        this.session = page.context().newCDPSession(page);
    }

    /** Goes on with Tab until this has the focus; it has a name for screen readers. */
    void to(String selector) {
        for (int steps = 0; steps < LONGEST_WAY; steps++) {
            step();
            if (has(selector)) {
                assertThat(said().name()).as("name of %s", selector).isNotBlank();
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + selector + " at " + page.url());
    }

    /** The same, until a screen reader says this: role and name as they stand in the browser's accessibility tree. */
    void to(AriaRole role, String name) {
        List<Said> heard = new ArrayList<>();
        while (heard.size() < LONGEST_WAY) {
            step();
            Said said = said();
            if (said.is(role) && said.name().equals(name)) {
                return;
            }
            heard.add(said);
        }
        throw new AssertionError(
                "Tab never comes to " + role + " " + name + " at " + page.url() + ", only to " + heard);
    }

    /** Goes there, and on with Enter, which leads to another page. */
    void follow(String selector) {
        to(selector);
        leave();
    }

    /** The same by role and name. */
    void follow(AriaRole role, String name) {
        to(role, name);
        leave();
    }

    /** Presses a key, by which the focus is not lost. */
    void press(String key) {
        page.keyboard().press(key);
        assertSeen();
        assertThat(has("body")).as("focus is lost by %s at %s", key, page.url()).isFalse();
    }

    /** Goes on with the arrows, from one choice of a group to the next, until the one that begins with this word. */
    void choose(String word) {
        for (int steps = 0; steps < LOOKS; steps++) {
            if (said().is(AriaRole.RADIO) && said().name().startsWith(word)) {
                press("Space");
                return;
            }
            press("ArrowDown");
        }
        throw new AssertionError("No arrow comes to " + word + " at " + page.url());
    }

    /** Writes into what has the focus. */
    void write(String words) {
        page.keyboard().insertText(words);
    }

    boolean has(String selector) {
        return (Boolean) at().evaluate("wanted => document.activeElement.matches(wanted)", selector);
    }

    /** What a screen reader says of what has the focus. */
    Said said() {
        JsonObject focused = focused(null);
        JsonObject node = session.send("DOM.describeNode", focused).getAsJsonObject("node");
        if (node.get("nodeName").getAsString().equals("IFRAME")) {
            JsonObject frame = new JsonObject();
            frame.add("frameId", node.get("frameId"));
            frame.addProperty("worldName", "keyboard");
            focused = focused(session.send("Page.createIsolatedWorld", frame));
        }
        focused.addProperty("fetchRelatives", false);
        JsonObject heard = session.send("Accessibility.getPartialAXTree", focused)
                .getAsJsonArray("nodes")
                .get(0)
                .getAsJsonObject();
        return new Said(text(heard, "role"), text(heard, "name"));
    }

    /** Once around the page: how many stops there were before the first one came again. */
    int around() {
        List<String> stops = new ArrayList<>();
        page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); window.stops = [] }");
        for (int steps = 0; steps < LONGEST_WAY; steps++) {
            step();
            String stop = String.valueOf(page.evaluate(
                    "() => { const one = document.activeElement; if (!window.stops.includes(one)) window.stops.push(one);"
                            + " return one === document.body ? 'out' : window.stops.indexOf(one) }"));
            if (stop.equals("out") || stops.contains(stop)) {
                return stops.size();
            }
            stops.add(stop);
        }
        throw new AssertionError("The keyboard is held at " + page.url());
    }

    private void step() {
        page.keyboard().press("Tab");
        assertSeen();
    }

    private void leave() {
        at().waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    /** A browser scrolls to what has the focus a moment after it has it. */
    private void assertSeen() {
        String hidden = hidden();
        for (int looks = 0; looks < LOOKS && !hidden.isEmpty(); looks++) {
            page.waitForTimeout(50);
            hidden = hidden();
        }
        assertThat(hidden).as("focus at %s", page.url()).isEmpty();
    }

    private String hidden() {
        Frame at = at();
        String hidden = (String) at.evaluate(HIDDEN);
        if (!hidden.isEmpty() || at == page.mainFrame()) {
            return hidden;
        }
        BoundingBox box = element(at).boundingBox();
        boolean inside = box == null || box.y < page.viewportSize().height && box.y + box.height > 0;
        return inside ? "" : element(at) + " is in a part of the frame outside the window";
    }

    /** Where the focus is: the page, or a frame in it. */
    private Frame at() {
        boolean framed = (Boolean) page.evaluate("() => document.activeElement.localName === 'iframe'");
        return framed ? element(page.mainFrame()).contentFrame() : page.mainFrame();
    }

    private static ElementHandle element(Frame frame) {
        return frame.evaluateHandle("() => document.activeElement").asElement();
    }

    /** @param world what the browser says of the frame's, null for the page's own */
    private JsonObject focused(@Nullable JsonObject world) {
        JsonObject question = new JsonObject();
        question.addProperty("expression", "document.activeElement");
        if (world != null) {
            question.add("contextId", world.get("executionContextId"));
        }
        JsonObject answer = new JsonObject();
        answer.add(
                "objectId",
                session.send("Runtime.evaluate", question)
                        .getAsJsonObject("result")
                        .get("objectId"));
        return answer;
    }

    private static String text(JsonObject node, String property) {
        JsonObject value = node.getAsJsonObject(property);
        return value == null || !value.has("value") ? "" : value.get("value").getAsString();
    }

    /** A control as a screen reader tells it. */
    record Said(String role, String name) {

        boolean is(AriaRole wanted) {
            return role.equals(wanted.name().toLowerCase(Locale.ROOT));
        }
    }
}
