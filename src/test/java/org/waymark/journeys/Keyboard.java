package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has no mouse: what has the focus is seen at every step, and no step is the last one. */
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
              if (look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2) return name + ' has no outline';
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

    Keyboard(Page page) {
        this.page = page;
    }

    /** Goes on with Tab until this has the focus. */
    void to(String selector) {
        for (int steps = 0; steps < LONGEST_WAY; steps++) {
            step();
            if (has(selector)) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + selector + " at " + page.url());
    }

    /** The same, and Enter on it, which leads to another page. */
    void follow(String selector) {
        to(selector);
        page.waitForNavigation(() -> press("Enter"));
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Writes into what has the focus. */
    void write(String words) {
        page.keyboard().insertText(words);
    }

    boolean has(String selector) {
        return (Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector);
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

    /** A browser scrolls to what has the focus a moment after it has it. */
    private void step() {
        press("Tab");
        String hidden = (String) page.evaluate(HIDDEN);
        for (int looks = 0; looks < LOOKS && !hidden.isEmpty(); looks++) {
            page.waitForTimeout(50);
            hidden = (String) page.evaluate(HIDDEN);
        }
        assertThat(hidden).as("focus at %s", page.url()).isEmpty();
    }
}
