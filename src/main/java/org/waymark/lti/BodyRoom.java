package org.waymark.lti;

import java.util.HashMap;
import java.util.Map;

/** How much of what is still coming is held at once, for one client and in all. */
class BodyRoom {

    /** Says that there is none left. */
    static final BodyRoom FULL = new BodyRoom(0, 0);

    private final int ofAClient;
    private final int ofAll;
    private final Map<String, Integer> held = new HashMap<>();
    private int all;

    BodyRoom(int ofAClient, int ofAll) {
        this.ofAClient = ofAClient;
        this.ofAll = ofAll;
    }

    Share share(String remoteAddress) {
        return new Share(ClientNetwork.of(remoteAddress));
    }

    private synchronized boolean take(String client, int bytes) {
        int before = held.getOrDefault(client, 0);
        if (before + bytes > ofAClient || all + bytes > ofAll) {
            return false;
        }
        held.put(client, before + bytes);
        all += bytes;
        return true;
    }

    private synchronized void giveBack(String client, int bytes) {
        held.computeIfPresent(client, (same, count) -> count > bytes ? count - bytes : null);
        all -= bytes;
    }

    /** What one request holds. */
    final class Share {

        private final String client;
        private int bytes;

        private Share(String client) {
            this.client = client;
        }

        /** Whether there was room for these, too. */
        synchronized boolean grow(int more) {
            boolean taken = take(client, more);
            bytes += taken ? more : 0;
            return taken;
        }

        synchronized void giveBack() {
            BodyRoom.this.giveBack(client, bytes);
            bytes = 0;
        }
    }
}
