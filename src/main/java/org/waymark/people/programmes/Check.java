package org.waymark.people.programmes;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * One thing to have thought of before a programme begins. It advises; nothing waits for it.
 *
 * @param settled whether there is nothing more to say
 */
record Check(Item item, boolean settled, MessageSourceResolvable sentence) {

    /** What a programme that worked had an answer to. */
    enum Item {
        WHY("about", "#why"),
        WHO("members", ""),
        SUPPORT("about", "#support"),
        REVIEWERS("", ""),
        OFFER("about", "#offered"),
        INCENTIVE("about", "#incentive"),
        MEASURE("about", "#measure"),
        REVIEW("about", "#review");

        private final String page;
        private final String anchor;

        Item(String page, String anchor) {
            this.page = page;
            this.anchor = anchor;
        }

        /** Where it is settled, below the programme's address; empty for people and roles. */
        public String page() {
            return page;
        }

        public String anchor() {
            return anchor;
        }
    }

    static Check settled(Item item, String key, Object... arguments) {
        return new Check(item, true, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }

    static Check open(Item item, String key, Object... arguments) {
        return new Check(item, false, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }
}
