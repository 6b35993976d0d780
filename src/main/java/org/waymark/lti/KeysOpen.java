package org.waymark.lti;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** A node whose secret opens no keys stops before it answers anybody or does any due work. */
@Component
class KeysOpen implements SmartInitializingSingleton {

    private final ToolKeys keys;

    KeysOpen(ToolKeys keys) {
        this.keys = keys;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keys.mustOpen();
    }
}
