package org.waymark.journeys;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The tool as a person sees it: in the LMS's frame, or in a tab of its own. */
interface Tool {

    Locator locator(String selector);

    Locator getByLabel(String words, FrameLocator.GetByLabelOptions options);

    static Tool inTheFrameOf(Page lms) {
        FrameLocator frame = lms.frameLocator("#tool-frame");
        return new Tool() {
            @Override
            public Locator locator(String selector) {
                return frame.locator(selector);
            }

            @Override
            public Locator getByLabel(String words, FrameLocator.GetByLabelOptions options) {
                return frame.getByLabel(words, options);
            }
        };
    }

    static Tool in(Page tab) {
        return new Tool() {
            @Override
            public Locator locator(String selector) {
                return tab.locator(selector);
            }

            @Override
            public Locator getByLabel(String words, FrameLocator.GetByLabelOptions options) {
                return tab.getByLabel(words, new Page.GetByLabelOptions().setExact(options.exact));
            }
        };
    }
}
