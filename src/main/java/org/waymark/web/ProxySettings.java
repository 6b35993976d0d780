package org.waymark.web;

import java.util.List;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.waymark.settings.BadSetting;

/**
 * Whose word counts for where a request comes from; the server reads the same setting.
 *
 * @param proxies their addresses or networks; null for any private address
 */
@ConfigurationProperties("waymark")
record ProxySettings(@Nullable List<String> proxies) {

    ProxySettings {
        for (String proxy : proxies == null ? List.<String>of() : proxies) {
            if (!isNetwork(proxy)) {
                throw new BadSetting(
                        "WAYMARK_PROXIES takes addresses such as 10.0.0.5 or 10.0.0.0/24, separated by commas; \""
                                + proxy + "\" is none.");
            }
        }
    }

    private static boolean isNetwork(String text) {
        // Letters beyond these would be a name, which is looked up.
        if (!text.strip().matches("[0-9a-fA-F.:]+(/[0-9]+)?")) {
            return false;
        }
        try {
            new NetMask(text.strip());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
